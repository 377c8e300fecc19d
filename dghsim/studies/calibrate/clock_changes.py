"""The hours that clocks in the United Kingdom leave out and repeat, and how long it truly is between local times.

Source: Summer Time Act 1972 as amended in 2002: from 01:00 on the last Sunday of March, Greenwich time, to 01:00 on the
last Sunday of October, which are 01:00 to 02:00 that does not exist and 01:00 to 02:00 that is there twice.
"""

from __future__ import annotations

import calendar
import datetime

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Floats, Moments

_HOUR = np.timedelta64(3600, "s")


def last_sunday(year: int, month: int) -> datetime.date:
    """The last Sunday of a month."""
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)


def missing(moments: Moments) -> Bools:
    """Which times are in an hour that did not exist."""
    return _within(moments, 3)


def ambiguous(moments: Moments) -> Bools:
    """Which times are in an hour that was there twice."""
    return _within(moments, 10)


def hours_of(first: np.datetime64, days: int) -> Floats:
    """How often each hour of each day was there: float64 of (days, 24), nearly all 1."""
    made = np.ones((days, 24))
    for year in _years(np.array([first, first + np.timedelta64(days, "D")])):
        for month, times in ((3, 0.0), (10, 2.0)):
            day = int((np.datetime64(last_sunday(year, month), "D") - first).astype(np.int64))
            if 0 <= day < days:
                made[day, 1] = times
    return made


def hours_between(start: Moments, end: Moments) -> Floats:
    """Hours that truly passed between local times; NaN where one is missing.

    Of an hour that was there twice the first is taken, unless the end then came before the start.
    """
    local = (end - start).astype("timedelta64[s]")
    passed = np.where(np.isnat(local), np.nan, local.astype(np.float64)) / 3600
    passed += _summer(start).astype(np.float64) - _summer(end).astype(np.float64)
    return np.where((passed < 0) & (passed >= -1) & ambiguous(end), passed + 1, passed)


def _summer(moments: Moments) -> Bools:
    found = np.zeros(len(moments), dtype=np.bool_)
    for year in _years(moments):
        found |= (moments >= _one(year, 3)) & (moments < _one(year, 10) + _HOUR)
    return found


def _within(moments: Moments, month: int) -> Bools:
    found = np.zeros(len(moments), dtype=np.bool_)
    for year in _years(moments):
        found |= (moments >= _one(year, month)) & (moments < _one(year, month) + _HOUR)
    return found


def _one(year: int, month: int) -> np.datetime64:
    """One o'clock on the day of the change."""
    return np.datetime64(last_sunday(year, month), "s") + _HOUR


def _years(moments: Moments) -> range:
    known = moments[~np.isnat(moments)]
    if not len(known):
        return range(0)
    years = known.astype("datetime64[Y]").astype(np.int64) + 1970
    return range(int(years.min()), int(years.max()) + 1)
