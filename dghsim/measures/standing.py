"""Hospitals beside one another on one measure: with intervals, against the cohort, ranked where that is fair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import stdtrit

from dghsim.measures.model import Floats, Measure
from dghsim.measures.ranks import Ranks, ranks
from dghsim.measures.statistics import CONFIDENCE, interval, possible

Verdict = Literal["better", "worse", "cannot tell", "higher", "lower"]


@dataclass(frozen=True, slots=True)
class One:
    """One hospital on one measure."""

    mean: float
    low: float
    high: float
    """Ends of the 95 % interval of its own mean."""
    year_low: float
    year_high: float
    """5th and 95th percentile of its simulated years."""
    verdict: Verdict
    """Against the middle of the cohort, corrected for looking at all of them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A cohort on one measure."""

    measure: Measure
    middle: float
    """Median of the hospitals' means."""
    hospitals: Mapping[str, One]
    """By name; those without a value are left out."""
    ranked: Mapping[str, int]
    """Name -> its place in `ranks`; empty where none is ranked."""
    ranks: Ranks | None


def standing(measure: Measure, values: Mapping[str, Floats], *, rank: frozenset[str]) -> Standing | None:
    """The hospitals' values of one measure put beside one another; None for fewer than two with a value.

    Args:
        measure: what is measured.
        values: name -> one value a replication; NaN where there was nothing to measure.
        rank: the hospitals that may fairly be ranked on it. Fewer than two of them: nobody is.
    """
    known = {name: each[~np.isnan(each)] for name, each in values.items()}
    known = {name: each for name, each in known.items() if len(each) >= 2}
    if len(known) < 2:
        return None
    middle = float(np.median([each.mean() for each in known.values()]))
    hospitals = {name: _one(measure, each, middle, len(known)) for name, each in known.items()}
    fair = [name for name in known if name in rank] if measure.better != "neither" else []
    if len(fair) < 2:
        return Standing(measure, middle, hospitals, {}, None)
    found = ranks([known[name] for name in fair], measure.better)
    return Standing(measure, middle, hospitals, {name: place for place, name in enumerate(fair)}, found)


def _one(measure: Measure, values: Floats, middle: float, many: int) -> One:
    mean, low, high = interval(values)
    least, most = possible(measure)
    year_low, year_high = np.percentile(values, [5, 95])
    return One(
        mean,
        max(low, least),
        min(high, most),
        float(year_low),
        float(year_high),
        _verdict(measure, values, middle, many),
    )


def _verdict(measure: Measure, values: Floats, middle: float, many: int) -> Verdict:
    """By Bonferroni: with so many hospitals looked at, one alike to the middle is called different in few cohorts."""
    level = 1 - (1 - CONFIDENCE) / many
    half = float(stdtrit(len(values) - 1, (1 + level) / 2) * values.std(ddof=1) / np.sqrt(len(values)))
    difference = float(values.mean()) - middle
    if abs(difference) <= half or difference == 0:
        return "cannot tell"
    if measure.better == "neither":
        return "higher" if difference > 0 else "lower"
    return "better" if (difference > 0) == (measure.better == "more") else "worse"
