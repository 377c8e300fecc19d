"""Normal days, as many as the hours allow and even over the week; no lone days off; no four long shifts in a row."""

from __future__ import annotations

from ortools.sat.python import cp_model

from dghsim.rota.template.constraints.cover import on_weekday
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs
from dghsim.rota.template.shift_types import WEEKEND

_LONGEST_STRETCH = 7
_MOST_DOCTORS = 60


def normal_days(costs: Costs) -> None:
    """Each is a gain; the weekdays share what is above the fewest."""
    grid = costs.grid
    for kind, each in enumerate(grid.types):
        weekdays = [weekday for weekday in range(7) if each.spare[weekday]]
        for weekday in weekdays:
            for literal in on_weekday(grid, kind, weekday):
                costs.add(-weights.NORMAL_DAY, literal)
        shared = [weekday for weekday in weekdays if weekday not in WEEKEND]
        if len(shared) > 1:
            _even(costs, kind, shared)


def extra_doctors(costs: Costs) -> None:
    """Where cover is a range, hours that make no normal day may go to more of the duty."""
    grid = costs.grid
    for kind, each in enumerate(grid.types):
        for weekday in range(7):
            if each.most[weekday] != each.cover[weekday] and not each.spare[weekday]:
                for literal in on_weekday(grid, kind, weekday):
                    costs.add(-weights.EXTRA_DOCTOR, literal)


def _even(costs: Costs, kind: int, weekdays: list[int]) -> None:
    grid, needed = costs.grid, costs.grid.types[kind].cover
    least, most = (
        grid.model.new_int_var(0, _MOST_DOCTORS, f"{word}_spare_{kind}") for word in ("least", "most")
    )
    for weekday in weekdays:
        spare = cp_model.LinearExpr.sum(on_weekday(grid, kind, weekday)) - needed[weekday]
        grid.model.add(spare >= least)
        grid.model.add(spare <= most)
    costs.add(weights.NORMAL_DAYS_UNEVEN, most)
    costs.add(-weights.NORMAL_DAYS_UNEVEN, least)


def long_stretches(costs: Costs) -> None:
    """More than seven days in a row, where the rules allow it."""
    grid = costs.grid
    for position in grid.positions:
        days = [grid.works(position + day) for day in range(_LONGEST_STRETCH + 1)]
        costs.when_all(weights.LONG_STRETCH, f"stretch_{position}", days)


def lone_days_off(costs: Costs) -> None:
    """One free day between two worked; the free day after a night is its morning, and no day off."""
    grid = costs.grid
    for position in grid.positions:
        before, day, after = (grid.works(position + step) for step in (-1, 0, 1))
        costs.when_all(weights.LONE_DAY_OFF, f"lone_off_{position}", [before, after], [day])


def long_runs(costs: Costs) -> None:
    """Four long shifts in a row that are not all nights."""
    grid = costs.grid
    if not any(grid.which("long", weekday) for weekday in range(7)):
        return
    for position in grid.positions:
        run = [grid.is_on("long", position + day) for day in range(4)]
        first, last = (grid.is_on("night", position + day) for day in (0, 3))
        costs.when_all(weights.FOUR_LONG, f"four_long_{position}", run, [first])
        costs.when_all(weights.FOUR_LONG, f"four_long_to_night_{position}", [*run, first], [last])
