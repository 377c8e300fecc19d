"""Means, percentiles and ratios, with NaN where there is nothing to measure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import Ints
from dghsim.measures.model import Floats

NAN = float("nan")
WIDE, MIDDLE = 41, 1 << 40
"""A group and a value of less than 2**40 in size as one number to sort by: group << WIDE, plus the value and MIDDLE."""
Numbers = NDArray[np.bool_] | NDArray[np.int64] | NDArray[np.float64]


def mean(values: Numbers) -> float:
    """The mean; NaN of nothing."""
    return float(np.mean(values)) if values.size else NAN


def quantile(values: Numbers, share: float) -> float:
    """The value below which `share` lies, between neighbours in proportion; NaN of nothing."""
    return float(np.quantile(values.astype(np.float64), share)) if values.size else NAN


def ratio(top: float, bottom: float) -> float:
    """`top / bottom`; NaN over nothing."""
    return float(top / bottom) if bottom else NAN


def mean_and_p90(group: Ints, seconds: Ints, groups: int) -> tuple[Floats, Floats]:
    """Mean and 90th percentile in each group, as (groups,); NaN in groups with nobody. Arguments as `quantiles`."""
    count = np.bincount(group, minlength=groups)
    means = np.where(count > 0, np.bincount(group, seconds, groups) / np.maximum(count, 1), np.nan)
    return means, quantiles(group, seconds, groups, (0.9,))[0]


def quantiles(group: Ints, seconds: Ints, groups: int, shares: Sequence[float]) -> Floats:
    """The value below which each share of a group lies, between neighbours in proportion; NaN in empty groups.

    Args:
        group: of each value, 0 to `groups` - 1.
        seconds: the values, each less than 2**40 in size.
        groups: how many there are.
        shares: from 0 to 1.

    Returns:
        (shares, groups).
    """
    return quantiles_of((group << WIDE) + seconds + MIDDLE, np.bincount(group, minlength=groups), shares)


def quantiles_of(keys: Ints, count: Ints, shares: Sequence[float]) -> Floats:
    """As `quantiles`, of groups and values that are one number each; `count` is by group."""
    if not len(keys):
        return np.full((len(shares), len(count)), np.nan)
    key = (np.sort(keys) & ((1 << WIDE) - 1)) - MIDDLE
    first = np.minimum(np.cumsum(count) - count, len(key) - 1)
    place = first + np.multiply.outer(np.asarray(shares), np.maximum(count, 1) - 1)
    below = place.astype(np.int64)
    above = np.minimum(below + 1, len(key) - 1)
    between = place - below
    value = key[below] * (1 - between) + key[above] * between
    return np.where(count > 0, value, np.nan)
