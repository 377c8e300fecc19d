"""Mean and interval of numbers that come one by one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from dghsim.measures.model import Floats
from dghsim.measures.statistics import CONFIDENCE


@dataclass(slots=True)
class Running:
    """By Welford's recurrence (Technometrics 4, 1962), which loses no digits to large means."""

    count: int = 0
    mean: float = 0.0
    squares: float = 0.0
    """Sum of squared differences from the mean."""

    def add(self, value: float) -> None:
        """The next number; one that is not a number counts for nothing."""
        if math.isnan(value):
            return
        self.count += 1
        before = value - self.mean
        self.mean += before / self.count
        self.squares += before * (value - self.mean)

    @property
    def half_width(self) -> float:
        """Of the 95 % Student t interval of the mean; NaN for fewer than two numbers."""
        if self.count < 2:
            return math.nan
        quantile = float(stdtrit(self.count - 1, (1 + CONFIDENCE) / 2))
        return quantile * math.sqrt(self.squares / (self.count - 1) / self.count)


def courses(values: Iterable[float]) -> tuple[Floats, Floats]:
    """Mean and half-width after each of the values."""
    running, means, halves = Running(), [], []
    for value in values:
        running.add(value)
        means.append(running.mean if running.count else math.nan)
        halves.append(running.half_width)
    return np.array(means), np.array(halves)
