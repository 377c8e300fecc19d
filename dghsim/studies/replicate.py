"""Runs a scenario many times and gathers what the measures say of each replication."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace

import pandas as pd

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.demand.tables import DemandTables
from dghsim.demand.tables import prepare as prepare_demand
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Program
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.measures.catalogue import measures_of
from dghsim.measures.columns import Columns, frame, joined
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.frames import duties_columns, patients_columns, tasks_columns
from dghsim.measures.guesses.model import Guess
from dghsim.measures.measure import measure
from dghsim.measures.model import Measured, Replication, Study
from dghsim.measures.nights.stays import stays_columns
from dghsim.measures.precision.model import Precision
from dghsim.measures.precision.rule import Rule
from dghsim.rota.gaps import PreparedDuties, fill_gaps, prepare_duties
from dghsim.rota.model import DatedRota, DutyTable
from dghsim.scenario.root import Scenario
from dghsim.studies.gather import Gathered
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready
from dghsim.studies.uncertainty.homes import guesses_of_homes, in_replication

LOGS = 10
"""Logs are kept for the first so many replications unless told otherwise."""
Progress = Callable[[int], None]
"""Called with the number of replications done so far."""
Tables = dict[str, pd.DataFrame]
"""The logs of one replication by name: `patients`, `tasks`, `duties`, `stays`."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a scenario that is the same in every replication."""

    scenario: Scenario
    rota: DatedRota
    demand: DemandTables
    duties: PreparedDuties
    program: Program
    guesses: tuple[Guess, ...]
    """Of the scenario's homes: drawn anew for each replication."""


def prepare(scenario: Scenario, rota: DatedRota, duties: PreparedDuties | None = None) -> Prepared:
    """Compile the pathway and the tables of demand and duties, once; the duties as given, where they are."""
    duties = prepare_duties(scenario, rota) if duties is None else duties
    return Prepared(
        scenario, rota, prepare_demand(scenario), duties, make_program(scenario, duties.table.grades),
        guesses_of_homes(scenario),
    )  # fmt: skip


def drawn(prepared: Prepared, replication: int) -> Prepared:
    """With the priors of its homes as this replication has them."""
    if not prepared.guesses:
        return prepared
    scenario = in_replication(prepared.scenario, prepared.guesses, replication)
    program = make_program(scenario, prepared.duties.table.grades)
    return replace(prepared, scenario=scenario, demand=prepare_demand(scenario), program=program)


def run_one(prepared: Prepared, replication: int, engine: Engine = "kernel") -> Replication:
    """One replication: drawn, planned, run."""
    prepared = drawn(prepared, replication)
    arrivals = draw_arrivals(prepared.scenario, replication, prepared.demand)
    return run_drawn(prepared, replication, arrivals, fill_gaps(prepared.duties, replication), engine)


def run_drawn(
    prepared: Prepared, replication: int, arrivals: Arrivals, duties: DutyTable, engine: Engine = "kernel"
) -> Replication:
    """One replication of which it is drawn already who may come and who is at work: planned, run."""
    scenario = prepared.scenario
    plan, duty_of = make_plan(scenario, prepared.program, arrivals, duties, replication)
    return Replication(scenario, prepared.rota, plan, arrivals, duties, duty_of, run_plan(plan, engine))


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to know to do any replication of a study."""

    prepared: Prepared
    fixed: Fixed
    engine: Engine
    logs: int
    whole: bool

    def __call__(self, number: int) -> tuple[Measured, dict[str, Columns]]:
        """Run and measure one replication; with its logs, if it is one of those that keep them."""
        finished = run_one(self.prepared, number, self.engine)
        measured = measure(finished, self.fixed, whole=self.whole)
        return measured, _logs(finished) if number < self.logs else {}


def replicate(
    scenario: Scenario,
    rota: DatedRota,
    *,
    replications: int | None = None,
    precision: Precision | None = None,
    engine: Engine = "kernel",
    workers: int | None = None,
    logs: int = LOGS,
    whole: bool = True,
    progress: Progress | None = None,
    keep: Callable[[Tables], None] | None = None,
    duties: PreparedDuties | None = None,
) -> Study:
    """Run every replication and gather the results; the same numbers for any number of workers.

    `replications` and the seed default to the scenario's; with `precision` there are as many as that takes, which
    depends on their values alone. `logs` is how many replications keep their patients, tasks
    and duties. `whole`: false for the measures alone, without picture data and published figures. `keep` is handed the
    logs of each such replication, in order; the study itself then holds no more than the first ten of them. `duties`:
    as `prepare_duties` gives them, where that is done already.
    """
    began = time.perf_counter()
    count = scenario.run.replications if replications is None else replications
    rule = None if precision is None else Rule(precision)
    if precision is not None:
        count = precision.most
    task = Task(prepare(scenario, rota, duties), fixed_of(scenario, rota), engine, logs, whole)
    ready()
    gathered = Gathered()
    kept: list[dict[str, Columns]] = []
    tables: Tables = {}
    with closing(in_order(task, count, workers)) as results:
        for number, (result, logged) in enumerate(results):
            gathered.add(result)
            if logged and keep is not None:
                tables = {name: frame(columns) for name, columns in logged.items()}
                keep(tables)
            if logged and (keep is None or number < LOGS):
                kept.append(logged)
            if progress is not None:
                progress(number + 1)
            if rule is not None and rule.enough(result.values):
                break
    values, alone = gathered.values.table(), bool(tables) and len(kept) == 1
    return Study(
        scenario, rota, measures_of(scenario, values.columns), values, gathered.profiles.means(),
        tables if alone else _joined(kept),
        gathered.face.table(), {"simulation": time.perf_counter() - began}, precision=precision,
        behind=gathered.behind.table(),
    )  # fmt: skip


def _logs(finished: Replication) -> dict[str, Columns]:
    return {
        "patients": patients_columns(finished),
        "tasks": tasks_columns(finished),
        "duties": duties_columns(finished),
        "stays": stays_columns(finished),
    }


def _joined(kept: list[dict[str, Columns]]) -> Tables:
    """The tables of all replications one below another."""
    names = list(kept[0]) if kept else []
    return {name: joined([columns.pop(name) for columns in kept]) for name in names}
