"""Periods on call from home, spread out."""

from __future__ import annotations

from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs

_DAYS = 5


def on_call(costs: Costs) -> None:
    """More than one day on call in any seven; the nearer two are, the more such weeks hold both."""
    grid = costs.grid
    if not any(grid.which("nroc", weekday) for weekday in range(7)):
        return
    for position in grid.positions:
        excess = grid.model.new_int_var(0, _DAYS - 1, f"calls_close_{position}")
        grid.model.add(sum(grid.is_on("nroc", position + day) for day in range(_DAYS)) <= 1 + excess)
        costs.add(weights.ON_CALL_CLOSE, excess)
