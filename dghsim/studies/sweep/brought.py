"""The measures that a sweep will have, as far as that is known before it is run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.errors import InputError
from dghsim.measures.catalogue import catalogue
from dghsim.measures.model import Measure
from dghsim.studies.change import patched
from dghsim.studies.sweep.changes import Change
from dghsim.studies.sweep.hospitals import Hospital


def measures_of(hospitals: Mapping[str, Hospital], changes: Sequence[Change]) -> dict[str, Measure]:
    """By id: of every hospital as it is, and of each change at the first hospital that it fits. What only a further
    combination brings is known by its id alone."""
    found: dict[str, Measure] = {}
    for hospital in hospitals.values():
        found = {each.id: each for each in catalogue(hospital.scenario)} | found
    for change in changes:
        for name, hospital in hospitals.items():
            try:
                patch = change.at(name)
                if patch is not None:
                    found = {each.id: each for each in catalogue(patched(hospital.scenario, patch))} | found
                break
            except InputError:
                continue
    return found
