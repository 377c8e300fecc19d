"""How many normal days and zero days, and lines kept clear for leave."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.limits import AtMost, at_most
from dghsim.rota.template.normal_types import fewest_others, is_normal, most_normal, normal_on
from dghsim.rota.template.shift_types import WEEKEND
from dghsim.scenario.rota import Tier

_TINY = 1e-9


def normal_days_a_week(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """So many normal days at least on average."""
    yield from fewest_normal_days(grid, tier, grid.lines)


def fewest_normal_days(grid: Grid, tier: Tier, lines: int) -> Iterator[AtMost]:
    """As many as so many lines want; the grid may be a single line whose choices are numbers."""
    if not tier.template.normal_days_a_week:
        return
    by_day = [normal_on(grid, tier, weekday) for weekday in range(7)]
    least = ceil(tier.template.normal_days_a_week * lines - _TINY) + sum(taken for _, taken in by_day)
    yield AtMost(tuple((-1, number) for numbers, _ in by_day for number in numbers), -least)


def zero_days_a_week(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """Weekdays off, from so many to so many on average; the day on which a night ends is rest and no zero day."""
    least, most = tier.template.zero_days_a_week or [0, 7]
    worked: list[Literal] = []
    for position in grid.positions:
        if position % 7 not in WEEKEND:
            rest = grid.model.new_bool_var(f"rests_{position}")
            night, works = grid.is_on("night", position - 1), grid.works(position)
            grid.model.add_bool_or([~night, works, rest])
            grid.model.add_implication(rest, night)
            grid.model.add_implication(rest, ~works)
            worked += [works, rest]
    days = 5 * grid.lines
    yield at_most(days - ceil(least * grid.lines - _TINY), worked)
    fewest = days - floor(most * grid.lines + _TINY)
    yield AtMost(tuple((-1, literal) for literal in worked), -fewest)


def clear_leave_lines(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """Nothing but normal days on the lines that are for leave; duties of the same hours find room on the others."""
    clear = {line - 1 for line in tier.leave_lines}
    for position in grid.positions:
        if position // 7 in clear:
            yield at_most(0, grid.matching(position, lambda kind: not is_normal(tier, grid.types[kind])))
    for weekday in range(7):
        for number, kind in enumerate(grid.types):
            if kind.spans[weekday] and is_normal(tier, kind):
                given = {line: grid.at(7 * line + weekday)[number] for line in range(grid.lines)}
                rest = [literal for line, literal in given.items() if line not in clear]
                yield AtMost(tuple((-1, literal) for literal in rest), -fewest_others(tier, kind, weekday))
                most = most_normal(tier, kind, weekday)
                if most is not None:
                    yield at_most(most, [literal for line, literal in given.items() if line in clear])
