"""One call of the solver, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.parameters import Parameters, Portfolio

Status = Literal["optimal", "feasible", "infeasible", "undecided"]
_STATUS: dict[int, Status] = {
    int(cp_model.OPTIMAL): "optimal",
    int(cp_model.FEASIBLE): "feasible",
    int(cp_model.INFEASIBLE): "infeasible",
    int(cp_model.UNKNOWN): "undecided",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the solver says, and how long it took."""

    status: Status
    seconds: float


@dataclass(frozen=True, slots=True)
class Found(Outcome):
    """An outcome with a template."""

    choice: Choice
    objective: float
    bound: float


def run(grid: Grid, parameters: Parameters, workers: Portfolio, hint: Choice | None = None) -> Outcome:
    """Solves the model of a grid, from a choice already known where one is given."""
    grid.model.clear_hints()  # type: ignore[no-untyped-call]
    for position in grid.positions if hint is not None else ():
        for kind, literal in grid.at(position).items():
            grid.model.add_hint(literal, hint is not None and hint[position] == kind)
    solver = _solver(parameters, workers)
    status = _STATUS[int(solver.solve(grid.model))]
    if status in ("infeasible", "undecided"):
        return Outcome(status, solver.wall_time)
    choice = tuple(
        next((kind for kind, literal in grid.at(position).items() if solver.boolean_value(literal)), None)
        for position in grid.positions
    )
    return Found(status, solver.wall_time, choice, solver.objective_value, solver.best_objective_bound)


def _solver(parameters: Parameters, workers: Portfolio) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers = len(workers.searches) + workers.improvers
    settings.subsolvers.extend(workers.searches)
    settings.random_seed = parameters.seed
    if parameters.deterministic:
        settings.interleave_search = True
        settings.max_deterministic_time = parameters.seconds
    else:
        settings.max_time_in_seconds = parameters.seconds
    return solver
