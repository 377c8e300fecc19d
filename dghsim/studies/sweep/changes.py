"""The changes that a sweep tries at every hospital: interventions and levers, each by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.scenario.cohort_file import Tried
from dghsim.scenario.keys import unknown
from dghsim.scenario.levers.asked import beside
from dghsim.scenario.levers.at_each import tried_at_each
from dghsim.scenario.patch import Patch
from dghsim.scenario.root import Intervention
from dghsim.scenario.sweep_file import NONE, Sweep
from dghsim.studies.sweep.hospitals import Hospital


@dataclass(frozen=True, slots=True)
class Change:
    """One of them, or none."""

    name: str
    says: str
    patch: Patch | None = None
    """The same everywhere; None for nothing, or where each hospital has its own."""
    own: Mapping[str, Patch] = field(default_factory=dict)
    """Hospital -> its own intervention of that name."""

    def at(self, hospital: str) -> Patch | None:
        """What it changes there. Raises InputError for a hospital without an intervention of that name."""
        if self.own and hospital not in self.own:
            raise InputError(f"hospital {hospital} has no intervention {self.name}")
        return self.own.get(hospital, self.patch)

    def everywhere(self) -> list[Patch]:
        """What it changes at any hospital."""
        return list(self.own.values()) if self.own else [self.patch] if self.patch is not None else []


def changes_of(sweep: Sweep, file: str, hospitals: Mapping[str, Hospital]) -> tuple[Change, ...]:
    """In the order of the file: none, its own, those applied, levers.

    Raises:
        InputError: an intervention or lever that nobody has, or two changes of one name.
    """
    where = show_path(file)
    found = [Change(NONE, "As it is")] if sweep.without else []
    found += [Change(name, one.says, _plain(one)) for name, one in sweep.intervention.items()]
    found += [_applied(name, where, hospitals) for name in sweep.apply]
    levers = tried_at_each([beside(text, Path(file).parent) for text in sweep.levers])
    found += [Change(name, one.says, _plain(one)) for name, one in levers.items()]
    names = [change.name for change in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{where}: two changes are called {twice}; each needs a name of its own")
    return tuple(found)


def _applied(name: str, where: str, hospitals: Mapping[str, Hospital]) -> Change:
    own: dict[str, Tried | Intervention] = {
        hospital: each.interventions[name]
        for hospital, each in hospitals.items()
        if name in each.interventions
    }
    if not own:
        known = dict.fromkeys(known for each in hospitals.values() for known in each.interventions)
        raise InputError(f"{where}: apply: {unknown(name, known, what='intervention of its hospitals')}")
    says = next(iter(own.values())).says
    return Change(name, says, own={hospital: _plain(one) for hospital, one in own.items()})


def _plain(change: Patch) -> Patch:
    """What it changes, without why."""
    return Patch(set=change.set, add=change.add, scale=change.scale, remove=change.remove)
