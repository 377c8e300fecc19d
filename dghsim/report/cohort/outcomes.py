"""Puts what became of the hospitals beside one another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dghsim.measures.aims import AIMS, Aim
from dghsim.measures.face.validity import held_against
from dghsim.measures.model import Measure, Study
from dghsim.measures.standing import Standing, standing
from dghsim.report.cohort.judged import Judged, judged_of
from dghsim.report.cohort.reading import AimReading, CohortReading, OfHospitals
from dghsim.report.cohort.tried import try_of
from dghsim.report.text import clean
from dghsim.scenario.cohort_file import Cohort, Tried
from dghsim.studies.cohort import Outcome
from dghsim.studies.size.model import Sizes


def read_outcomes(
    cohort: Cohort,
    outcomes: Sequence[Outcome],
    tried: Mapping[str, Tried] | None = None,
    reports: frozenset[str] = frozenset(),
    sizes: Sizes | None = None,
) -> CohortReading:
    """Put beside one another what the hospitals came to, and what `tried` changed."""
    studies = {outcome.name: outcome.study for outcome in outcomes if outcome.study is not None}
    judged = judged_of(outcomes)
    known: dict[str, Measure] = {}
    for study in studies.values():
        for measure in study.measures:
            known.setdefault(measure.id, measure)
    return CohortReading(
        cohort=cohort,
        studies=studies,
        names={name: clean(study.scenario.name) for name, study in studies.items()},
        aims=tuple(AimReading(aim, tuple(_standings(aim, known, studies, judged))) for aim in AIMS),
        failures=tuple((outcome.name, outcome.failure) for outcome in outcomes if outcome.study is None),
        not_tried=tuple(
            f"{change}: not tried at {outcome.name}: {why}"
            for outcome in outcomes
            for change, why in outcome.not_tried.items()
        ),
        own=frozenset(outcome.name for outcome in outcomes if outcome.own_staffing),
        tries=tuple(try_of(name, one, known, outcomes, judged) for name, one in (tried or {}).items()),
        held=_held(studies, judged.synthetic),
        reports=reports,
        sizes=sizes,
    )


def _standings(
    aim: Aim, known: Mapping[str, Measure], studies: Mapping[str, Study], judged: Judged
) -> Iterator[Standing]:
    for name in (name for name in aim.measures if name in known):
        values = {
            hospital: study.values[name].to_numpy(np.float64)
            for hospital, study in studies.items()
            if name in study.values
        }
        found = standing(
            known[name],
            values,
            rank=judged.ranked(name),
            beside=judged.beside(name),
            assumed=judged.assumed(name),
        )
        if found is not None:
            yield found


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
