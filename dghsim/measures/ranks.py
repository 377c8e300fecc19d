"""Where each of many stands among them, and how sure that is.

After Goldstein and Spiegelhalter, "League tables and their limitations: statistical issues in comparisons of
institutional performance", Journal of the Royal Statistical Society A 159 (1996): the ranks of many draws of the means,
each from its own sampling distribution, have intervals of their own, and these are mostly wide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS = 4000
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Ranks:
    """Of each hospital, in the order given; 1 is best."""

    median: Floats
    low: Floats
    high: Floats
    """Ends of the 95 % interval of the rank."""
    best_third: Floats
    """Share of draws in which it stands in the best third."""


def ranks(values: list[Floats], better: str, seed: int = 1) -> Ranks:
    """Ranks of the means.

    Args:
        values: of each hospital, one a replication; two or more of each, without NaN.
        better: `more` or `less`.

    Raises:
        ValueError: no values, or a hospital with fewer than two.
    """
    if not values or min(map(len, values)) < 2:
        raise ValueError("ranks need two values or more of each")
    random = np.random.default_rng(seed)
    drawn = np.stack(
        [
            each.mean() + each.std(ddof=1) / np.sqrt(len(each)) * random.standard_t(len(each) - 1, DRAWS)
            for each in values
        ]
    )
    order = np.argsort(-drawn if better == "more" else drawn, axis=0)
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(len(values))[:, None] + 1, axis=0)
    tail = 50 * (1 - CONFIDENCE)
    low, middle, high = np.percentile(place, [tail, 50, 100 - tail], axis=1, method="closest_observation")
    return Ranks(middle, low, high, (place <= len(values) / 3).mean(axis=1))
