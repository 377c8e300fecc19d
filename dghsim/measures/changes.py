"""What an intervention changes at each of many hospitals, corrected for looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dghsim.measures.many import chance, half_width, told
from dghsim.measures.model import Floats, Measure
from dghsim.measures.moderated import Spread, spreads

Verdict = Literal["better", "worse", "differs", "no change", "cannot tell", "beside"]
"""`beside` for those of whom nothing is said, since it rests on what was imputed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One hospital: the changed less the base, on the same patients."""

    mean: float
    low: float
    high: float
    """95 % interval of this hospital alone."""
    wide_low: float
    wide_high: float
    """Interval that, with those of all the others, holds in 95 of 100 cohorts (Bonferroni)."""
    verdict: Verdict
    """By Holm's step-down: the family-wise error is 5 %."""
    spread: Spread
    """What the intervals are made of."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A cohort on one measure."""

    measure: Measure
    hospitals: Mapping[str, Change]


def changes(
    measure: Measure,
    before: Mapping[str, Floats],
    after: Mapping[str, Floats],
    *,
    beside: frozenset[str] = frozenset(),
    unjudged: frozenset[str] = frozenset(),
) -> Changes | None:
    """Paired differences of each hospital that has two or more pairs; None for none.

    Where every year of a hospital is the same with and without, nothing changes there, and it lends nothing to what
    chance makes of the others.

    Args:
        measure: what is measured.
        before: name -> one value a replication, NaN where there was nothing to measure.
        after: the same of the changed scenario, replication by replication on the same patients.
        beside: hospitals that are shown with the others and do not count among them, such as synthetic ones.
        unjudged: those of them of whom no verdict is given.
    """
    pairs = {name: _differences(before[name], after[name]) for name in before if name in after}
    pairs = {name: each for name, each in pairs.items() if len(each) >= 2}
    if not pairs:
        return None
    found = spreads(pairs, levels=_levels(before, after, pairs), share=measure.unit == "%", outside=beside)
    chances = {
        name: 1.0 if not pairs[name].any() else chance(one.mean, one.error, one.freedom)
        for name, one in found.items()
    }
    counted = {name: each for name, each in chances.items() if name not in beside}
    sure = told(counted) | {
        name for name in beside & chances.keys() if name in told({**counted, name: chances[name]})
    }
    many = max(len(counted), 1)
    return Changes(
        measure,
        {
            name: _change(
                one, many, "beside" if name in unjudged else _verdict(measure, pairs[name], name in sure)
            )
            for name, one in found.items()
        },
    )


def _differences(before: Floats, after: Floats) -> Floats:
    found = after - before
    return found[~np.isnan(found)]


def _levels(
    before: Mapping[str, Floats], after: Mapping[str, Floats], names: Iterable[str]
) -> dict[str, float]:
    """What the spread of the differences follows: the mean of both, which does not lean with their difference."""
    return {name: float(np.nanmean(before[name]) + np.nanmean(after[name])) / 2 for name in names}


def _verdict(measure: Measure, differences: Floats, sure: bool) -> Verdict:
    if not differences.any():
        return "no change"
    if not sure:
        return "cannot tell"
    if measure.better == "neither":
        return "differs"
    return "better" if (differences.mean() > 0) == (measure.better == "more") else "worse"


def _change(one: Spread, many: int, verdict: Verdict) -> Change:
    if verdict == "no change":
        one = Spread(0.0, 0.0, one.freedom)
    alone, all_of_them = half_width(one), half_width(one, many)
    return Change(
        one.mean,
        one.mean - alone,
        one.mean + alone,
        one.mean - all_of_them,
        one.mean + all_of_them,
        verdict,
        one,
    )
