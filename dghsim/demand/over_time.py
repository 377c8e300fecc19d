"""Chances that change as the run goes on."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.demand import Attribute
from dghsim.years import CALENDAR

Whole = NDArray[np.int64]
_DAY = 86_400
_MONTH = _DAY * CALENDAR / 12
_NEVER = 1 << 32
"""Above every word, so that no chance is met."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """By what a chance is multiplied at each time, in seconds from the epoch: 0 to 1."""

    months_before: float
    mid_months: float
    slope_months: float
    """0: it does not grow."""
    fades_seconds: float
    """Infinite: it does not fade."""

    def factor(self, time: Whole) -> NDArray[np.float64]:
        """(len(time),) at those times."""
        kept = np.exp(-time / self.fades_seconds)
        if not self.slope_months:
            return np.asarray(kept)
        along = (self.months_before + time / _MONTH - self.mid_months) / self.slope_months
        return np.asarray(kept / (1 + np.exp(-along)))


def over_time(attribute: Attribute) -> OverTime | None:
    """None for a chance that stays as it is."""
    grows, fades = attribute.grows, attribute.fades_days
    if grows is None and fades is None:
        return None
    seconds = math.inf if fades is None else fades * _DAY
    if grows is None:
        return OverTime(0.0, 0.0, 0.0, seconds)
    slope = (grows.mature_months - grows.mid_months) / math.log(19)
    return OverTime(grows.months_before, grows.mid_months, slope, seconds)


def faded(over: OverTime, word: Callable[[], Whole], time: Whole) -> Callable[[], Whole]:
    """Words over the factor: a chance times a factor holds for a word as the chance does for the word over it."""

    def divided() -> Whole:
        with np.errstate(divide="ignore"):
            return np.asarray(np.minimum(word() / over.factor(time), _NEVER), dtype=np.int64)

    return divided
