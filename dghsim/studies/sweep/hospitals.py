"""The hospitals of a sweep, read from scenarios and cohorts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.measures.precision.ask import precision_of, with_precision
from dghsim.scenario.cohort_file import Tried, is_cohort, load_cohort
from dghsim.scenario.keys import unknown
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Intervention, Scenario
from dghsim.scenario.sweep_file import Sweep, SweepRun


@dataclass(frozen=True, slots=True)
class Hospital:
    """One of them."""

    scenario: Scenario
    """As it is run where nothing is changed."""
    folder: Path
    """Where a rota of its own is looked for."""
    interventions: Mapping[str, Tried | Intervention]
    """Its own, or its cohort's."""


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    file: Path
    cohort: Mapping[str, Tried] | None


def hospitals_of(sweep: Sweep, file: str) -> dict[str, Hospital]:
    """By name, in the order of the file: a cohort's name for its members, a scenario's stem otherwise.

    Raises:
        InputError: a file that cannot be read or run so, a name twice, or one to leave out that is not there.
    """
    where = show_path(file)
    found: dict[str, _Found] = {}
    for each in _files(sweep, Path(file).parent):
        if found.setdefault(each.name, each) is not each:
            raise InputError(f"{where}: hospitals: two are called {each.name}; name the files otherwise")
    for name in sweep.leave_out:
        if name not in found:
            raise InputError(f"{where}: leave_out: {unknown(name, found, what='hospital')}")
    kept = {name: each for name, each in found.items() if name not in sweep.leave_out}
    if not kept:
        raise InputError(f"{where}: leave_out leaves no hospital to run")
    return {name: _read(each, sweep.run) for name, each in kept.items()}


def _files(sweep: Sweep, folder: Path) -> Iterator[_Found]:
    for text in sweep.hospitals:
        path = folder / text
        if is_cohort(path):
            cohort = load_cohort(path)
            for name, member in cohort.hospital.items():
                yield _Found(name, path.parent / member.file, cohort.intervention)
        else:
            yield _Found(_name(path), path, None)


def _name(path: Path) -> str:
    """The stem, as names are written."""
    name = re.sub(r"[^a-z0-9_]+", "_", path.stem.lower())[:40]
    if not re.fullmatch(r"[a-z].*", name):
        raise InputError(f"{show_path(path)}: hospitals: its name {show(path.stem)} must begin with a letter")
    return name


def _read(found: _Found, run: SweepRun) -> Hospital:
    given = run.model_dump(exclude={"precision"}, exclude_none=True)
    scenario = load_scenario(found.file, sets=[f"run.{key}={value}" for key, value in given.items()])
    if run.precision:
        scenario = with_precision(scenario, run.precision)
    try:
        precision_of(scenario)
    except InputError as error:
        raise InputError(f"{show_path(found.file)}: {error}") from None
    own = scenario.intervention if found.cohort is None else found.cohort
    return Hospital(scenario, found.file.parent, own)
