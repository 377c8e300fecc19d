"""Indices of the spread between true means, from replications of each point: what chance adds is taken off.

A mean of some replications is off by chance, which a variance between points counts as spread, and Sobol's total index
as what a factor does together with others. An index times the variance is a sum of products of two points' means.
Where products of a replication with itself are left out, such a sum has that of the true means as its mean, as
`measures.across.shares` does it for grids. Intervals are jackknifed over replications.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from dghsim.errors import InputError
from dghsim.measures.model import Floats
from dghsim.measures.statistics import CONFIDENCE

_FEWEST = 3
"""Replications from which on an interval can be had."""


@dataclass(frozen=True, slots=True)
class TrueMeans:
    """Of some indices."""

    indices: Floats
    halves: Floats
    """Half widths of 95 % intervals, for what patients do; 0 for fewer than three replications, which tell none."""
    chance: float | None
    """Share of the variance between points' means that is chance, 0 to 1; None for one replication."""


def of_true_means(
    indices: Callable[[Floats], Floats], variance: Callable[[Floats], float], values: Floats, what: str
) -> TrueMeans:
    """The indices with chance taken off; as they are where there is one replication.

    Args:
        indices: of one value a point; each times the variance must be a sum of products of two points.
        variance: that by which indices are divided.
        values: shape (points, replications), without NaN.
        what: the measure, for messages.

    Raises:
        InputError: points differ by no more than chance.
    """

    def parts(each: Floats) -> Floats:
        """The variance, and each index times it."""
        spread = variance(each)
        return np.append(spread, indices(each) * spread) if spread > 0 else np.zeros(0)

    count = values.shape[1]
    mean = parts(values.mean(axis=1))
    if count == 1:
        return TrueMeans(mean[1:] / mean[0], np.zeros(len(mean) - 1), None)
    own = np.array([_filled(parts(each), len(mean)) for each in values.T])
    total = _between(mean, own)
    if total[0] <= 0:
        raise InputError(f"shares of the spread: what points differ by in {what} is within chance")
    found = total[1:] / total[0]
    halves = np.zeros(len(found)) if count < _FEWEST else _jackknifed(parts, values, own)
    return TrueMeans(found, halves, float(np.clip(1 - total[0] / mean[0], 0, 1)))


def _jackknifed(parts: Callable[[Floats], Floats], values: Floats, own: Floats) -> Floats:
    """Half widths over replications; infinite where without one of them points differ by no more than chance."""
    count = values.shape[1]
    without = np.array(
        [
            _between(parts(np.delete(values, each, axis=1).mean(axis=1)), np.delete(own, each, axis=0))
            for each in range(count)
        ]
    )
    if (without[:, 0] <= 0).any():
        return np.full(without.shape[1] - 1, np.inf)
    ratios = without[:, 1:] / without[:, :1]
    error = np.sqrt((count - 1) / count * ((ratios - ratios.mean(axis=0)) ** 2).sum(axis=0))
    return np.asarray(stdtrit(count - 1, (1 + CONFIDENCE) / 2) * error)


def _filled(parts: Floats, size: int) -> Floats:
    """Nothing where no point differs."""
    return parts if len(parts) else np.zeros(size)


def _between(mean: Floats, own: Floats) -> Floats:
    """Products of different replications alone, from those of the mean and of each replication by itself."""
    count = len(own)
    found: Floats = (count**2 * _filled(mean, own.shape[1]) - own.sum(axis=0)) / (count * (count - 1))
    return found
