"""Runs a study again for each draw of its guesses, on the same patients and with the rota it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.run import Engine
from dghsim.errors import InputError
from dghsim.measures.fixed import fixed_of
from dghsim.measures.guesses.model import Floats, Guess, Guesses, Held
from dghsim.measures.measure import measure_values
from dghsim.measures.model import Study
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready
from dghsim.studies.replicate import Progress, prepare, replicate, run_one
from dghsim.studies.uncertainty.apply import drawn, rota_of
from dghsim.studies.uncertainty.draws import MOST, points, replications_of
from dghsim.studies.uncertainty.inputs import guesses_of
from dghsim.studies.uncertainty.room import with_room

REPLICATIONS = 2
"""Of each draw: the fewest from which chance can be told from the inputs."""
FEWEST = 2
ONE_IN = 10
"""Refused when more than one draw in so many gives no scenario that can work: what is left would be no fair picture."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn of a scenario, and where."""

    guesses: tuple[Guess, ...]
    held: tuple[Held, ...]
    at: Floats
    """(draws, guesses), each from 0 to 1 along its range."""
    roomy: Scenario
    """The scenario, with envelopes wide enough for every draw."""
    left_out: dict[int, str]
    """Draws that give no scenario that can work, and why."""


def plan_draws(scenario: Scenario, draws: int) -> Drawing:
    """Where `draws` draws of the scenario's guesses lie; to be asked for before anything is run.

    Raises:
        InputError: no such number, nothing has a range, or too many draws give no scenario that can work.
    """
    if isinstance(draws, bool) or not isinstance(draws, int) or not FEWEST <= draws <= MOST:
        raise InputError(f"uncertainty must be a whole number, {FEWEST} to {MOST:,}")
    guesses, held = guesses_of(scenario)
    if not guesses:
        raise InputError(
            "--uncertainty: the scenario gives no number a range to be drawn from; write low and high in [[provenance]]"
        )
    at = points(guesses, draws, scenario.run.seed)
    roomy = with_room(scenario, guesses)
    return Drawing(guesses, held, at, roomy, _left_out(roomy, guesses, at))


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to know to run any draw; one row of `at` and `luck` each."""

    scenario: Scenario
    rota: DatedRota
    guesses: tuple[Guess, ...]
    at: Floats
    """(draws, guesses): each guess as drawn."""
    luck: NDArray[np.int64]
    """(draws, replications) by number."""
    engine: Engine
    names: tuple[str, ...]
    """Of the measures."""

    def __call__(self, draw: int) -> Floats:
        """(replications, measures); NaN for a measure that the world drawn has not."""
        world = drawn(self.scenario, self.guesses, self.at[draw])
        rota = rota_of(world, self.rota, self.guesses)
        prepared, fixed = prepare(world, rota), fixed_of(world, rota)
        found = [measure_values(run_one(prepared, int(each), self.engine), fixed) for each in self.luck[draw]]
        return np.array([[values.get(name, np.nan) for name in self.names] for values in found])


def with_guesses(
    study: Study,
    drawing: Drawing,
    *,
    engine: Engine = "kernel",
    workers: int | None = None,
    progress: Progress | None = None,
) -> Study:
    """The study with the guesses of its scenario drawn; the same numbers for any number of workers.

    Each draw is run on `REPLICATIONS` of those of the study, and held against the same ones as written; where a range
    asks for a wider envelope, these are run again with it. A draw that gives no scenario that can work is left out, not
    drawn again, and counted.
    """
    scenario, guesses, at, roomy = study.scenario, drawing.guesses, drawing.at, drawing.roomy
    draws = len(at)
    kept = [draw for draw in range(draws) if draw not in drawing.left_out]
    luck = replications_of(draws, len(study.values), min(REPLICATIONS, len(study.values)), scenario.run.seed)
    names = tuple(map(str, study.values))
    task = Task(roomy, study.rota, tuple(guesses), at[kept], luck[kept], engine, names)
    written = study.values.to_numpy(np.float64)
    if roomy is not scenario:
        beside = replicate(
            roomy, study.rota, replications=len(written), engine=engine, workers=workers, logs=0, whole=False
        )
        written = beside.values.reindex(columns=list(names)).to_numpy(np.float64)
    ready()
    table = np.empty((len(kept), luck.shape[1], len(names)))
    for place, values in enumerate(in_order(task, len(kept), workers)):
        table[place] = values
        if progress is not None:
            progress(place + 1)
    by_measure = dict(zip(names, np.moveaxis(table, 2, 0), strict=True))
    as_written = dict(zip(names, written.T, strict=True))
    made = Guesses(
        guesses, drawing.held, draws, drawing.left_out, as_written, luck[kept], at[kept], by_measure
    )
    return replace(study, guesses=made)


def _left_out(scenario: Scenario, guesses: Sequence[Guess], at: Floats) -> dict[int, str]:
    """Draws that give no scenario that can work, and why. Raises InputError when they are too many."""
    found: dict[int, str] = {}
    for draw, point in enumerate(at):
        try:
            drawn(scenario, guesses, point)
        except InputError as error:
            found[draw] = str(error)
    if len(found) * ONE_IN > len(at):
        raise InputError(
            f"--uncertainty: {len(found)} of {len(at)} draws give no scenario that can work; narrow the ranges in "
            f"[[provenance]]; the first, {next(iter(found.values()))}"
        )
    return found
