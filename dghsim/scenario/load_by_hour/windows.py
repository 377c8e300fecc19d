"""Windows over the seconds of a week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.pathway import Window

HOURS = 168
WEEK = HOURS * 3600


@dataclass(frozen=True, slots=True)
class Openings:
    """The spans of a window in seconds of the week, in order."""

    begins: Floats
    ends: Floats

    @classmethod
    def of(cls, window: Window) -> Openings:
        """The openings of a window."""
        spans = [
            tuple(86400 * day + 60 * minute_of_day(clock) for clock in span.split("-"))
            for day, weekday in enumerate(WEEKDAYS)
            for span in window.days.get(weekday, [])
        ]
        begins, ends = np.array(spans, dtype=np.float64).T
        return cls(begins, ends)

    @classmethod
    def where(cls, minutes: NDArray[np.bool_]) -> Openings | None:
        """Spans of the (10080,) minutes in which something is so; None if it is always or never."""
        changes = np.flatnonzero(minutes != np.roll(minutes, 1))
        begins = (60 * changes[minutes[changes]]).astype(np.float64)
        ends = (60 * changes[~minutes[changes]]).astype(np.float64)
        if not len(changes):
            return None
        if ends[0] < begins[0]:  # open over Sunday midnight
            begins, ends = np.concatenate([[0.0], begins]), np.append(ends, float(WEEK))
        return cls(begins, ends)

    def wait(self, time: Floats) -> Floats:
        """Seconds from each time until the window is open; 0 where it is."""
        week = time % WEEK
        last = np.searchsorted(self.begins, week, side="right") - 1
        inside = (last >= 0) & (week < self.ends[last])
        ahead = np.append(self.begins, self.begins[0] + WEEK)[last + 1]
        return np.where(inside, 0.0, ahead - week)

    def is_open(self, time: Floats) -> NDArray[np.bool_]:
        """Whether it is open at each time."""
        return np.equal(self.wait(time), 0)
