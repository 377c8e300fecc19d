"""How sure, in words."""

from __future__ import annotations

import math

SCALE: tuple[tuple[float, str], ...] = (
    (0.99, "almost certain"), (0.95, "very likely"), (0.80, "likely"), (0.20, "cannot tell"), (0.05, "unlikely"),
    (0.01, "very unlikely"),
)  # fmt: skip
"""Least probability -> what it is called. The ends are those by which other verdicts here go: 95 in 100 is told."""
LEAST = "almost certainly not"


def sureness(probability: float) -> str:
    """What a probability is called; empty where there is none."""
    if not math.isfinite(probability):
        return ""
    return next((words for least, words in SCALE if probability >= least), LEAST)


def in_hundred(probability: float) -> str:
    """`93 in 100`, and never a certainty, which no number of runs can give."""
    if not math.isfinite(probability):
        return ""
    if probability >= 0.995:
        return "over 99 in 100"
    if probability < 0.005:
        return "under 1 in 100"
    return f"{100 * probability:.0f} in 100"
