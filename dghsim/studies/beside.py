"""A scenario and changes of it run beside one another: who comes, and who is at work, is drawn once for all alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dghsim.errors import InputError
from dghsim.measures.catalogue import measures_of
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Measured, Study
from dghsim.measures.of_aims import measure_aims
from dghsim.rota.build import build_rota
from dghsim.scenario.root import Scenario
from dghsim.studies.drawn_once import DrawnOnce, demand_of
from dghsim.studies.gather import Gathered
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready
from dghsim.studies.replicate import Prepared, prepare


@dataclass(frozen=True, slots=True)
class Beside:
    """What they come to."""

    base: Study
    changed: Mapping[str, Study]
    """By name, the measures of the aims alone."""
    not_run: Mapping[str, str]
    """By name, why a change cannot be run here."""


@dataclass(frozen=True, slots=True)
class _One:
    """One of the scenarios; those with the same rota have the same duties, as one object."""

    prepared: Prepared
    fixed: Fixed
    demand: bytes
    """What is drawn from: see `demand_of`."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker has to know to run any replication of all of them."""

    ones: Sequence[_One]
    whole: bool

    def __call__(self, number: int) -> list[Measured | str]:
        """One replication of each: what it comes to, or why it cannot be run."""
        draws = DrawnOnce(number)
        return [self._measured(at, draws) for at in range(len(self.ones))]

    def _measured(self, at: int, draws: DrawnOnce) -> Measured | str:
        one = self.ones[at]
        try:
            finished = draws.run(one.prepared, one.demand)
        except InputError as error:
            return str(error)
        if at == 0 and self.whole:
            return measure(finished, one.fixed)
        return measure_aims(finished, one.fixed)


def replicate_beside(
    base: Scenario,
    changed: Mapping[str, Scenario],
    *,
    folder: Path | None = None,
    workers: int | None = None,
    whole: bool = True,
) -> Beside:
    """The base with all its measures, and each change on those of the aims, number for number as each run by itself.

    `folder` is where a rota of the base's own stands; `whole`: false for the measures of the aims of the base too.

    Raises:
        InputError: the base cannot be run.
    """
    ones, not_run = _prepared(base, changed, folder)
    names = [name for name in changed if name not in not_run]
    gathered = [Gathered() for _ in ones]
    ready()
    with closing(in_order(_Task(ones, whole), base.run.replications, workers)) as results:
        for result in results:
            for at, found in enumerate(result):
                if isinstance(found, Measured):
                    gathered[at].add(found)
                elif at == 0:
                    raise InputError(found)
                else:
                    not_run.setdefault(names[at - 1], found)
    studies = [_study(one, found) for one, found in zip(ones, gathered, strict=True)]
    kept = {name: study for name, study in zip(names, studies[1:], strict=True) if name not in not_run}
    return Beside(studies[0], kept, not_run)


def _prepared(
    base: Scenario, changed: Mapping[str, Scenario], folder: Path | None
) -> tuple[list[_One], dict[str, str]]:
    ones, not_run = [_one(base, [], folder)], {}
    for name, scenario in changed.items():
        try:
            ones.append(_one(scenario, ones, folder))
        except InputError as error:
            not_run[name] = str(error)
    return ones, not_run


def _one(scenario: Scenario, before: Sequence[_One], folder: Path | None) -> _One:
    alike = next((one.prepared for one in before if _same_work(one.prepared.scenario, scenario)), None)
    if alike is not None:
        prepared = prepare(scenario, alike.rota, alike.duties)
    else:
        prepared = prepare(scenario, build_rota(scenario, folder=folder))
    return _One(prepared, fixed_of(scenario, prepared.rota), demand_of(prepared))


def _same_work(one: Scenario, other: Scenario) -> bool:
    """Whether all that decides the rota, and who fills its gaps, is the same."""
    return (one.hospital, one.run, one.rota, one.money) == (
        other.hospital,
        other.run,
        other.rota,
        other.money,
    )


def _study(one: _One, found: Gathered) -> Study:
    values, scenario = found.values.table(), one.prepared.scenario
    return Study(
        scenario, one.prepared.rota, measures_of(scenario, values.columns), values, found.profiles.means(),
        face=found.face.table(), behind=found.behind.table(),
    )  # fmt: skip
