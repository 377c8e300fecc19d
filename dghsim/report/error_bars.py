"""Intervals as a picture draws them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dghsim.report.figure import Drawing
from dghsim.report.style import SOFT


def error_bars(
    intervals: Iterable[tuple[float, float, float]],
    colour: str = SOFT,
    *,
    thickness: float = 1.2,
    width: int = 3,
) -> Drawing:
    """What plotly calls `error_x` or `error_y`.

    Args:
        intervals: low, mean and high of each mark; where an end is not finite, no line is drawn to it.
        colour: `#rrggbb`.
        thickness: of the lines, in pixels.
        width: of the bars at their ends, in pixels.
    """
    found = list(intervals)
    return {
        "type": "data", "symmetric": False, "thickness": thickness, "width": width, "color": colour,
        "array": [_length(high - mean) for _, mean, high in found],
        "arrayminus": [_length(mean - low) for low, mean, _ in found],
    }  # fmt: skip


def _length(length: float) -> float:
    return length if math.isfinite(length) else 0.0
