"""Weekly rest: one long rest in each week, or in each fortnight two, or one that is longer still."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.spans import DAY, WEEK

_FORTNIGHT = 2 * WEEK


def weekly_rest(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """In each fortnight two rests of the weekly length, or one of the fortnightly.

    A rest in each of the two weeks is two rests, or one across the weeks that is longer than the fortnightly. Doctors
    begin on different lines, so a fortnight may begin on any.
    """
    daily = rule.number("daily_hours") if grid.readings.weekly_rest_beside_daily else 0.0
    short = round((rule.limit + daily) * 60)
    long = round((rule.number("fortnight_hours") + daily) * 60)
    for line in range(grid.lines):
        once = [(-1, each) for each in _rests(grid, line, short, "short")]
        twice = [(-2, each) for each in _rests(grid, line, long, "long")]
        yield AtMost((*once, *twice), -2)


def _rests(grid: Grid, line: int, length: int, name: str) -> Iterator[Literal]:
    """Literals that may be true only where a rest of `length` minutes begins within the fortnight."""
    monday = 7 * line
    opening = grid.model.new_bool_var(f"{name}_rest_{line}_opening")
    _nothing_starts(grid, opening, monday, 0, length)
    for literal in _still_working(grid, monday):
        grid.model.add_implication(opening, ~literal)
    yield opening
    for day in range(-1, 14):
        for kind, literal in grid.at(monday + day).items():
            shifts = grid.kind_spans("shift", kind, monday + day)
            ends = shifts[-1].end + day * DAY if shifts else 0
            if 0 < ends <= _FORTNIGHT - length:
                rest = grid.model.new_bool_var(f"{name}_rest_{line}_{day}_{kind}")
                grid.model.add_implication(rest, literal)
                _nothing_starts(grid, rest, monday, ends, ends + length)
                yield rest


def _still_working(grid: Grid, monday: int) -> Iterator[Literal]:
    for kind, literal in grid.at(monday - 1).items():
        if any(span.end > DAY for span in grid.kind_spans("shift", kind, monday - 1)):
            yield literal


def _nothing_starts(grid: Grid, rest: Literal, monday: int, opens: int, closes: int) -> None:
    """No shift starts from `opens` to `closes`, in minutes after that Monday's midnight."""
    for day in range(opens // DAY - 1, closes // DAY + 1):
        for kind, literal in grid.at(monday + day).items():
            starts = (span.start + day * DAY for span in grid.kind_spans("shift", kind, monday + day))
            if any(opens <= start < closes for start in starts):
                grid.model.add_implication(rest, ~literal)
