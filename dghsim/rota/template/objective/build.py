"""The whole objective."""

from __future__ import annotations

from collections.abc import Iterable

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs
from dghsim.rota.template.objective.days import lone_days_off, long_runs, long_stretches, normal_days
from dghsim.rota.template.objective.nights import nights
from dghsim.rota.template.objective.on_call import on_call
from dghsim.rota.template.objective.weekends import weekends


def add_objective(grid: Grid, owed: Iterable[Literal]) -> None:
    """Asks for the template people would choose.

    Args:
        grid: the model.
        owed: literals that are true where a rest rule that is only a wish is missed.
    """
    costs = Costs(grid)
    for part in (nights, weekends, normal_days, lone_days_off, long_runs, long_stretches, on_call):
        part(costs)
    for literal in owed:
        costs.add(weights.REST_OWED, literal)
    costs.minimise()
