"""Where each of many stands among them, and how sure that is.

After Goldstein and Spiegelhalter, "League tables and their limitations: statistical issues in comparisons of
institutional performance", Journal of the Royal Statistical Society A 159 (1996): the ranks of many draws of the means,
each from its own sampling distribution, have intervals of their own, and these are mostly wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.measures.moderated import Spread

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


def draws(found: Sequence[Spread], seed: int = 1) -> Floats:
    """Means as they may truly be, one row a hospital and `DRAWS` columns, each from its own Student's t."""
    random = np.random.default_rng(seed)
    return np.stack([one.mean + one.error * random.standard_t(one.freedom, DRAWS) for one in found])


def ranks(found: Sequence[Spread], better: str, seed: int = 1) -> Ranks:
    """Ranks of the means; those that are the same in a draw, such as none at all, stand there in any order.

    Args:
        found: of each hospital, its mean and how sure that is.
        better: `more` or `less`.
        seed: of the draws.

    Raises:
        ValueError: no hospital.
    """
    if not found:
        raise ValueError("ranks need a hospital or more")
    drawn = draws(found, seed)
    among_equals = np.random.default_rng(seed).random(drawn.shape)
    order = np.lexsort((among_equals, -drawn if better == "more" else drawn), axis=0)
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(len(found))[:, None] + 1, axis=0)
    tail = 50 * (1 - CONFIDENCE)
    low, middle, high = np.percentile(place, [tail, 50, 100 - tail], axis=1, method="closest_observation")
    return Ranks(middle, low, high, (place <= len(found) / 3).mean(axis=1))
