"""From where on along a range something still helps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Holds = Literal["throughout", "from", "up to", "nowhere", "between", "not known"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where it helps."""

    holds: Holds
    at: float = math.nan
    """The value from which, or up to which, it does, on a straight line."""
    between: tuple[float, float] = (math.nan, math.nan)
    """The values that were run on either side of it: where between them it is, only more runs would tell."""


def crossing(at: Sequence[float], gains: Sequence[float]) -> Crossing:
    """Where along a range a gain is above nought, on straight lines between the points that were run.

    Args:
        at: values of the assumption, rising; equal neighbours are taken as one.
        gains: what is gained at each, or the lower end of its interval; NaN makes it `not known`.
    """
    if not at or not all(map(math.isfinite, gains)):
        return Crossing("not known")
    above = [gain > 0 for gain in gains]
    changes = [place for place in range(1, len(at)) if above[place] != above[place - 1]]
    if not changes:
        return Crossing("throughout" if above[0] else "nowhere")
    if len(changes) > 1:
        return Crossing("between")
    place = changes[0]
    first, last = gains[place - 1], gains[place]
    value = at[place - 1] + (at[place] - at[place - 1]) * first / (first - last)
    return Crossing("from" if above[-1] else "up to", value, (at[place - 1], at[place]))
