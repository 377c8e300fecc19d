"""The one call from Python: a scenario in, a study out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dghsim.engine.run import Engine
from dghsim.measures.model import Study
from dghsim.measures.precision.ask import precision_of, with_precision
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import LOGS, Progress, replicate
from dghsim.studies.uncertainty.run import plan_draws, with_guesses


def simulate(
    scenario: Scenario,
    *,
    replications: int | None = None,
    seed: int | None = None,
    engine: Engine = "kernel",
    workers: int | None = None,
    rota: DatedRota | None = None,
    folder: Path | None = None,
    logs: int = LOGS,
    progress: Progress | None = None,
    uncertainty: int | None = None,
    precision: Mapping[str, float | str] | None = None,
    most: int | None = None,
) -> Study:
    """Make the rota (unless given), run every replication, and measure.

    `replications` and `seed` default to the scenario's. `engine` is `kernel` or its twin `simpy`: the same numbers,
    much slower. `workers` is how many replications are run at once: the same numbers for any. `folder` is where the
    planner's own rota file is looked for. `uncertainty` is how often assumed inputs are drawn from their ranges:
    the summary then has its `model` interval, and `study.guesses` the draws. `precision` is the half-width asked of
    measures, by id, a number in the measure's unit or text such as "5%" of the average: replications are added,
    `most` at most, until all are within it, and `replications` is then the fewest; both default to the scenario's.
    The study has `.summary()`, `.patients()`, `.tasks()` and `.duties()`, all DataFrames; times in them are naive
    local datetimes. Raises InputError for a scenario that cannot work.
    """
    if seed is not None:
        scenario = scenario.model_copy(update={"run": scenario.run.model_copy(update={"seed": seed})})
    if precision is not None or most is not None:
        scenario = with_precision(scenario, precision or {}, most)
    until = precision_of(scenario, replications)
    drawing = None if uncertainty is None else plan_draws(scenario, uncertainty)
    rota = build_rota(scenario, folder=folder) if rota is None else rota
    study = replicate(
        scenario,
        rota,
        replications=replications,
        precision=until,
        engine=engine,
        workers=workers,
        logs=logs,
        progress=progress,
    )
    return study if drawing is None else with_guesses(study, drawing, engine=engine, workers=workers)
