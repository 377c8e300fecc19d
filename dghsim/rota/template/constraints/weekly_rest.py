"""Weekly rest: one long rest in each week, or in each fortnight two, or one that is longer still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.spans import DAY


@dataclass(frozen=True, slots=True)
class _Block:
    """A week or fortnight from the Monday of a line, and the rest that counts in it, in minutes."""

    line: int
    days: int
    rest: int
    """At least so much within the block."""
    beside: int
    """And so much more in the same rest, within the block or not."""

    @property
    def name(self) -> str:
        return f"rest_{self.line}_{self.days}_{self.rest}"


def weekly_rest(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """In each fortnight a rest in each week, two rests anywhere, or one of the fortnightly length.

    Doctors begin on different lines, so a fortnight may begin on any.
    """
    beside = round(rule.number("daily_hours") * 60) if grid.readings.weekly_rest_beside_daily else 0
    short, long = round(rule.limit * 60), round(rule.number("fortnight_hours") * 60)
    weeks = [list(_rests(grid, _Block(line, 7, short, beside))) for line in range(grid.lines)]
    for line in range(grid.lines):
        each = grid.model.new_bool_var(f"rest_each_week_{line}")
        for week in (weeks[line], weeks[(line + 1) % grid.lines]):
            grid.model.add_bool_or([*week, ~each])
        once = [(-1, literal) for literal in _rests(grid, _Block(line, 14, short, beside))]
        twice = [(-2, literal) for literal in (*_rests(grid, _Block(line, 14, long, beside)), each)]
        yield AtMost((*once, *twice), -2)


def _rests(grid: Grid, block: _Block) -> Iterator[Literal]:
    """One literal for each way in which such a rest may begin; it may be true only where there is that rest."""
    opening = grid.model.new_bool_var(f"{block.name}_opening")
    _no_shift(grid, opening, block, -block.beside, block.rest)
    yield opening
    for day in range(-2, block.days):
        for kind, literal in grid.at(7 * block.line + day).items():
            shifts = grid.kind_spans("shift", kind, 7 * block.line + day)
            ends = shifts[-1].end + day * DAY if shifts else -block.beside
            if -block.beside < ends <= block.days * DAY - block.rest:
                rest = grid.model.new_bool_var(f"{block.name}_{day}_{kind}")
                grid.model.add_implication(rest, literal)
                _no_shift(grid, rest, block, ends, max(ends + block.rest + block.beside, block.rest))
                yield rest


def _no_shift(grid: Grid, rest: Literal, block: _Block, opens: int, closes: int) -> None:
    """No shift at all from `opens` to `closes`, in minutes after the Monday's midnight."""
    for day in range(opens // DAY - 2, closes // DAY + 1):
        for kind, literal in grid.at(7 * block.line + day).items():
            shifts = grid.kind_spans("shift", kind, 7 * block.line + day)
            if any(span.within(opens - day * DAY, closes - day * DAY) for span in shifts):
                grid.model.add_implication(rest, ~literal)
