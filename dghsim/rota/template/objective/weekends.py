"""Whole weekends, as few as can be, and evenly over the cycle."""

from __future__ import annotations

from dghsim.rota.template.constraints.weekends import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    touching_weekend,
    weekend_worked,
)
from dghsim.rota.template.doctor_weekends import doctor_weekends
from dghsim.rota.template.grid import Literal
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs


def weekends_worked(costs: Costs) -> None:
    """Each weekend worked; cover alone takes so many."""
    grid = costs.grid
    fewest = doctor_weekends(grid.types)
    worked = [weekend_worked(grid, line) for line in range(grid.lines)] if fewest else []
    for literal in worked:
        costs.add(weights.WEEKEND_WORKED, literal)
    if worked:
        costs.least = weights.WEEKEND_WORKED * fewest


def weekends(costs: Costs) -> None:
    """Weekends split, two running, and unevenly spread."""
    grid = costs.grid
    fewest = doctor_weekends(grid.types)
    if fewest == 0:
        return
    for line in range(grid.lines):
        _split(costs, line)
    apart = grid.lines // fewest
    for line in range(grid.lines):
        near = [weekend_worked(grid, (line + week) % grid.lines) for week in range(apart)]
        if apart >= 2:
            costs.when_all(weights.WEEKENDS_RUNNING, f"running_{line}", near[:2])
        if apart >= 3:
            _crowded(costs, f"close_{line}", near)


def _split(costs: Costs, line: int) -> None:
    grid, saturday, sunday = costs.grid, 7 * line + SATURDAY, 7 * line + SUNDAY
    if not grid.at(saturday) or not grid.at(sunday):
        return
    costs.when_all(weights.WEEKEND_SPLIT, f"only_sat_{line}", [grid.works(saturday)], [grid.works(sunday)])
    costs.when_all(weights.WEEKEND_SPLIT, f"only_sun_{line}", [grid.works(sunday)], [grid.works(saturday)])
    late = touching_weekend(grid, 7 * line + FRIDAY)
    if late:
        friday = grid.flag("late_friday", 7 * line + FRIDAY, late)
        costs.when_all(weights.WEEKEND_SPLIT, f"only_fri_{line}", [friday], [grid.works(saturday)])


def _crowded(costs: Costs, name: str, near: list[Literal]) -> None:
    excess = costs.grid.model.new_int_var(0, len(near) - 1, name)
    costs.grid.model.add(sum(near) <= 1 + excess)
    costs.add(weights.WEEKENDS_CLOSE, excess)
