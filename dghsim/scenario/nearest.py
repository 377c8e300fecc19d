"""The nearest hospital whose file stands beside another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from dghsim.errors import InputError, show_path
from dghsim.scenario.read import read_toml
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.root import Hospital


@dataclass(frozen=True, slots=True)
class Nearest:
    """A hospital's file, and how far it is by road."""

    file: Path
    minutes: float


def nearest(file: Path, hospital: Hospital) -> Nearest:
    """Of the scenario files in the folder of `file`, that of the hospital nearest to `hospital` by road.

    A file counts where it says itself which hospital it is of and where that is; another file of the same hospital
    does not. Raises InputError where there is none.
    """
    found = sorted(_others(file, hospital), key=lambda one: (one.minutes, one.file.name))
    if not found:
        raise InputError(
            f"--neighbour nearest: no file beside {show_path(file)} is of another hospital to which the way is known; "
            "allowed: a FILE, or hospital.around.longitude and latitude in both files"
        )
    return found[0]


def _others(file: Path, hospital: Hospital) -> Iterator[Nearest]:
    for other in file.parent.glob("*.toml"):
        its = _hospital(other)
        if its is None or its.code == hospital.code:
            continue
        minutes = minutes_between(hospital, its)
        if minutes is not None:
            yield Nearest(other, minutes)


def _hospital(file: Path) -> Hospital | None:
    """As the file itself has it; None where it has none, or is no scenario that can be read."""
    try:
        return Hospital.model_validate(read_toml(file).get("hospital"))
    except (InputError, ValidationError):
        return None
