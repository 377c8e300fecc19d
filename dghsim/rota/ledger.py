"""Who is away when, and who still could be: the caps on leave, kept while leave is being granted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

UNBOUNDED = 1_000_000


@dataclass(frozen=True, slots=True)
class Window:
    """What a limit on average hours leaves for leave."""

    weeks: int
    most: Counts
    """(doctors, weeks in which a window may open): weekdays away in any so many weeks, so that hours a week less leave
    stay within the limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What leave must respect in one tier. Days are counted from a Monday."""

    normal: Counts
    """(doctors, days): index of the normal duty the doctor works that day, -1 where none."""
    spare: Counts
    """(normal duties, days): how many of those who work it may be away."""
    most_away: int | Counts
    """Doctors of the tier away on one day; one number, or one a day."""
    windows: tuple[Window, ...] = ()


class Ledger:
    """Days away of every doctor, and the room left under each cap."""

    def __init__(self, limits: Limits) -> None:
        self.normal = limits.normal
        self.away: Mask = np.zeros(limits.normal.shape, dtype=np.bool_)
        self._spare = limits.spare.copy()
        self._room = np.full(limits.normal.shape[1], limits.most_away, dtype=np.int64)
        self._windows = [(window.weeks, window.most.copy()) for window in limits.windows]

    def works(self, doctor: int) -> Mask:
        """Days on which the doctor has a normal day and is not yet away."""
        worked: Mask = (self.normal[doctor] >= 0) & ~self.away[doctor]
        return worked

    def room_in_windows(self, doctor: int) -> Counts:
        """For each day, how many more weekdays near it the doctor may be away; no bound at weekends."""
        days = self.normal.shape[1]
        bounds = np.full((days // 7, 7), UNBOUNDED)
        for weeks, most in self._windows:
            edge = np.full(weeks - 1, UNBOUNDED)
            padded = np.concatenate((edge, most[doctor], edge))
            least = np.lib.stride_tricks.sliding_window_view(padded, weeks).min(axis=1)[:, None]
            bounds[:, :5] = np.minimum(bounds[:, :5], least)
        return bounds.reshape(days)

    def open_days(self, doctor: int) -> Mask:
        """Days the doctor could have off now."""
        spare = self._spare[self.normal[doctor], np.arange(len(self._room))]
        free: Mask = (spare > 0) & (self._room > 0) & (self.room_in_windows(doctor) > 0)
        return self.works(doctor) & free

    def load(self) -> Counts:
        """How little room is left each day: higher is fuller."""
        return -self._room

    def take(self, doctor: int, days: Counts) -> None:
        """Marks days as away."""
        self.away[doctor, days] = True
        np.subtract.at(self._spare, (self.normal[doctor, days], days), 1)
        self._room[days] -= 1
        away = (days[days % 7 < 5] // 7).tolist()
        for weeks, most in self._windows:
            for week in away:
                most[doctor, max(0, week - weeks + 1) : min(most.shape[1], week + 1)] -= 1
