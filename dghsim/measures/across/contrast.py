"""Intervals of what is added up of many cells, replication by replication, so that what the patients do cancels."""

from __future__ import annotations

import numpy as np
from scipy.special import stdtrit

from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats
from dghsim.measures.statistics import CONFIDENCE, alike_by_luck


def means_of(values: Floats) -> Floats:
    """Mean of each row; exactly the value itself where all are the same, so that equal rows stay equal."""
    same = np.ptp(values, axis=1) == 0
    found: Floats = np.where(same, values[:, 0], values.mean(axis=1))
    return found


def reaches(contrasts: Floats, among: int = 1, before: Floats | None = None) -> tuple[Reach, ...]:
    """Of each row its mean and 95 % Student t interval over replications; NaN ends for one replication.

    Args:
        contrasts: shape (any, replications), without NaN.
        among: so many intervals that hold together in 95 of 100 studies (Bonferroni), of which each row is one.
        before: what each row is a difference from, where it is one: those that are `alike_by_luck` have NaN ends.
    """
    count = contrasts.shape[1]
    means = means_of(contrasts)
    if count < 2:
        return tuple(Reach(float(mean), np.nan, np.nan) for mean in means)
    spread = np.sqrt(((contrasts - means[:, None]) ** 2).sum(axis=1) / (count - 1))
    if before is not None:
        spread = np.where(alike_by_luck(before, contrasts), np.nan, spread)
    halves = stdtrit(count - 1, 1 - (1 - CONFIDENCE) / (2 * among)) * spread / np.sqrt(count)
    return tuple(
        Reach(float(mean), float(mean - half), float(mean + half))
        for mean, half in zip(means, halves, strict=True)
    )


def reach(contrast: Floats, among: int = 1, before: Floats | None = None) -> Reach:
    """The same of one."""
    return reaches(contrast[None, :], among, before)[0]


def verdict(found: Reach, better: str) -> str:
    """`better`, `worse`, `differs`, `no change`, or `cannot tell` where nought is in the interval or there is none."""
    if found.mean == found.low == found.high == 0:
        return "no change"
    if not (found.low > 0 or found.high < 0):
        return "cannot tell"
    if better == "neither":
        return "differs"
    return "better" if (found.low > 0) == (better == "more") else "worse"
