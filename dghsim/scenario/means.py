"""Means and probabilities of the distributions a scenario names, for rough sums before a run."""

from __future__ import annotations

import math

from dghsim.scenario.duration import (
    Distribution,
    Empirical,
    Exponential,
    Fixed,
    Gamma,
    Lognormal,
    TruncatedNormal,
)


def _normal(x: float) -> float:
    return (1 + math.erf(x / math.sqrt(2))) / 2


def _density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def mean_of(distribution: Distribution) -> float:
    """The mean, in the distribution's own unit."""
    match distribution:
        case Fixed():
            return distribution.value
        case Lognormal():
            return distribution.median * math.exp(distribution.sigma**2 / 2)
        case TruncatedNormal():
            return _truncated_mean(distribution)
        case Empirical():
            weights = distribution.weights or [1.0] * len(distribution.values)
            return sum(v * w for v, w in zip(distribution.values, weights, strict=True)) / sum(weights)
    return distribution.mean


def _truncated_mean(cut: TruncatedNormal) -> float:
    """By the usual closed form; the middle of the cut where the normal has no weight to speak of there."""
    low, high = (cut.low - cut.mean) / cut.sd, (cut.high - cut.mean) / cut.sd
    weight = _normal(high) - _normal(low)
    if weight < 1e-9:
        return (cut.low + cut.high) / 2
    return cut.mean + cut.sd * (_density(low) - _density(high)) / weight


def _gamma_share(shape: float, ratio: float) -> float:
    """The chance that a gamma of this shape is below `ratio` times its mean.

    By the power series of the incomplete gamma function; of a large shape by Wilson and Hilferty's cube root, which
    is then as good.
    """
    if ratio <= 0:
        return 0.0
    if shape > 100:
        ninth = 1 / (9 * shape)
        return _normal((ratio ** (1 / 3) - 1 + ninth) / math.sqrt(ninth))
    x = shape * ratio
    if x > 10 * shape + 100:
        return 1.0
    term = total = math.exp(shape * math.log(x) - x - math.lgamma(shape + 1))
    steps = 0
    while steps < x or term > 1e-12:
        steps += 1
        term *= x / (shape + steps)
        total += term
    return min(total, 1.0)


def share_below(distribution: Distribution, limit: float) -> float:
    """The probability of less than `limit`, in the distribution's own unit."""
    match distribution:
        case Fixed():
            return float(distribution.value < limit)
        case Exponential():
            return 1 - math.exp(-max(limit, 0) / distribution.mean)
        case Lognormal():
            return _normal(math.log(limit / distribution.median) / distribution.sigma) if limit > 0 else 0.0
        case Gamma():
            return _gamma_share(distribution.variation**-2, max(limit, 0) / distribution.mean)
        case TruncatedNormal():
            low, here, high = (
                _normal((x - distribution.mean) / distribution.sd)
                for x in (distribution.low, limit, distribution.high)
            )
            return min(max((here - low) / (high - low), 0.0), 1.0) if high > low else 0.5
    weights = distribution.weights or [1.0] * len(distribution.values)
    below = sum(w for v, w in zip(distribution.values, weights, strict=True) if v < limit)
    return below / sum(weights)
