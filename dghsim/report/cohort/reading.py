"""A cohort as the page needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dghsim.measures.aims import Aim
from dghsim.measures.changes import Changes
from dghsim.measures.face.validity import Held
from dghsim.measures.gains import Gains
from dghsim.measures.model import Study
from dghsim.measures.standing import Standing
from dghsim.scenario.cohort_file import Cohort, Tried
from dghsim.studies.size.model import Sizes

OfHospitals = Mapping[str, Mapping[str, Held]]
"""Name -> figure -> the model held against what is published of that hospital itself."""


@dataclass(frozen=True, slots=True)
class AimReading:
    """One aim and the cohort's standing on its measures."""

    aim: Aim
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Try:
    """One intervention, and what it changes."""

    name: str
    """As the cohort's file has it."""
    tried: Tried
    changes: tuple[Changes, ...]
    """A measure each."""
    gains: tuple[Gains, ...]
    """The same for each `STEP` pounds a year; empty where it has no cost."""


@dataclass(frozen=True, slots=True)
class CohortReading:
    """Everything that the page is made of."""

    cohort: Cohort
    studies: Mapping[str, Study]
    names: Mapping[str, str]
    """Name in the file -> name of the hospital."""
    aims: tuple[AimReading, ...]
    failures: tuple[tuple[str, str], ...]
    """(name in the file, why)."""
    own: frozenset[str]
    """Hospitals whose own staffing is in."""
    not_tried: tuple[str, ...] = ()
    """Each change that a hospital cannot have: which, where and why."""
    tries: tuple[Try, ...] = ()
    """Interventions tried at each hospital."""
    held: OfHospitals = field(default_factory=dict)
    """The simulations against what is public of each hospital; without those of which nothing is."""
    reports: frozenset[str] = frozenset()
    """Hospitals whose own report lies in their folder of results."""
    sizes: Sizes | None = None
    """Hospitals alike in all but size, where they were asked for."""

    @property
    def synthetic(self) -> frozenset[str]:
        """Hospitals that do not exist."""
        return frozenset(name for name, member in self.cohort.hospital.items() if member.synthetic)

    def taken_over(self, name: str) -> tuple[str, ...]:
        """What of a hospital is imputed from others: `direct`, `beds`, `delay`."""
        study = self.studies.get(name)
        return () if study is None else tuple(study.scenario.hospital.imputed)

    def imputed(self, name: str) -> str:
        """What of a hospital is not its own and measures rest on, such as `beds imputed`; empty where all is."""
        given = self.taken_over(name)
        return "beds imputed" if "beds" in given else "delays imputed" if "delay" in given else ""

    def called(self, name: str) -> str:
        """A hospital in words: its name, its code, and whether it exists."""
        tag = "synthetic" if name in self.synthetic else self.imputed(name)
        return f"{self.names[name]} ({', '.join(filter(None, (name.upper(), tag)))})"

    def results_of(self, name: str) -> str:
        """Its own report, seen from the page; empty where none was made."""
        return f"{name}/report.html" if name in self.reports else ""

    @property
    def shown_in_one(self) -> Standing | None:
        """The measure of quality that a single picture shows; None where there is none."""
        quality = next((aim.standings for aim in self.aims if aim.aim.name == "quality"), ())
        return quality[min(1, len(quality) - 1)] if quality else None

    @property
    def by_rule(self) -> bool:
        """Whether any hospital's staffing is the rule's."""
        return not self.own.issuperset(self.studies)
