"""Nights in blocks of three or four, from Monday or Friday; and after a day off."""

from __future__ import annotations

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs

_JOINTS = (0, 4)
"""Monday and Friday: nights Friday to Sunday and Monday to Thursday."""


def nights(costs: Costs) -> None:
    """Lone nights, pairs, and runs that begin midweek."""
    grid = costs.grid
    if not _some(grid):
        return
    for position in grid.positions:
        before, first, second, third = (grid.is_on("night", position + day) for day in (-1, 0, 1, 2))
        costs.when_all(weights.LONE_NIGHT, f"lone_night_{position}", [first], [before, second])
        costs.when_all(weights.PAIR_OF_NIGHTS, f"pair_{position}", [first, second], [before, third])
        if position % 7 not in _JOINTS:
            costs.when_all(weights.NIGHTS_BEGIN_MIDWEEK, f"midweek_{position}", [first], [before])


def work_before_nights(costs: Costs) -> None:
    """Work by day on the day before a run of nights."""
    grid = costs.grid
    for position in grid.positions if _some(grid) else ():
        by_day = _day_work(grid, position - 1)
        if by_day:
            works = grid.flag("by_day", position - 1, by_day)
            night = grid.is_on("night", position)
            costs.when_all(weights.WORK_BEFORE_NIGHTS, f"before_{position}", [night, works])


def _some(grid: Grid) -> bool:
    return any(grid.which("night", weekday) for weekday in range(7))


def _day_work(grid: Grid, position: int) -> list[Literal]:
    return grid.matching(position, lambda kind: not grid.kind_spans("night", kind, position))
