"""Looking at many hospitals at once: which of them are told, so that hospitals alike are seldom called different."""

from __future__ import annotations

from collections.abc import Mapping

from scipy.special import stdtr, stdtrit

from dghsim.measures.moderated import Spread
from dghsim.measures.statistics import CONFIDENCE


def told(chances: Mapping[str, float]) -> frozenset[str]:
    """Those that differ, by Holm, "A simple sequentially rejective multiple test procedure", Scand J Stat 6 (1979).

    Args:
        chances: name -> the probability, two-sided, of so great a difference where there is none.
    """
    sure: set[str] = set()
    for place, name in enumerate(sorted(chances, key=lambda name: chances[name])):
        if chances[name] > (1 - CONFIDENCE) / (len(chances) - place):
            break
        sure.add(name)
    return frozenset(sure)


def chance(difference: float, error: float, freedom: float) -> float:
    """Of a difference as great or greater by Student's t; without any error 1 for none and 0 for some."""
    if error == 0:
        return 1.0 if difference == 0 else 0.0
    return float(2 * stdtr(freedom, -abs(difference) / error))


def half_width(spread: Spread, among: int = 1) -> float:
    """Of the 95 % interval of a mean; `among` so many that hold together in 95 of 100 (Bonferroni)."""
    level = 1 - (1 - CONFIDENCE) / among
    return float(stdtrit(spread.freedom, (1 + level) / 2) * spread.error)
