"""One call of the solver, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.parameters import Parameters

Status = Literal["optimal", "feasible", "infeasible", "undecided"]
_STATUS: dict[int, Status] = {
    int(cp_model.OPTIMAL): "optimal",
    int(cp_model.FEASIBLE): "feasible",
    int(cp_model.INFEASIBLE): "infeasible",
    int(cp_model.UNKNOWN): "undecided",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status, and the choice where there is one."""

    status: Status
    choice: Choice | None
    objective: float
    bound: float
    seconds: float


def run(grid: Grid, parameters: Parameters, hint: Choice | None = None) -> Outcome:
    """Solves the model of a grid, from a choice already known where one is given."""
    if hint is not None:
        for position in grid.positions:
            for kind, literal in grid.at(position).items():
                grid.model.add_hint(literal, hint[position] == kind)
    solver = make_solver(parameters)
    status = _STATUS[int(solver.solve(grid.model))]
    if status in ("infeasible", "undecided"):
        return Outcome(status, None, 0.0, 0.0, solver.wall_time)
    choice = tuple(
        next((kind for kind, literal in grid.at(position).items() if solver.boolean_value(literal)), None)
        for position in grid.positions
    )
    return Outcome(status, choice, solver.objective_value, solver.best_objective_bound, solver.wall_time)


def make_solver(parameters: Parameters) -> cp_model.CpSolver:
    """A solver set up so."""
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers = parameters.workers
    settings.subsolvers.extend(parameters.searches)
    settings.random_seed = parameters.seed
    if parameters.deterministic:
        settings.interleave_search = True
        settings.max_deterministic_time = parameters.seconds
    else:
        settings.max_time_in_seconds = parameters.seconds
    return solver
