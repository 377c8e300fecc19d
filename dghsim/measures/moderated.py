"""The spread of each hospital's years, steadied by that of all the others.

Four years say little of a hospital's spread: one whose years happen to lie close would be told apart from anything. The
years of many hospitals together say much. After Smyth, "Linear models and empirical Bayes methods for assessing
differential expression in microarray experiments", Statistical Applications in Genetics and Molecular Biology 3 (2004):
each variance is a draw about what is expected at its level, from a distribution whose width the variances themselves
show. Where they are as alike as chance makes them, all are pooled; where they truly differ, each keeps more of its own.

What is expected follows the level, since a share of patients near none or all, and a small count, vary less: a
straight line of the logarithms, on the binomial's variance for a share and on the mean for all else. Student's degrees
of freedom count both the width of that distribution and the error with which its middle is known. Smyth has thousands
of genes, and takes both as known; with 22 hospitals that names hospitals alike in 7 of 100 cohorts in place of 5. So
the width is taken one standard error above what is seen, and half a degree of freedom is held back: of 10,000 made-up
cohorts of 22 or 8 hospitals with four normal years, however unlike their spreads, 2 to 5 of 100 named any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, polygamma

Floats = NDArray[np.float64]
FEWEST = 3
"""Hospitals that a common spread is taken from; of fewer each has its own."""
_APART = 1.0
"""In logarithms: levels nearer one another than this tell no slope."""
_HELD_BACK = 0.5
_MANY = 1e6
"""Degrees of freedom of what is as good as normal."""
_ALIKE = 1e-6
"""Excess variance of the logarithms below which the variances are called alike."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What is known of one hospital's mean."""

    mean: float
    error: float
    """Standard error of the mean; 0 where all years of all hospitals are the same."""
    freedom: float
    """Degrees of freedom of Student's t; those of its own years and those lent by the others."""

    def with_assumed(self, off: float) -> Spread:
        """With what chance has nothing to do with in it: an assumption that leaves the mean off by `off` of itself,
        one standard deviation. Degrees of freedom by Satterthwaite, the assumption's own taken as many."""
        added = off * abs(self.mean)
        if not added:
            return self
        error = float(np.hypot(self.error, added))
        own = (self.error / error) ** 4
        return Spread(self.mean, error, min(self.freedom / own, _MANY) if own else _MANY)


@dataclass(frozen=True, slots=True)
class _Prior:
    """What the others say of a variance."""

    freedom: float
    slope: float
    at_nought: float
    """Logarithm of the variance expected at level 0."""

    def variance(self, level: float) -> float:
        return float(np.exp(self.at_nought + self.slope * level))


def spreads(
    values: Mapping[str, Floats],
    *,
    share: bool = False,
    levels: Mapping[str, float] | None = None,
    outside: frozenset[str] = frozenset(),
) -> dict[str, Spread]:
    """Each hospital's mean and how sure it is.

    Args:
        values: name -> one a year, without NaN, two or more of each.
        share: whether they are percentages.
        levels: name -> the mean that the spread follows, where it is not that of the values, as for differences.
        outside: hospitals that lend nothing to the others, but borrow from them.
    """
    follows = levels or {name: float(each.mean()) for name, each in values.items()}
    scale = _scales(follows, share)
    lending = [name for name in values if name not in outside and np.ptp(values[name]) > 0]
    prior = _prior(
        [float(values[name].var(ddof=1)) for name in lending],
        [len(values[name]) - 1 for name in lending],
        [scale[name] for name in lending],
    )
    return {name: _spread(each, scale[name], prior) for name, each in values.items()}


def _scales(follows: Mapping[str, float], share: bool) -> dict[str, float]:
    """What the logarithm of the variance rises with; nought for all where that is not known of each."""
    forms = {name: level * (100 - level) if share else level for name, level in follows.items()}
    if not all(np.isfinite(form) and form > 0 for form in forms.values()):
        return dict.fromkeys(follows, 0.0)
    return {name: float(np.log(form)) for name, form in forms.items()}


def _spread(values: Floats, level: float, prior: _Prior | None) -> Spread:
    own, mean = len(values) - 1, float(values.mean())
    variance = float(values.var(ddof=1)) if np.ptp(values) > 0 else 0.0
    if prior is None:
        return Spread(mean, float(np.sqrt(variance / len(values))), own)
    lent = prior.freedom
    steadied = (lent * prior.variance(level) + own * variance) / (lent + own)
    return Spread(mean, float(np.sqrt(steadied / len(values))), max(lent - _HELD_BACK, 0) + own)


def _prior(variances: Sequence[float], freedoms: Sequence[int], levels: Sequence[float]) -> _Prior | None:
    """Fitted to the moments of the logarithms; None for fewer than `FEWEST` hospitals."""
    if len(variances) < FEWEST:
        return None
    half = np.array(freedoms) / 2
    seen = np.log(np.array(variances)) - digamma(half) + np.log(half)
    slope, at_nought = _line(np.array(levels), seen)
    left = seen - at_nought - slope * np.array(levels)
    spent = 1 if slope == 0 else 2
    seen_width = float((left**2).sum() / max(len(left) - spent, 1))
    # Taken one standard error wider than seen: who believes the variances more alike than they are, finds too much.
    seen_width *= 1 + float(np.sqrt(2 / max(len(left) - spent, 1)))
    excess = seen_width - float(polygamma(1, half).mean())
    width = 0.0 if excess <= _ALIKE else 1 / (2 * _trigamma_inverse(excess))
    # The mean of the logarithm of an inverse chi-square lies off the logarithm of its scale.
    offset = float(np.log(0.5 / width) - digamma(0.5 / width)) if width else 0.0
    # The others tell a variance no better than they are alike, nor better than what is expected of them is known.
    error = spent / float((2 / polygamma(1, half)).sum())
    return _Prior(1 / (width + error), slope, at_nought - offset)


def _line(levels: Floats, seen: Floats) -> tuple[float, float]:
    """Slope and value at 0 of the least squares; no slope where the levels are nearly alike."""
    if np.ptp(levels) < _APART or len(levels) < 2 * FEWEST:
        return 0.0, float(seen.mean())
    slope, at_nought = np.polyfit(levels, seen, 1)
    return float(slope), float(at_nought)


def _trigamma_inverse(value: float) -> float:
    """Where the trigamma function has the value, by Newton's method (Smyth, 2004, appendix)."""
    if value < 1e-6:
        return 1 / value
    at = 0.5 + 1 / value
    for _ in range(50):
        tri = float(polygamma(1, at))
        step = tri * (1 - tri / value) / float(polygamma(2, at))
        at += step
        if -step / at < 1e-8:
            break
    return at
