"""From draws to the `model` interval: the chance in a few replications taken out of the spread between draws.

Each draw is held against the run as written on the same replications, so that the luck of those is in neither. What
its replications still differ by is chance; the mean square between draws holds that and the effect of the inputs. This
is the analysis of variance of O'Hagan, Stevenson and Madan, "Monte Carlo probabilistic sensitivity analysis for patient
level simulation models: efficient estimation of mean and variance using ANOVA", Health Economics 16 (2007), on paired
differences. The draws' means are then drawn together until their variance is that of the inputs alone (Louis,
"Estimating a population of parameter values using Bayes and empirical Bayes methods", JASA 79, 1984).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.measures.guesses.model import Floats

MODEL = (5.0, 95.0)
"""Percentiles of the draws."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure over the draws."""

    rows: NDArray[np.intp]
    """Which draws have the measure, by their place."""
    means: Floats
    """By draw: the mean as written plus the paired difference; chance still in it."""
    shrunk: Floats
    """The same with chance taken out of their spread."""
    low: float
    """5th percentile of these, or the mean as written if that is lower: it is one of the values thought plausible."""
    high: float
    share_of_chance: float
    """How much of the variance between `means` is chance; NaN where one replication cannot say."""


def spread(draws: Floats, beside: Floats, written: float, most: float = np.inf) -> Spread | None:
    """The spread of a measure; None where fewer than two draws have it.

    Args:
        draws: (draws, replications).
        beside: the same shape: each replication again with every input as written.
        written: the mean as written, over all replications there are.
        most: what the measure cannot exceed. Nor does it fall below nought, unless some draw did.
    """
    differences = draws - beside
    rows = np.flatnonzero(~np.isnan(differences).any(axis=1))
    if len(rows) < 2 or np.isnan(written):
        return None
    least = 0.0 if draws[rows].min() >= 0 else -np.inf
    means = np.clip(written + differences[rows].mean(axis=1), least, most)
    between, chance = _mean_squares(differences[rows])
    kept = 1.0 if np.isnan(chance) or between <= 0 else max(0.0, 1.0 - chance / between)
    shrunk = means.mean() + np.sqrt(kept) * (means - means.mean())
    low, high = np.percentile(np.clip(shrunk, least, most), MODEL)
    share = np.nan if np.isnan(chance) else 1.0 - kept
    return Spread(rows, means, shrunk, min(float(low), written), max(float(high), written), float(share))


def _mean_squares(table: Floats) -> tuple[float, float]:
    """Between draws, per replication; and within them, NaN for one replication."""
    draws, replications = table.shape
    by_draw = table.mean(axis=1, keepdims=True)
    between = replications * float(((by_draw - by_draw.mean()) ** 2).sum()) / (draws - 1)
    if replications == 1:
        return between, np.nan
    return between, float(((table - by_draw) ** 2).sum()) / (draws * (replications - 1))
