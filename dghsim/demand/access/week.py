"""Quarters of an hour of the week: when buses run, and when those who can wait would come."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.pathway import Window

SLOT = 900
"""Seconds."""
DAY = 96
WEEK = 7 * DAY
Floats = NDArray[np.float64]
Open = NDArray[np.bool_]


def slots_open(window: Window) -> Open:
    """Whether the middle of each slot of the week, from Monday 00:00, is in the window; bool of (672,)."""
    found = np.zeros(WEEK, dtype=np.bool_)
    middles = (np.arange(DAY) + 0.5) * SLOT / 60
    for day, name in enumerate(WEEKDAYS):
        for span in window.days.get(name, []):
            begin, end = map(minute_of_day, span.split("-"))
            found[day * DAY : (day + 1) * DAY] |= (middles >= begin) & (middles < end)
    return found


def slots_until(window: Open) -> NDArray[np.int64]:
    """Slots until it next opens, nought where it is open; int64 of (672,). It is open at some time."""
    found = np.zeros(WEEK, dtype=np.int64)
    after = 0
    for slot in reversed(range(2 * WEEK)):
        after = 0 if window[slot % WEEK] else after + 1
        found[slot % WEEK] = after
    return found
