"""A number from outside, when it is one."""

from __future__ import annotations

import math
from numbers import Real


def number(value: object) -> float | None:
    """A finite real number as a float; None for anything else, truth values and NaN included."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        result = float(value)
    except OverflowError:
        return None
    return result if math.isfinite(result) else None
