"""Non-resident on call: how many in a row, how many in a week, and the hours of the day after."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.rules import Rule
from dghsim.rota.template.expected_rest import too_little_rest
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most, clashes
from dghsim.rota.template.weekend_days import SATURDAY


def on_call_runs(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more than so many consecutive days on call, but for a Saturday and Sunday alone."""
    longest = int(rule.limit)
    for position in grid.positions:
        run = [grid.is_on("nroc", position + day) for day in range(longest + 1)]
        if longest == 1 and position % 7 == SATURDAY:
            yield at_most(2, [*run, grid.is_on("nroc", position - 1)])
            yield at_most(2, [*run, grid.is_on("nroc", position + 2)])
        else:
            yield at_most(longest, run)


def on_call_in_days(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more than so many periods that start within so many days."""
    days = int(rule.number("days"))
    for position in grid.positions:
        window = [
            (len(grid.kind_spans("nroc", kind, position + day)), literal)
            for day in range(days)
            for kind, literal in grid.at(position + day).items()
        ]
        yield AtMost(tuple(term for term in window if term[0]), int(rule.limit))


def hours_after_on_call(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more than so many hours of shifts on the day after; of a weekend pair whose rest is kept, after the Sunday."""
    pairs = rule.word("when") != "disturbed"

    def clash(kind: int, other: int, weekday: int, days: int) -> bool:
        shifts = grid.kind_spans("shift", other, weekday + days)
        return _counts(grid, rule, kind, weekday) and sum(s.length for s in shifts) > rule.limit * 60

    day_after = clashes(grid, 1, clash)
    for position in grid.positions:
        pair = [grid.is_on("nroc", position + 1)] if pairs and position % 7 == SATURDAY else []
        yield from day_after.at(grid, position, *pair)


def _counts(grid: Grid, rule: Rule, kind: int, position: int) -> bool:
    spans = grid.kind_spans("nroc", kind, position)
    if rule.word("when") != "disturbed":
        return bool(spans)
    return any(too_little_rest(span, rule, rule.number("rest_hours")) for span in spans)
