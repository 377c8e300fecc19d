"""Many hospitals run side by side; one that cannot be run stops nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dghsim.errors import InputError
from dghsim.measures.held import packs_for, refuse_unknown
from dghsim.measures.model import Study
from dghsim.processors import processors
from dghsim.rota.ahead import solve_ahead
from dghsim.scenario.cohort_file import Cohort, Member, Tried
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.beside import replicate_beside
from dghsim.studies.change import patched
from dghsim.studies.in_order import in_order
from dghsim.studies.ready import ready


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one hospital: a study, or why there is none."""

    name: str
    """As the cohort's file has it."""
    member: Member
    study: Study | None
    """Whole, so that the hospital's own report can be made of it."""
    failure: str = ""
    changed: Mapping[str, Study] = field(default_factory=dict)
    """Name of an intervention -> the hospital with it, on the same patients: the measures of the aims alone."""
    not_tried: Mapping[str, str] = field(default_factory=dict)
    """Name of an intervention -> why it cannot be tried here."""

    @property
    def own_staffing(self) -> bool:
        """Whether its own posts and rotas are in."""
        return self.member.staffing == "own"


@dataclass(frozen=True, slots=True)
class _Read:
    """One hospital's scenarios before anything is run."""

    base: Scenario | None
    failure: str = ""
    changed: Mapping[str, Scenario] = field(default_factory=dict)
    not_tried: Mapping[str, str] = field(default_factory=dict)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return () if self.base is None else (self.base, *self.changed.values())


def run_cohort(
    cohort: Cohort,
    folder: Path,
    *,
    tried: Mapping[str, Tried] | None = None,
    workers: int | None = None,
    standards: Sequence[str] = (),
    rotas: Callable[[int, int], None] | None = None,
    whole: bool = True,
) -> Iterator[Outcome]:
    """Each hospital's outcome, the largest first, so that no worker is left with one when the others are done.

    `folder` is where the hospitals' files are looked for; each of `tried` is run at each hospital beside what it has,
    on the same patients. `standards` are packs that all are held against beside their own.
    `rotas` is called with how many templates are solved and how many there are to solve, before this returns; the
    hospitals are run as their outcomes are asked for. `whole`: false for studies of the measures of the aims alone, of
    which no report can be made.

    Raises:
        InputError: one of `standards` names a measure that no hospital has.
    """
    workers, count = workers or processors(), len(cohort.hospital)
    read = dict(
        zip(cohort.hospital, in_order(_ReadTask(cohort, folder, tried or {}), count, workers), strict=True)
    )
    refuse_unknown(
        ((found.base, (folder / cohort.hospital[name].file).parent) for name, found in read.items()),
        standards,
    )
    solve_ahead((each for found in read.values() for each in found.scenarios), progress=rotas)
    ready()  # before there are workers, which then have it
    within = max(1, workers // max(count, 1))
    turn = sorted(cohort.hospital, key=lambda name: _size(read[name]), reverse=True)
    task = _Task(cohort, folder, read, tuple(turn), tuple(standards), within, whole)
    return in_order(task, count, workers)


def in_files_order(cohort: Cohort, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes as the cohort's file has its hospitals."""
    turn = {name: at for at, name in enumerate(cohort.hospital)}
    return sorted(outcomes, key=lambda outcome: turn[outcome.name])


def _size(read: _Read) -> float:
    """How many a day may come to a hospital, by which its runs take long; nought for one that is not run."""
    streams = read.base.demand.stream.values() if read.base is not None else ()
    return sum(stream.envelope_per_day for stream in streams)


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker has to know to run any hospital of a cohort."""

    cohort: Cohort
    folder: Path
    read: Mapping[str, _Read]
    turn: tuple[str, ...]
    """Names of the hospitals, in the order in which they are run."""
    standards: tuple[str, ...]
    within: int
    """How many of a hospital's replications are run at once."""
    whole: bool

    def __call__(self, number: int) -> Outcome:
        """Run the hospital whose turn this is."""
        name = self.turn[number]
        member = self.cohort.hospital[name]
        read, beside = self.read[name], (self.folder / member.file).parent
        if read.base is None:
            return Outcome(name, member, None, read.failure)
        try:
            packs = packs_for(read.base, beside, self.standards)
            found = replicate_beside(
                read.base, read.changed, folder=beside, workers=self.within, whole=self.whole
            )
        except InputError as error:
            return Outcome(name, member, None, str(error))
        failed = {**read.not_tried, **found.not_run}
        return Outcome(
            name, member, replace(found.base, packs=packs), changed=found.changed, not_tried=failed
        )


@dataclass(frozen=True, slots=True)
class _ReadTask:
    """What a worker has to know to read any hospital of a cohort, with each change."""

    cohort: Cohort
    folder: Path
    tried: Mapping[str, Tried]

    def __call__(self, number: int) -> _Read:
        """Read the hospital of this number in the file."""
        member = list(self.cohort.hospital.values())[number]
        return _read(self.folder / member.file, self.cohort, self.tried)


def _read(file: Path, cohort: Cohort, tried: Mapping[str, Tried]) -> _Read:
    """The scenario, and that of each change tried; or why there is none."""
    sets = [f"run.{key}={value}" for key, value in cohort.run.model_dump().items()]
    try:
        scenario = load_scenario(file, sets=sets)
    except InputError as error:
        return _Read(None, str(error))
    found, failed = {}, {}
    for name, one in tried.items():
        try:
            found[name] = patched(scenario, one)
        except InputError as error:
            failed[name] = str(error)
    return _Read(scenario, "", found, failed)
