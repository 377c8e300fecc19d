"""Conditional means of a distribution in 4096 bins of equal probability, by family, in closed form.

Each function returns float64 of length 4096, in the unit of its arguments, non-decreasing; the mean of the
bins is the mean of the distribution, and the last bin carries the whole tail. The partial expectations are
those of Johnson, Kotz and Balakrishnan, "Continuous univariate distributions", volume 1 (1994), chapters 13,
14, 17, 19.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats: TypeAlias = NDArray[np.float64]

BINS = 4096
_EDGES = np.arange(BINS + 1) / BINS
_LEAST_VARIATION = 1e-5


def _held(means: Floats, first: Floats, last: Floats) -> Floats:
    """Hold each bin's mean between its ends, where cancellation may have carried it out; read-only."""
    held = np.maximum.accumulate(np.clip(means, first, last))
    held.flags.writeable = False
    return held


def _within(means: Floats, edges: Floats) -> Floats:
    return _held(means, edges[:-1], edges[1:])


@lru_cache(maxsize=1024)
def exponential(mean: float) -> Floats:
    """Bins of the exponential distribution."""
    beyond = 1 - _EDGES
    with np.errstate(divide="ignore"):
        edges = -mean * np.log(beyond)
    return _within(-mean * BINS * np.diff(beyond - special.xlogy(beyond, beyond)), edges)


@lru_cache(maxsize=1024)
def lognormal(median: float, sigma: float) -> Floats:
    """Bins of the lognormal distribution by its median and the standard deviation of its logarithm."""
    deviates = special.ndtri(_EDGES)
    mean = median * np.exp(sigma**2 / 2)
    return _within(mean * BINS * np.diff(special.ndtr(deviates - sigma)), median * np.exp(sigma * deviates))


@lru_cache(maxsize=1024)
def gamma(mean: float, variation: float) -> Floats:
    """Bins of the gamma distribution by mean and coefficient of variation; below 1e-5 it counts as fixed."""
    if variation < _LEAST_VARIATION:
        return np.full(BINS, mean)
    shape = variation**-2
    edges = special.gammaincinv(shape, _EDGES)
    return _within(mean * BINS * np.diff(special.gammainc(shape + 1, edges)), mean * edges / shape)


@lru_cache(maxsize=1024)
def truncated_normal(mean: float, sd: float, low: float, high: float) -> Floats:
    """Bins of the normal distribution cut to `low` .. `high`, however far these lie from its mean."""
    if low + high > 2 * mean:
        mirrored = -truncated_normal(-mean, sd, -high, -low)[::-1]
        mirrored.flags.writeable = False
        return mirrored
    with np.errstate(all="ignore"):
        log_low, log_high = special.log_ndtr((np.array([low, high]) - mean) / sd)
        ratio = np.exp(log_low - log_high)
        deviates = special.ndtri_exp(log_high + np.log(ratio + _EDGES * (1 - ratio)))
        edges = np.clip(mean + sd * deviates, low, high)
        densities = np.exp(-(deviates**2) / 2 - log_high) / np.sqrt(2 * np.pi)
        means = mean - sd * BINS * np.diff(densities) / (1 - ratio)
    edges = np.nan_to_num(edges, nan=min(max(mean, low), high))
    return _within(np.where(np.isfinite(means), means, edges[:-1] / 2 + edges[1:] / 2), edges)


@lru_cache(maxsize=1024)
def empirical(values: tuple[float, ...], weights: tuple[float, ...]) -> Floats:
    """Bins of listed values, equally likely without weights; a bin that straddles two has their mean."""
    listed = np.array(values, dtype=np.float64)
    weight = np.array(weights or (1.0,) * len(values), dtype=np.float64)
    order = np.argsort(listed, kind="stable")
    order = order[weight[order] > 0]
    listed, share = listed[order], weight[order] / weight[order].sum()
    partial = np.concatenate(([0.0], np.cumsum(share * listed)))
    reached = np.concatenate(([0.0], np.cumsum(share)))
    reached /= reached[-1]
    edges = np.interp(_EDGES, reached, partial)
    first = listed[np.searchsorted(reached[1:], _EDGES[:-1], side="right")]
    last = listed[np.searchsorted(reached[1:], _EDGES[1:], side="left")]
    return _held(BINS * np.diff(edges), first, last)
