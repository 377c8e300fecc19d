"""What an intervention changes at each hospital, and what a pound gains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dghsim.measures.aims import AIMS, MONEY
from dghsim.measures.changes import Changes, changes
from dghsim.measures.gains import gains
from dghsim.measures.model import Floats, Measure, Study
from dghsim.measures.totals import total_of
from dghsim.report.cohort.judged import Judged
from dghsim.report.cohort.reading import Try
from dghsim.scenario.cohort_file import Tried
from dghsim.studies.cohort import Outcome


def try_of(
    name: str, tried: Tried, known: Mapping[str, Measure], outcomes: Sequence[Outcome], judged: Judged
) -> Try:
    """What an intervention changes on the measures of the aims, and where it has a cost, what a pound gains."""
    found = tuple(_changes(name, known, outcomes, judged))
    cost = tried.cost_gbp_per_year
    if cost is None:
        return Try(name, tried, found, ())
    values = {each.name: _columns(each.study) for each in outcomes if each.study is not None}
    return Try(
        name,
        tried,
        found,
        tuple(
            gains(
                each,
                cost,
                total=total_of(each.measure, values),
                rank=judged.ranked(each.measure.id) - judged.beside(each.measure.id),
                assumed=judged.assumed(each.measure.id),
            )
            for each in found
            if each.measure.id not in MONEY
        ),
    )


def _columns(study: Study) -> dict[str, Floats]:
    """Measure -> one value a replication."""
    return {str(name): column.to_numpy(np.float64) for name, column in study.values.items()}


def _changes(
    tried: str, known: Mapping[str, Measure], outcomes: Sequence[Outcome], judged: Judged
) -> Iterator[Changes]:
    both = [(each.name, each.study, each.changed.get(tried)) for each in outcomes]
    for name in (name for aim in AIMS for name in aim.measures if name in known):
        before, after = {}, {}
        for hospital, study, changed in both:
            if study is not None and changed is not None and name in study.values and name in changed.values:
                before[hospital] = study.values[name].to_numpy(np.float64)
                after[hospital] = changed.values[name].to_numpy(np.float64)
        found = changes(
            known[name], before, after, beside=judged.beside(name), unjudged=judged.unjudged(name)
        )
        if found is not None:
            yield found
