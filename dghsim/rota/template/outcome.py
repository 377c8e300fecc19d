"""One call of the solver, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

from dghsim.rota.template.fixing import Fixed, whole
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


class ModelFault(RuntimeError):  # noqa: N818 - what it is, not how it is raised
    """A model that the solver does not take: a fault of this program, and nothing a planner can mend."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the solver says, and what that took."""

    status: Status
    seconds: float
    effort: float
    cut_short: bool
    """Ended by the clock before it had spent its effort."""


@dataclass(frozen=True, slots=True)
class Found(Outcome):
    """An outcome with a template."""

    choice: Choice
    objective: float
    bound: float


def run(
    grid: Grid,
    parameters: Parameters,
    workers: Portfolio,
    hint: Choice | None = None,
    fixed: Fixed | None = None,
) -> Outcome:
    """Solves the model of a grid, from a choice already known where one is given, or with some literals fixed.

    Raises:
        ModelFault: the model is none that the solver takes, which is never the asker's doing.
    """
    grid.model.clear_hints()  # type: ignore[no-untyped-call]
    hints = whole(grid, hint) if hint is not None else ()
    for literal, value in hints if fixed is None else fixed:
        grid.model.add_hint(literal, value)
    solver = _solver(parameters, workers)
    solver.parameters.fix_variables_to_their_hinted_value = fixed is not None
    status = _status(grid, solver.solve(grid.model))
    effort = solver.response_proto.deterministic_time
    stopped = status in ("feasible", "undecided") and effort < parameters.effort
    cut_short = stopped and parameters.seconds is not None and solver.wall_time >= parameters.seconds
    if status in ("infeasible", "undecided"):
        return Outcome(status, solver.wall_time, effort, cut_short)
    choice = tuple(
        next((kind for kind, literal in grid.at(position).items() if solver.boolean_value(literal)), None)
        for position in grid.positions
    )
    bound = solver.best_objective_bound
    return Found(status, solver.wall_time, effort, cut_short, choice, solver.objective_value, bound)


def _status(grid: Grid, answer: cp_model.CpSolverStatus) -> Status:
    if answer == cp_model.MODEL_INVALID:
        why = " ".join(grid.model.validate().split())
        raise ModelFault(
            f"a fault of dghsim: the solver does not take its model of {grid.lines} lines: {why}"
        )
    return _STATUS[int(answer)]


def _solver(parameters: Parameters, workers: Portfolio) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers = len(workers.searches) + workers.improvers
    settings.subsolvers.extend(workers.searches)
    settings.cp_model_presolve = workers.presolve
    settings.random_seed = parameters.seed
    settings.max_deterministic_time = parameters.effort
    settings.interleave_search = parameters.deterministic
    if parameters.seconds is not None:
        settings.max_time_in_seconds = parameters.seconds
    return solver
