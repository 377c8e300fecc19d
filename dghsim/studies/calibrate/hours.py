"""The profile of the hours: what share of a day's arrivals each hour has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dghsim.studies.calibrate.arrays import Bools, Floats
from dghsim.studies.calibrate.grid import Grid

ENOUGH = 240
"""Arrivals with a known hour, ten for each, below which the base's profile is kept."""
_SHARES = np.geomspace(0.001, 1, 40)
"""Of the arrivals: so many arrivals' worth of the base's profile are tried."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Shares that add up to one, with 95 % intervals; each of length 24."""

    shares: Floats
    low: Floats
    high: Floats
    counts: Floats


def hours_of_day(grid: Grid, of_day: Floats, some: Bools, base: Floats) -> Hours:
    """Shares drawn towards the base's profile as far as the two agree, so that few arrivals make no jagged profile.

    A busy day is busy at every hour alike: given the day, hours are multinomial, whatever the day's own effect. How
    many arrivals' worth of the base's profile are mixed in is what makes the counts most likely, but never more than
    there are arrivals (empirical Bayes; I. J. Good, The Estimation of Probabilities, 1965). Intervals are those of the
    beta distribution of each share.

    Args:
        grid: the arrivals.
        of_day: the mean of each day, were it seen whole.
        some: the days to use.
        base: the base's shares, which add up to one.
    """
    counts = grid.by_hour[some].sum(axis=0).astype(np.float64)
    seen = (grid.seen[some] * of_day[some, None]).sum(axis=0)
    seen = np.maximum(seen / max(seen.mean(), 1e-12), 1e-6)
    expected = np.maximum(base, 1e-5) * seen
    expected = expected / expected.sum()
    weights = np.maximum(_SHARES * counts.sum(), 1.0)
    weight = weights[int(np.argmax([_evidence(counts, each * expected) for each in weights]))]
    mixed, total = counts + weight * expected, counts.sum() + weight
    low, high = (special.betaincinv(mixed, total - mixed, tail) for tail in (0.025, 0.975))
    scale = (mixed / seen).sum() / total
    return Hours(mixed / total / seen / scale, low / seen / scale, high / seen / scale, counts)


def _evidence(counts: Floats, prior: Floats) -> float:
    """The logarithm of the chance of the counts, the shares being Dirichlet."""
    return float(
        special.gammaln(prior.sum()) - special.gammaln(prior.sum() + counts.sum())
        + (special.gammaln(prior + counts) - special.gammaln(prior)).sum()
    )  # fmt: skip


def differs(grid: Grid, one: Bools, other: Bools) -> float:
    """The chance that two kinds of day with one profile would look so unlike: the likelihood ratio of their hours."""
    first, second = (grid.by_hour[some].sum(axis=0).astype(np.float64) for some in (one, other))
    if first.sum() < ENOUGH or second.sum() < ENOUGH:
        return 1.0
    both = first + second
    likely = sum(
        float(special.xlogy(each, each / each.sum()).sum() - special.xlogy(each, both / both.sum()).sum())
        for each in (first, second)
    )
    return float(special.chdtrc(23, max(2 * likely, 0.0)))
