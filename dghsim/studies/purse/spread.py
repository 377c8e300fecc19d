"""A mean over replications, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.measures.statistics import interval
from dghsim.studies.purse.ledger import Floats


@dataclass(frozen=True, slots=True)
class Spread:
    """A mean over replications and its 95 % paired interval; NaN ends where there are none."""

    mean: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


def spread(values: Floats) -> Spread:
    """Of one value a replication; what is but rounding is nought."""
    return Spread(*interval(np.where(np.abs(values) < 0.005, 0.0, values)))
