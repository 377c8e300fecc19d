"""Lengths of stay as a mixture of the base's classes: shares by group, and one factor on all lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from dghsim.studies.calibrate.arrays import Floats, Whole
from dghsim.studies.calibrate.shapes import Shape
from dghsim.studies.calibrate.stay_times import StayTimes

_WEIGHT = 2.0
"""Patients' worth of the base's own shares mixed in, so that no share is nought."""
_NUDGE = 1e-3
_TINY = 1e-300
_MOST_LOG_FACTOR = 3.0
_DRAWS = 2000
_SEED = 2


@dataclass(frozen=True, slots=True)
class Mixed:
    """What was found. Draws are from the normal distribution of the estimates."""

    shares: Floats
    """Of (groups, classes)."""
    factor: float
    drawn_shares: Floats
    """Of (draws, groups, classes)."""
    drawn_factor: Floats
    likelihood: float


def fit_mixture(
    times: StayTimes, group: Whole, shapes: Sequence[Shape], base: Floats, *, free: bool = True
) -> Mixed:
    """Shares and factor by maximum likelihood: stays between their limits, who is still in longer than so far.

    Args:
        times: the stays.
        group: each patient's row of `base`.
        shapes: the classes.
        base: shares of (groups, classes) to begin from.
        free: whether shares are fitted, or the factor alone.
    """
    classes = base.shape[1]
    shares = np.clip(base, 1e-4, None)
    logits = np.log(shares / shares.sum(axis=1, keepdims=True))
    use = classes > 1 and free
    start = np.concatenate([(logits[:, 1:] - logits[:, :1]).ravel() if use else [], [0.0]])

    def worse(at: Floats) -> tuple[float, Floats]:
        likelihood, slope = _likelihood(at, times, group, shapes, base, use)
        return -likelihood, -slope

    bounds = [(-9.0, 9.0)] * (len(start) - 1) + [(-_MOST_LOG_FACTOR, _MOST_LOG_FACTOR)]
    found = minimize(worse, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 200})
    covariance = np.linalg.pinv(_information(worse, found.x))
    normal = np.random.default_rng(_SEED).standard_normal((_DRAWS, len(start)))
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    draws = found.x + normal @ (vectors * np.sqrt(np.clip(values, 0, None))).T
    drawn = np.array([_shares(one, base, use) for one in draws])
    return Mixed(
        _shares(found.x, base, use),
        float(np.exp(found.x[-1])),
        drawn,
        np.exp(draws[:, -1]),
        -float(found.fun),
    )


def scores(times: StayTimes, group: Whole, shapes: Sequence[Shape], shares: Floats, factor: float) -> Floats:
    """The logarithm of the likelihood of each stay."""
    chance, among = _chances(times, shapes, factor)
    weight = shares[group]
    return np.asarray(
        np.log(np.maximum((weight * chance).sum(axis=1), _TINY))
        - np.log(np.maximum((weight * among).sum(axis=1), _TINY))
    )


def _shares(at: Floats, base: Floats, free: bool) -> Floats:
    if not free:
        return base
    groups, classes = base.shape
    logits = np.hstack([np.zeros((groups, 1)), at[:-1].reshape(groups, classes - 1)])
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _chances(times: StayTimes, shapes: Sequence[Shape], factor: float) -> tuple[Floats, Floats]:
    """Of each stay in each class: the chance of what was seen, and of being among those who could be."""
    chance = np.column_stack(
        [one.longer(times.least, factor) - one.longer(times.most, factor) for one in shapes]
    )
    return chance, np.column_stack([one.longer(times.given, factor) for one in shapes])


def _likelihood(
    at: Floats, times: StayTimes, group: Whole, shapes: Sequence[Shape], base: Floats, free: bool
) -> tuple[float, Floats]:
    shares, factor = _shares(at, base, free), float(np.exp(at[-1]))
    weight = shares[group]
    chance, among = _chances(times, shapes, factor)
    seen = np.maximum((weight * chance).sum(axis=1), _TINY)
    could = np.maximum((weight * among).sum(axis=1), _TINY)
    value = float((np.log(seen) - np.log(could)).sum())
    up, down = (
        scores(times, group, shapes, shares, factor * np.exp(step)).sum() for step in (_NUDGE, -_NUDGE)
    )
    slope = np.array([(up - down) / (2 * _NUDGE)])
    if not free:
        return value, slope
    prior = _WEIGHT * base
    value += float((prior * np.log(np.maximum(shares, _TINY))).sum())
    each = weight * (chance / seen[:, None] - among / could[:, None])
    total = np.array([np.bincount(group, weights=column, minlength=len(base)) for column in each.T]).T
    total = (
        total - shares * total.sum(axis=1, keepdims=True) + prior - shares * prior.sum(axis=1, keepdims=True)
    )
    return value, np.concatenate([total[:, 1:].ravel(), slope])


def _information(worse: object, at: Floats) -> Floats:
    """The second derivatives, by differences of the slopes."""
    columns = []
    for place in range(len(at)):
        step = np.zeros(len(at))
        step[place] = _NUDGE
        columns.append((worse(at + step)[1] - worse(at - step)[1]) / (2 * _NUDGE))  # type: ignore[operator]
    found = np.array(columns)
    return np.asarray((found + found.T) / 2)
