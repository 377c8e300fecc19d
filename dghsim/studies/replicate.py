"""Runs a scenario many times and gathers what the measures say of each replication."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.tables import DemandTables
from dghsim.demand.tables import prepare as prepare_demand
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Program
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.measures.catalogue import measures_of
from dghsim.measures.fixed import fixed_of
from dghsim.measures.frames import duties_frame, patients_frame, tasks_frame
from dghsim.measures.measure import measure
from dghsim.measures.model import Floats, Measured, Replication, Study
from dghsim.measures.nights.stays import stays_frame
from dghsim.rota.gaps import PreparedDuties, fill_gaps, prepare_duties
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

LOGS = 10
"""Logs are kept for the first so many replications unless told otherwise."""
Progress = Callable[[int], None]
"""Called with the number of replications done so far."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything about a scenario that is the same in every replication."""

    scenario: Scenario
    rota: DatedRota
    demand: DemandTables
    duties: PreparedDuties
    program: Program


def prepare(scenario: Scenario, rota: DatedRota) -> Prepared:
    """Compile the pathway and the tables of demand and duties, once."""
    duties = prepare_duties(scenario, rota)
    return Prepared(
        scenario, rota, prepare_demand(scenario), duties, make_program(scenario, duties.table.grades)
    )


def run_one(prepared: Prepared, replication: int, engine: Engine = "kernel") -> Replication:
    """One replication: drawn, planned, run."""
    scenario = prepared.scenario
    arrivals = draw_arrivals(scenario, replication, prepared.demand)
    duties = fill_gaps(prepared.duties, replication)
    plan, duty_of = make_plan(scenario, prepared.program, arrivals, duties, replication)
    log = run_plan(plan, engine)
    return Replication(scenario, prepared.rota, plan, arrivals, duties, duty_of, log)


def replicate(
    scenario: Scenario,
    rota: DatedRota,
    *,
    replications: int | None = None,
    engine: Engine = "kernel",
    workers: int | None = None,
    logs: int = LOGS,
    whole: bool = True,
    progress: Progress | None = None,
) -> Study:
    """Run every replication and gather the results; the same numbers for any number of workers.

    `replications` and the seed default to the scenario's. `logs` is how many replications keep their patients, tasks
    and duties. `whole`: false for the measures alone, without picture data and published figures.
    """
    began = time.perf_counter()
    count = scenario.run.replications if replications is None else replications
    prepared, fixed = prepare(scenario, rota), fixed_of(scenario, rota)

    def one(number: int) -> tuple[Measured, dict[str, pd.DataFrame]]:
        finished = run_one(prepared, number, engine)
        return measure(finished, fixed, whole=whole), _frames(finished) if number < logs else {}

    measured: list[Measured] = []
    frames: list[dict[str, pd.DataFrame]] = []
    for result, tables in _in_order(one, count, workers or os.cpu_count() or 1):
        measured.append(result)
        if tables:
            frames.append(tables)
        if progress is not None:
            progress(len(measured))
    values = pd.DataFrame(
        [result.values for result in measured], index=pd.RangeIndex(count, name="replication")
    )
    kept = {
        name: pd.concat([tables[name] for tables in frames], ignore_index=True)
        for name in (frames or [{}])[0]
    }
    return Study(
        scenario, rota, measures_of(scenario, values.columns), values, _mean_profiles(measured), kept,
        pd.DataFrame([result.face for result in measured], index=values.index),
        {"simulation": time.perf_counter() - began},
    )  # fmt: skip


def _in_order(
    one: Callable[[int], tuple[Measured, dict[str, pd.DataFrame]]], count: int, workers: int
) -> Iterator[tuple[Measured, dict[str, pd.DataFrame]]]:
    """Results in order of replication, a few at a time so that memory does not grow with their number."""
    if workers == 1 or count == 1:
        yield from map(one, range(count))
        return
    batch = 4 * workers
    with ThreadPoolExecutor(workers) as pool:
        for first in range(0, count, batch):
            yield from pool.map(one, range(first, min(first + batch, count)))


def _frames(finished: Replication) -> dict[str, pd.DataFrame]:
    return {
        "patients": patients_frame(finished),
        "tasks": tasks_frame(finished),
        "duties": duties_frame(finished),
        "stays": stays_frame(finished),
    }


def _mean_profiles(measured: Iterable[Measured]) -> dict[str, Floats]:
    """Means over replications, leaving out those with nothing to show."""
    profiles: dict[str, list[Floats]] = {}
    for result in measured:
        for name, profile in result.profiles.items():
            profiles.setdefault(name, []).append(profile)
    return {name: _nanmean(np.stack(stack)) for name, stack in profiles.items()}


def _nanmean(stack: Floats) -> Floats:
    there = ~np.isnan(stack)
    counts = there.sum(axis=0)
    sums = np.where(there, stack, 0.0).sum(axis=0)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
