"""What an intervention changes at each of many hospitals, corrected for looking at all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import stdtr, stdtrit

from dghsim.measures.model import Floats, Measure
from dghsim.measures.statistics import CONFIDENCE, interval

Verdict = Literal["better", "worse", "differs", "no change", "cannot tell"]


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


@dataclass(frozen=True, slots=True)
class Changes:
    """A cohort on one measure."""

    measure: Measure
    hospitals: Mapping[str, Change]


def changes(measure: Measure, before: Mapping[str, Floats], after: Mapping[str, Floats]) -> Changes | None:
    """Paired differences of each hospital that has two or more pairs; None for none.

    Args:
        measure: what is measured.
        before: name -> one value a replication, NaN where there was nothing to measure.
        after: the same of the changed scenario, replication by replication on the same patients.
    """
    pairs = {name: _differences(before[name], after[name]) for name in before if name in after}
    pairs = {name: each for name, each in pairs.items() if len(each) >= 2}
    if not pairs:
        return None
    sure = _holm({name: _chance(each) for name, each in pairs.items()})
    return Changes(
        measure, {name: _change(measure, each, len(pairs), name in sure) for name, each in pairs.items()}
    )


def _differences(before: Floats, after: Floats) -> Floats:
    found = after - before
    return found[~np.isnan(found)]


def _chance(differences: Floats) -> float:
    """Two-sided probability of a mean so far from nought by Student's t; 0 where all differ alike, 1 where none do."""
    spread = float(differences.std(ddof=1))
    if spread == 0:
        return 1.0 if differences[0] == 0 else 0.0
    ratio = abs(float(differences.mean())) / spread * np.sqrt(len(differences))
    return float(2 * stdtr(len(differences) - 1, -ratio))


def _holm(chances: Mapping[str, float]) -> frozenset[str]:
    """Those that differ, by Holm, "A simple sequentially rejective multiple test procedure", Scand J Stat 6 (1979)."""
    sure: set[str] = set()
    for place, name in enumerate(sorted(chances, key=lambda name: chances[name])):
        if chances[name] > (1 - CONFIDENCE) / (len(chances) - place):
            break
        sure.add(name)
    return frozenset(sure)


def _change(measure: Measure, differences: Floats, many: int, sure: bool) -> Change:
    mean, low, high = interval(differences)
    level = 1 - (1 - CONFIDENCE) / many
    half = float(
        stdtrit(len(differences) - 1, (1 + level) / 2) * differences.std(ddof=1) / np.sqrt(len(differences))
    )
    if not differences.any():
        verdict: Verdict = "no change"
    elif not sure:
        verdict = "cannot tell"
    elif measure.better == "neither":
        verdict = "differs"
    else:
        verdict = "better" if (mean > 0) == (measure.better == "more") else "worse"
    return Change(mean, low, high, mean - half, mean + half, verdict)
