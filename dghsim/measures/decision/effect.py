"""One mean difference: its interval, what chance makes of it, and which way it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import stdtr

from dghsim.measures.many import chance
from dghsim.measures.model import Floats
from dghsim.measures.statistics import FEWEST_ALIKE, interval

Better = Literal["more", "less", "neither"]
Verdict = Literal["better", "worse", "differs", "no change", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Effect:
    """A mean over replications, paired."""

    mean: float
    low: float
    high: float
    """95 % interval by itself, of Student's t; NaN for fewer than two replications."""
    error: float
    """Standard error; NaN for fewer than two replications."""
    freedom: int
    chance: float
    """Of a mean so far from nought where there is none, two-sided; 1 where nothing changes."""
    better: Better
    nothing: bool
    """Whether every replication is the same with and without."""

    @property
    def alone(self) -> Verdict:
        """What it is by itself, whatever else is looked at."""
        if self.nothing:
            return "no change"
        return self.way if self.low > 0 or self.high < 0 else "cannot tell"

    @property
    def way(self) -> Verdict:
        """Which way the mean goes."""
        if self.better == "neither":
            return "differs"
        return "better" if (self.mean > 0) == (self.better == "more") else "worse"

    @property
    def chance_better(self) -> float:
        """How likely the true mean is on the better side, given the runs alone and nothing known before; NaN where
        neither side is better or there is one replication; a half where nothing changes."""
        if self.better == "neither":
            return np.nan
        if self.nothing:
            return 0.5
        if not np.isfinite(self.error):
            return np.nan
        sign = 1.0 if self.better == "more" else -1.0
        if self.error == 0:
            return float(sign * self.mean > 0)
        return float(stdtr(self.freedom, sign * self.mean / self.error))


def effect_of(values: Floats, better: Better = "neither", *, chancy: bool = True) -> Effect | None:
    """Of paired differences, those without a value left out; None for none.

    Args:
        values: one a replication.
        better: which way is better.
        chancy: whether what is measured differs between replications. Of a few such differences that are all the same
            only the sign is known.
    """
    values = values[~np.isnan(values)]
    if not len(values):
        return None
    mean, low, high = interval(values)
    if len(values) < 2:
        return Effect(mean, low, high, np.nan, 0, 1.0, better, not values.any())
    error = float(values.std(ddof=1) / np.sqrt(len(values))) if np.ptp(values) > 0 else 0.0
    probability = chance(mean, error, len(values) - 1)
    if error == 0 and values.any() and chancy:
        probability = 2.0 ** (1 - len(values))
        if len(values) < FEWEST_ALIKE:
            low = high = error = np.nan
    return Effect(mean, low, high, error, len(values) - 1, probability, better, not values.any())
