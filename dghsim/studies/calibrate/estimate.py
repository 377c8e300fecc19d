"""A number and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.studies.calibrate.arrays import Floats


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % interval; ends are NaN where there is none."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether it has an interval."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))


def of_draws(value: float, draws: Floats) -> Estimate:
    """The middle 95 % of draws."""
    low, high = np.percentile(draws, [2.5, 97.5])
    return Estimate(value, min(float(low), value), max(float(high), value))
