"""How much more a share of patients varies from year to year than if each patient were a coin of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Floats


@dataclass(frozen=True, slots=True)
class Limits:
    """Within which chance alone leaves the mean share of some years."""

    middle: float
    """Per cent."""
    factor: float
    """Variance over the binomial's, 1 or more."""
    years: float
    """That the mean is of."""

    def half(self, patients: Floats, reach: float) -> Floats:
        """Percentage points to either side of the middle, for so many patients a year and standard errors."""
        return reach * np.sqrt(self.factor * self.middle * (100 - self.middle) / (patients * self.years))


def over_dispersion(hospitals: Iterable[tuple[Floats, float]]) -> float:
    """Variance between replications of one hospital over the binomial's, pooled over hospitals; 1 at the least.

    Spiegelhalter, "Handling over-dispersion of performance indicators", Quality and Safety in Health Care 14 (2005),
    with the factor taken within hospitals, where nothing but chance differs, and not between them. Patients of one day
    wait for the same doctors and beds, and a share may be of some patients only: both are in the factor.

    Args:
        hospitals: per cent of each replication, and patients of a replication.
    """
    seen = freedom = 0.0
    for shares, patients in hospitals:
        known = shares[~np.isnan(shares)]
        mean = float(known.mean()) if len(known) else 0.0
        if len(known) >= 2 and 0 < mean < 100 and patients > 0:
            seen += (len(known) - 1) * float(known.var(ddof=1)) / (mean * (100 - mean) / patients)
            freedom += len(known) - 1
    return max(1.0, seen / freedom) if freedom else 1.0
