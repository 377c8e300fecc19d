"""The profile of the hours: what share of a day's arrivals each hour has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dghsim.studies.calibrate.arrays import Bools, Floats
from dghsim.studies.calibrate.grid import Grid

ENOUGH = 480
"""Arrivals with a known hour, twenty for each, below which the base's profile is kept."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Shares that add up to one, with 95 % intervals; each of length 24."""

    shares: Floats
    low: Floats
    high: Floats
    counts: Floats


def hours_of_day(grid: Grid, of_day: Floats, some: Bools) -> Hours:
    """Shares by maximum likelihood, which needs no day's own effect: a busy day is busy at every hour alike.

    The interval of each is Jeffreys' for a share of all (L. D. Brown and others, Statistical Science 16, 2001).

    Args:
        grid: the arrivals.
        of_day: the mean of each day, were it seen whole.
        some: the days to use.
    """
    counts = grid.by_hour[some].sum(axis=0).astype(np.float64)
    weight = (grid.seen[some] * of_day[some, None]).sum(axis=0)
    total = counts.sum()
    if total == 0 or (weight <= 0).any():
        return Hours(np.full(24, 1 / 24), np.zeros(24), np.ones(24), counts)
    rates = counts / weight
    scale = rates.sum()
    share = counts / total
    low = special.betaincinv(counts + 0.5, total - counts + 0.5, 0.025)
    high = special.betaincinv(counts + 0.5, total - counts + 0.5, 0.975)
    # What an hour was seen less or more often than the others moves its interval with it.
    by = np.where(share > 0, rates / scale / np.where(share > 0, share, 1), total / weight / scale)
    return Hours(rates / scale, np.where(counts > 0, low, 0.0) * by, high * by, counts)


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
