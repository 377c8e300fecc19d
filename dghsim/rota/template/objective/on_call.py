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
        calls = [grid.is_on("nroc", position + day) for day in range(_DAYS)]
        for apart in range(1, _DAYS):
            both, between = (calls[0], calls[apart]), calls[1:apart]
            name = f"calls_{position}_{apart}"
            costs.when_all(weights.ON_CALL_CLOSE * (_DAYS - apart), name, both, between)
