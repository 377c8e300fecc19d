"""What one unit costs: the ratio of two means that are both known by the same few replications.

A ratio has no standard error that may be trusted where its denominator may be nought. Fieller's set is exact for
normal pairs: all ratios r for which the mean of (cost - r effect) cannot be told from nought. Where the effect itself
cannot be told from nought that set has no ends, or is all but a stretch in the middle, and then nothing is said. After
Fieller, "Some problems in interval estimation", J R Stat Soc B 16 (1954).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from dghsim.measures.model import Floats
from dghsim.measures.statistics import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Ratio:
    """Pounds for each unit, with a 95 % interval that holds whenever it is given."""

    value: float
    low: float
    high: float


def fieller(cost: Floats, effect: Floats) -> Ratio | None:
    """Mean cost over mean effect, pair by pair; None where the effect cannot be told from nought.

    Args:
        cost: one a replication.
        effect: of the same replications; pairs without a value are left out.
    """
    there = ~(np.isnan(cost) | np.isnan(effect))
    cost, effect = cost[there], effect[there]
    count = len(cost)
    if count < 2:
        return None
    above, below = float(cost.mean()), float(effect.mean())
    by = float(stdtrit(count - 1, (1 + CONFIDENCE) / 2)) ** 2 / count
    spread = np.cov(np.stack([cost, effect]), ddof=1) * by
    v_above, v_both, v_below = float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])
    # Roots of (below² - v_below) r² - 2 (above below - v_both) r + (above² - v_above).
    first, half, last = below**2 - v_below, above * below - v_both, above**2 - v_above
    if first <= 0:
        return None
    root = float(np.sqrt(max(half**2 - first * last, 0.0)))
    return Ratio(above / below, (half - root) / first, (half + root) / first)
