"""Runs of consecutive days: how long they may be, and the rest that follows."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from dghsim.rota.rules import Rule
from dghsim.rota.template.constraints.rest import days_reached
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most, clashes
from dghsim.rota.template.shift_types import WEEKEND
from dghsim.rota.template.spans import DAY


def run_length(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more than so many consecutive days on which such work starts."""
    longest = min(_longest(grid, rule, int(rule.limit)), len(grid.positions) - 1)
    for position in grid.positions:
        yield at_most(longest, (grid.is_on(rule.word("of"), position + day) for day in range(longest + 1)))


def rest_after_run(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """After the last of a run that is long enough, so much rest before work of any kind starts."""
    what, rest = rule.word("of"), rule.limit * 60
    owed = _longest(grid, rule, ceil(rule.number("after")))

    def clash(kind: int, other: int, weekday: int, days: int) -> bool:
        return _too_soon(grid, what, kind, other, weekday, days, rest)

    pairs = [clashes(grid, days, clash) for days in days_reached(grid, rest)]
    for position in grid.positions if owed <= len(grid.positions) else ():
        run = [grid.is_on(what, position - day) for day in range(1, owed)]
        goes_on = grid.is_on(what, position + 1)
        for kind, literal in grid.at(position).items():
            if clash(kind, kind, position, 0):
                yield at_most(owed - 1, [literal, *run], goes_on)
        for each in pairs:
            for pair in each.at(grid, position, goes_on):
                yield AtMost((*pair.terms, *((1, day) for day in run)), owed)


def _too_soon(grid: Grid, what: str, kind: int, other: int, position: int, days: int, rest: float) -> bool:
    """Whether work of the second type starts within the rest that the first type's last such span is owed."""
    owed = grid.kind_spans(what, kind, position)
    if not owed:
        return False
    starts = [
        span.start + days * DAY
        for span in grid.spans(other, position + days)
        if span.kind == "shift" or grid.readings.on_call_breaks_rest
    ]
    return any(owed[-1].start < start < owed[-1].end + rest for start in starts)


def _longest(grid: Grid, rule: Rule, limit: int) -> int:
    """The limit, or the longer one where every weekend duty of the tier is on call of low intensity."""
    if not grid.readings.low_intensity_weekends:
        return limit
    weekend = [span for each in grid.types for day in WEEKEND for span in each.spans[day]]
    quiet = rule.number("low_intensity_hours") * 60
    if weekend and all(span.kind == "nroc" and span.work <= quiet for span in weekend):
        return max(limit, int(rule.number("low_intensity_limit", limit)))
    return limit
