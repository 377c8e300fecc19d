"""A distribution as a table of 4096 equally likely whole numbers: no logarithm is left for the loop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.demand import bins
from dghsim.scenario.duration import (
    SECONDS_PER_UNIT,
    Distribution,
    Empirical,
    Exponential,
    Fixed,
    Gamma,
    Lognormal,
)

LONGEST = 2**40
"""Largest entry: 35,000 years of seconds, beyond which a time is as good as never."""


def quantile_table(distribution: Distribution) -> NDArray[np.int64]:
    """The means of 4096 bins of equal probability, non-decreasing; draw as `table[word >> 20]`.

    Entries are seconds where the unit is one of time, else whole units. The table's mean is the
    distribution's to within half a unit in 4096: fractions are carried from bin to bin, not dropped (a fixed
    value is rounded), as long as nothing is above `LONGEST`.
    """
    exact = np.clip(_means(distribution) * SECONDS_PER_UNIT.get(distribution.unit, 1), -LONGEST, LONGEST)
    if exact[0] == exact[-1]:
        return np.full(bins.BINS, np.rint(exact[0]), dtype=np.int64)
    carried = np.floor(np.cumsum(exact) + 0.5).astype(np.int64)
    return np.sort(np.diff(carried, prepend=0))


def _means(distribution: Distribution) -> NDArray[np.float64]:
    match distribution:
        case Fixed():
            return np.full(bins.BINS, distribution.value)
        case Exponential():
            return bins.exponential(distribution.mean)
        case Lognormal():
            return bins.lognormal(distribution.median, distribution.sigma)
        case Gamma():
            return bins.gamma(distribution.mean, distribution.variation)
        case Empirical():
            return bins.empirical(tuple(distribution.values), tuple(distribution.weights))
    return bins.truncated_normal(distribution.mean, distribution.sd, distribution.low, distribution.high)
