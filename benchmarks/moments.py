"""What is kept of many runs: enough to compare again, with anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Moments:
    """Of one measure over independent runs."""

    mean: float
    variance: float
    """Of single runs, not of their mean; 0 for a value that is known exactly."""
    runs: int
    """Runs that had something to measure."""


Summary = Mapping[str, Moments]
"""Measure -> moments."""


def moments(values: ArrayLike) -> Moments:
    """Of one value a run, those that are not numbers left out.

    Raises:
        ValueError: fewer than two are numbers, so that nothing is known of how they spread.
    """
    array = np.asarray(values, dtype=np.float64)
    finite = array[np.isfinite(array)]
    if len(finite) < 2:
        raise ValueError("fewer than two runs had something to measure")
    return Moments(float(finite.mean()), float(finite.var(ddof=1)), len(finite))


def exactly(value: float) -> Moments:
    """A value known from a formula."""
    return Moments(value, 0.0, 1)


def summary(runs: Iterable[Mapping[str, float]]) -> Summary:
    """Of each measure of the first run, over all runs."""
    every = list(runs)
    return {what: moments([run[what] for run in every]) for what in every[0]}


def as_json(found: Summary) -> dict[str, list[float]]:
    """Measure -> mean, variance, runs."""
    return {what: [of.mean, of.variance, of.runs] for what, of in found.items()}


def from_json(kept: Mapping[str, Any]) -> Summary:
    """Back again."""
    return {
        what: Moments(float(mean), float(variance), int(runs))
        for what, (mean, variance, runs) in kept.items()
    }
