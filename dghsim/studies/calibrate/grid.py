"""Arrivals counted by day and hour, and how much of each hour the file could have seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Floats, Moments, Whole
from dghsim.studies.calibrate.clock_changes import hours_of

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Grid:
    """Days in a row, whether the file knows them or not."""

    first: np.datetime64
    """The first day."""
    by_day: Whole
    """Arrivals of each day."""
    by_hour: Whole
    """Of (days, 24): those whose time of day is known."""
    seen: Floats
    """Of (days, 24): how often the file could have seen the hour: 0 in a gap, 2 where the clock repeats it."""

    @property
    def days(self) -> int:
        """How many, gaps included."""
        return len(self.by_day)

    @property
    def dates(self) -> Moments:
        """Each day."""
        return np.asarray(self.first + np.arange(self.days) * _DAY)

    @property
    def weekday(self) -> Whole:
        """Monday 0 to Sunday 6."""
        return np.asarray((self.dates.astype("datetime64[D]").astype(np.int64) + 3) % 7)

    @property
    def month(self) -> Whole:
        """January 0 to December 11."""
        return np.asarray(self.dates.astype("datetime64[M]").astype(np.int64) % 12)

    @property
    def week(self) -> Whole:
        """Weeks from Monday to Sunday, counted from the first day's."""
        return np.asarray((np.arange(self.days) + self.weekday[0]) // 7)

    @property
    def known(self) -> Bools:
        """Days of which the file could have seen at least half."""
        return np.asarray(self.seen.sum(axis=1) >= 12)

    def without(self, days: Bools) -> Grid:
        """The same with some days not seen."""
        some = days[:, None]
        return replace(
            self,
            by_day=np.where(days, 0, self.by_day),
            by_hour=np.where(some, 0, self.by_hour),
            seen=np.where(some, 0.0, self.seen),
        )


def counted(arrived: Moments, timed: Bools, first: np.datetime64, days: int) -> Grid:
    """Arrivals of the days from `first` on; those before and after are left out. Every hour counts as seen."""
    day = (arrived.astype("datetime64[D]") - first).astype(np.int64)
    inside = (day >= 0) & (day < days)
    hour = ((arrived - arrived.astype("datetime64[D]")).astype("timedelta64[h]")).astype(np.int64)
    with_time = inside & timed
    cells = np.bincount(24 * day[with_time] + hour[with_time], minlength=24 * days)
    return Grid(
        first,
        np.bincount(day[inside], minlength=days).astype(np.int64),
        cells.astype(np.int64).reshape(days, 24),
        hours_of(first, days),
    )
