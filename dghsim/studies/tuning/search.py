"""Finds where one number makes an error nought: a bracket, then secants that cannot leave it (Illinois)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Where the search ended."""

    at: float
    error: float
    reached: bool
    """The error there is small enough."""
    tried: int


def find(
    error: Callable[[float], float],
    start: float,
    low: float,
    high: float,
    *,
    close: float,
    most: int = 8,
    whole: bool = False,
) -> Found:
    """The place between `low` and `high` where `error` is within `close` of nought, or the nearest found.

    Source: M. Dowell and P. Jarratt, "A modified regula falsi method for computing the root of an equation", BIT 11
    (1971).

    Args:
        error: of one sign below the place and of the other above it; the same for the same argument.
        start: tried first.
        low: the lowest place.
        high: the highest.
        close: how small an error is small enough.
        most: places tried after `start` and the two ends.
        whole: try whole numbers only.
    """
    seen: dict[float, float] = {}

    def tell(at: float) -> float:
        at = float(round(at)) if whole else at
        if at not in seen:
            seen[at] = error(at)
        return seen[at]

    def best(tried: int) -> Found:
        at = min(seen, key=lambda place: abs(seen[place]))
        return Found(at, seen[at], abs(seen[at]) <= close, tried)

    if abs(tell(min(max(start, low), high))) <= close:
        return best(len(seen))
    behind, ahead, at_behind, at_ahead = low, high, tell(low), tell(high)
    if at_behind * at_ahead > 0:
        return best(len(seen))
    for _ in range(most):
        if min(map(abs, seen.values())) <= close or abs(ahead - behind) < 1e-9 * max(1.0, abs(ahead)):
            break
        middle = behind - at_behind * (ahead - behind) / (at_ahead - at_behind)
        value = tell(middle)
        if value * at_ahead <= 0:
            behind, at_behind = ahead, at_ahead
        else:
            at_behind /= 2
        ahead, at_ahead = middle, value
    return best(len(seen))
