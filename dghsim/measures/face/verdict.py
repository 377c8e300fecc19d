"""Whether the model agrees with a published figure, by rule."""

from __future__ import annotations

import math
from typing import Literal

Verdict = Literal["agrees", "near", "misses", "not judged", "not in this scenario"]
VERDICTS: tuple[Verdict, ...] = ("agrees", "near", "misses", "not judged", "not in this scenario")
RULE = (
    "Agrees: the source's range and the model's 95% interval overlap. Near: they lie apart by no more than the "
    "tolerance given with the figure. Misses: they lie further apart."
)


def verdict(source: tuple[float, float], model: tuple[float, float], near: float) -> Verdict:
    """`agrees`, `near` or `misses`.

    Args:
        source: low and high.
        model: low and high of the interval of the mean; the mean twice where there is no interval.
        near: how far apart they may lie and still be near.

    Raises:
        ValueError: an end that is no number.
    """
    if not all(map(math.isfinite, (*source, *model))):
        raise ValueError("source and model must be finite")
    apart = max(source[0] - model[1], model[0] - source[1])
    return "agrees" if apart <= 0 else "near" if apart <= near else "misses"
