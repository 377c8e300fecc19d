"""A cohort's outcomes as the page needs them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dghsim.measures.aims import AIMS, MONEY, Aim, fair, imputed_on
from dghsim.measures.changes import Changes, changes
from dghsim.measures.face.validity import Held, held_against
from dghsim.measures.gains import Gains, gains
from dghsim.measures.model import Floats, Measure, Study
from dghsim.measures.standing import Standing, standing
from dghsim.measures.totals import total_of
from dghsim.report.text import clean
from dghsim.scenario.cohort_file import Cohort, Tried
from dghsim.studies.cohort import Outcome
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

    def imputed(self, name: str) -> str:
        """What of a hospital is not its own, such as `beds imputed`; empty where all is."""
        study = self.studies.get(name)
        given = study.scenario.hospital.imputed if study is not None else []
        return "beds imputed" if "beds" in given else "delays imputed" if "delay" in given else ""

    def called(self, name: str) -> str:
        """A hospital in words: its name, its code, and whether it exists."""
        tag = "synthetic" if name in self.synthetic else self.imputed(name)
        return f"{self.names[name]} ({', '.join(filter(None, (name.upper(), tag)))})"

    def results_of(self, name: str) -> str:
        """Its own report, or else its folder of results, seen from the page."""
        return f"{name}/report.html" if name in self.reports else f"{name}/"

    @property
    def shown_in_one(self) -> Standing | None:
        """The measure of quality that a single picture shows; None where there is none."""
        quality = next((aim.standings for aim in self.aims if aim.aim.name == "quality"), ())
        return quality[min(1, len(quality) - 1)] if quality else None

    @property
    def by_rule(self) -> bool:
        """Whether any hospital's staffing is the rule's."""
        return not self.own.issuperset(self.studies)


def read_outcomes(
    cohort: Cohort,
    outcomes: Sequence[Outcome],
    tried: Mapping[str, Tried] | None = None,
    reports: frozenset[str] = frozenset(),
    sizes: Sizes | None = None,
) -> CohortReading:
    """Put beside one another what the hospitals came to, and what `tried` changed."""
    studies = {outcome.name: outcome.study for outcome in outcomes if outcome.study is not None}
    own = frozenset(outcome.name for outcome in outcomes if outcome.own_staffing)
    synthetic = frozenset(outcome.name for outcome in outcomes if outcome.member.synthetic)
    known: dict[str, Measure] = {}
    for study in studies.values():
        for measure in study.measures:
            known.setdefault(measure.id, measure)
    return CohortReading(
        cohort=cohort,
        studies=studies,
        names={name: clean(study.scenario.name) for name, study in studies.items()},
        aims=tuple(
            AimReading(aim, tuple(_standings(aim, known, studies, own, synthetic, _imputed(outcomes))))
            for aim in AIMS
        ),
        failures=tuple((outcome.name, outcome.failure) for outcome in outcomes if outcome.study is None),
        not_tried=tuple(
            f"{change}: not tried at {outcome.name}: {why}"
            for outcome in outcomes
            for change, why in outcome.not_tried.items()
        ),
        own=own,
        tries=tuple(_try(name, one, known, outcomes, own) for name, one in (tried or {}).items()),
        held=_held(studies, synthetic),
        reports=reports,
        sizes=sizes,
    )


def _imputed(outcomes: Sequence[Outcome]) -> dict[str, frozenset[str]]:
    return {
        each.name: frozenset(each.study.scenario.hospital.imputed)
        for each in outcomes
        if each.study is not None
    }


def _held(studies: Mapping[str, Study], synthetic: frozenset[str]) -> OfHospitals:
    found = {
        name: {
            one.figure.id: one
            for one in held_against(study)
            if one.published.sites and not math.isnan(one.mean)
        }
        for name, study in studies.items()
        if name not in synthetic
    }
    return {name: each for name, each in found.items() if each}


def _try(
    name: str, tried: Tried, known: Mapping[str, Measure], outcomes: Sequence[Outcome], own: frozenset[str]
) -> Try:
    """What an intervention changes, and where it has a cost, what a pound gains."""
    found = tuple(_changes(name, known, outcomes))
    cost = tried.cost_gbp_per_year
    if cost is None:
        return Try(name, tried, found, ())
    real = frozenset(each.name for each in outcomes if not each.member.synthetic)
    values = {each.name: _columns(each.study) for each in outcomes if each.study is not None}
    imputed = _imputed(outcomes)
    gained = (each for each in found if each.measure.id not in MONEY)
    return Try(
        name, tried, found,
        tuple(
            gains(
                each, cost, total=total_of(each.measure, values),
                rank=real & fair(each.measure.id, real, own) - imputed_on(each.measure.id, imputed),
            )
            for each in gained
        ),
    )  # fmt: skip


def _columns(study: Study) -> dict[str, Floats]:
    """Measure -> one value a replication."""
    return {str(name): column.to_numpy(np.float64) for name, column in study.values.items()}


def _changes(tried: str, known: Mapping[str, Measure], outcomes: Sequence[Outcome]) -> Iterator[Changes]:
    both = [(each.name, each.study, each.changed.get(tried)) for each in outcomes]
    beside = frozenset(each.name for each in outcomes if each.member.synthetic)
    for name in (name for aim in AIMS for name in aim.measures if name in known):
        before, after = {}, {}
        for hospital, study, changed in both:
            if study is not None and changed is not None and name in study.values and name in changed.values:
                before[hospital] = study.values[name].to_numpy(np.float64)
                after[hospital] = changed.values[name].to_numpy(np.float64)
        found = changes(known[name], before, after, beside=beside)
        if found is not None:
            yield found


def _standings(
    aim: Aim,
    known: Mapping[str, Measure],
    studies: Mapping[str, Study],
    own: frozenset[str],
    beside: frozenset[str],
    imputed: Mapping[str, frozenset[str]],
) -> Sequence[Standing]:
    found = []
    for name in aim.measures:
        if name not in known:
            continue
        values = {
            hospital: study.values[name].to_numpy(np.float64)
            for hospital, study in studies.items()
            if name in study.values
        }
        guessed = imputed_on(name, imputed)
        one = standing(known[name], values, rank=fair(name, frozenset(studies), own), beside=beside | guessed)
        if one is not None:
            found.append(one)
    return found
