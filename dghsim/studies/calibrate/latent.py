"""Daily counts about a log-linear mean, with a day's own effect that carries over to the next.

count_d ~ Poisson(exp(offset_d + x_d b + z_d - s^2 / 2)), z a stationary first-order autoregression of standard
deviation s and correlation r from day to day: the form in which the model draws its days. b and z are integrated out
together by Laplace's method, b with a flat prior, which makes the likelihood of s and r a restricted one: that the
means are estimated too costs degrees of freedom, which a profile of twelve months would else take out of s.

Source: N. E. Breslow and D. G. Clayton, "Approximate inference in generalized linear mixed models", JASA 88 (1993);
T. Kristensen and others, "TMB: automatic differentiation and Laplace approximation", J. Stat. Software 70 (2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve, cho_solve_banded, cholesky_banded

from dghsim.studies.calibrate.arrays import Bools, Floats, Whole

_STEPS = 50
_CLOSE = 1e-8
_MOST = 30.0


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What is fitted: arrays of one length, a day each."""

    counts: Whole
    known: Bools
    """Whether the day was seen at all."""
    offset: Floats
    """Logarithm of what multiplies the mean and is not fitted."""
    design: Floats
    """Of (days, terms)."""


@dataclass(frozen=True, slots=True)
class Mode:
    """Where the joint likelihood of terms and day effects is highest."""

    terms: Floats
    covariance: Floats
    """Of the terms, the day effects integrated out."""
    effects: Floats
    """z of each day."""
    likelihood: float
    """Its logarithm, terms and effects integrated out."""


def mode(days: DayCounts, sd: float, kept: float, start: Mode | None = None) -> Mode:
    """The mode for a given standard deviation and day-to-day correlation of the effects."""
    precision = _precision(len(days.counts), sd, kept) if sd > 0 else None
    x, y = days.design, days.counts.astype(np.float64)
    terms = start.terms.copy() if start is not None else _first_guess(days)
    effects = start.effects.copy() if start is not None and sd > 0 else np.zeros(len(y))
    before = -np.inf
    for _ in range(_STEPS):
        mean = _mean(days, terms, effects, sd)
        level = _joint(days, terms, effects, mean, precision, sd)
        if abs(level - before) < _CLOSE * (1 + abs(level)):
            break
        step_terms, step_effects = _step(x, y, mean, days.known, effects, precision)
        size = 1.0
        # A full step may overshoot where counts are small.
        while size > 1e-4:
            tried_terms, tried_effects = terms + size * step_terms, effects + size * step_effects
            tried = _joint(
                days, tried_terms, tried_effects, _mean(days, tried_terms, tried_effects, sd), precision, sd
            )
            if tried >= level - 1e-10:
                break
            size /= 2
        terms, effects, before = tried_terms, tried_effects, level
    return _at(days, terms, effects, precision, sd)


def _at(days: DayCounts, terms: Floats, effects: Floats, precision: Floats | None, sd: float) -> Mode:
    mean = _mean(days, terms, effects, sd)
    level = _joint(days, terms, effects, mean, precision, sd)
    weight = np.where(days.known, mean, 0.0)
    weighted = weight[:, None] * days.design
    information = days.design.T @ weighted
    if precision is not None:
        banded = precision.copy()
        banded[1] += weight
        factor = cholesky_banded(banded)
        information = information - weighted.T @ cho_solve_banded((factor, False), weighted)
        level += np.log(cholesky_banded(precision)[1]).sum() - np.log(factor[1]).sum()
    information = (information + information.T) / 2
    factored = cho_factor(information + 1e-10 * np.eye(len(information)))
    level -= float(np.log(np.diag(factored[0])).sum())
    return Mode(terms, cho_solve(factored, np.eye(len(terms))), effects, float(level))


def _first_guess(days: DayCounts) -> Floats:
    """The overall mean, whatever the terms are."""
    seen = days.known
    rate = np.log((days.counts[seen].sum() + 0.5) / (np.exp(days.offset[seen]).sum() + 1e-9))
    target = np.full(int(seen.sum()), rate)
    return np.asarray(np.linalg.lstsq(days.design[seen], target, rcond=None)[0])


def _mean(days: DayCounts, terms: Floats, effects: Floats, sd: float) -> Floats:
    logs = days.offset + days.design @ terms + effects - sd**2 / 2
    return np.asarray(np.exp(np.clip(logs, -_MOST, _MOST)), dtype=np.float64)


def _joint(
    days: DayCounts, terms: Floats, effects: Floats, mean: Floats, precision: Floats | None, sd: float
) -> float:
    logs = days.offset + days.design @ terms + effects - sd**2 / 2
    level = float(np.where(days.known, days.counts * logs - mean, 0.0).sum())
    if precision is None:
        return level
    along = float(
        (precision[1] * effects**2).sum() + 2 * (precision[0, 1:] * effects[1:] * effects[:-1]).sum()
    )
    return level - along / 2


def _step(
    x: Floats, y: Floats, mean: Floats, known: Bools, effects: Floats, precision: Floats | None
) -> tuple[Floats, Floats]:
    """Newton's, terms and effects together: the effects' part of the matrix is a band of three."""
    weight = np.where(known, mean, 0.0)
    residual = np.where(known, y - mean, 0.0)
    weighted = weight[:, None] * x
    information, gradient = x.T @ weighted, x.T @ residual
    ridge = 1e-10 * np.eye(x.shape[1])
    if precision is None:
        return np.asarray(np.linalg.solve(information + ridge, gradient)), np.zeros(len(y))
    inner = residual - precision[1] * effects
    inner[1:] -= precision[0, 1:] * effects[:-1]
    inner[:-1] -= precision[0, 1:] * effects[1:]
    banded = precision.copy()
    banded[1] += weight
    factor = (cholesky_banded(banded), False)
    solved = cho_solve_banded(factor, np.column_stack([weighted, inner]))
    terms = np.linalg.solve(
        information - weighted.T @ solved[:, :-1] + ridge, gradient - weighted.T @ solved[:, -1]
    )
    return np.asarray(terms, dtype=np.float64), np.asarray(solved[:, -1] - solved[:, :-1] @ terms)


def _precision(days: int, sd: float, kept: float) -> Floats:
    """The inverse covariance of a stationary autoregression, as the upper band that scipy takes."""
    fresh = sd**2 * (1 - kept**2)
    band = np.zeros((2, days))
    band[1] = (1 + kept**2) / fresh
    band[1, [0, -1]] = 1 / fresh if days > 1 else 1 / sd**2
    band[0, 1:] = -kept / fresh
    return band
