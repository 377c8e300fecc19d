"""Many hospitals run one after another; one that cannot be run stops nobody else's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from dghsim.errors import InputError, show
from dghsim.measures.held import packs_for
from dghsim.measures.model import Study
from dghsim.rota.ahead import solve_ahead
from dghsim.rota.build import build_rota
from dghsim.scenario.cohort_file import Cohort, Member, Tried
from dghsim.scenario.keys import Document, inside, is_number, split_key
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate


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
    """Name of an intervention -> the hospital with it, on the same patients: measures alone."""

    @property
    def own_staffing(self) -> bool:
        """Whether its own posts and rotas are in."""
        return self.member.staffing == "own"


def run_cohort(
    cohort: Cohort,
    folder: Path,
    *,
    tried: Mapping[str, Tried] | None = None,
    workers: int | None = None,
    standards: Sequence[str] = (),
) -> Iterator[Outcome]:
    """Each hospital's outcome, in the file's order.

    `folder` is where the hospitals' files are looked for; each of `tried` is run at each hospital beside what it has,
    on the same patients. `standards` are packs that all are held against beside their own.
    """
    read = {
        name: _read(folder / member.file, cohort, tried or {}) for name, member in cohort.hospital.items()
    }
    solve_ahead(
        scenario for found in read.values() if not isinstance(found, InputError) for scenario in found
    )
    for name, member in cohort.hospital.items():
        found = read[name]
        if isinstance(found, InputError):
            yield Outcome(name, member, None, str(found))
            continue
        file = folder / member.file
        try:
            packs = packs_for(found[0], file.parent, standards)
            rotas = [build_rota(scenario, folder=file.parent) for scenario in found]
            base, *other = (
                replicate(scenario, rota, workers=workers, logs=0, whole=number == 0)
                for number, (scenario, rota) in enumerate(zip(found, rotas, strict=True))
            )
        except InputError as error:
            yield Outcome(name, member, None, str(error))
        else:
            yield Outcome(
                name, member, replace(base, packs=packs), changed=dict(zip(tried or {}, other, strict=True))
            )


def _read(file: Path, cohort: Cohort, tried: Mapping[str, Tried]) -> list[Scenario] | InputError:
    """The scenario, then that of each change tried; or why there is none."""
    sets = [f"run.{key}={value}" for key, value in cohort.run.model_dump().items()]
    try:
        scenario = load_scenario(file, sets=sets)
        return [scenario, *(changed(scenario, _values(scenario, one)) for one in tried.values())]
    except InputError as error:
        return error


def _values(scenario: Scenario, tried: Tried) -> dict[str, object]:
    """Dotted key -> the hospital's new value; whole numbers stay whole. InputError for a key without a number."""
    document = scenario.model_dump()
    found = dict(tried.set)
    for key, by in tried.add.items():
        value = _number(document, key)
        found[key] = value + (round(by) if isinstance(value, int) else by)
    for key, by in tried.scale.items():
        value = _number(document, key)
        found[key] = round(value * by) if isinstance(value, int) else value * by
    return found


def _number(document: Document, key: str) -> float:
    value: object = document
    for part in split_key(key):
        try:
            value = inside(value, part)
        except KeyError:
            raise InputError(f"intervention: {show(key)}: no such key in the scenario") from None
    if not is_number(value):
        raise InputError(f"intervention: {show(key)}: is no number to add to or to multiply")
    return cast("float", value)
