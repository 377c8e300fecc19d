"""Which duties are nights, long shifts and long evenings, under the readings of a rule set."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.duties import Duties
from dghsim.rota.rules import Readings


def of_kind(name: str, duties: Duties, readings: Readings) -> NDArray[np.bool_]:
    """A mask over the duties: shift, nroc, night, long, long_evening, or any that counts in runs."""
    if name == "shift":
        return duties.shifts
    if name == "nroc":
        return duties.periods
    if name == "night":
        return _nights(duties, readings)
    if name == "long":
        long = _long(duties, readings)
        return long if readings.long_nights_count else long & ~_nights(duties, readings)
    if name == "long_evening":
        clock = duties.start % DAY
        late = clock + duties.length > readings.evening_after
        return _long(duties, readings) & (clock < readings.evening_before) & late
    return duties.shifts | readings.on_call_counts_in_runs


def in_clock_window(
    start: NDArray[np.int64], end: NDArray[np.int64], opens: int, closes: int
) -> NDArray[np.int64]:
    """Minutes of each stretch between two clock times; `closes` is on the next day when not after `opens`."""
    return _in_window_before(end, opens, closes) - _in_window_before(start, opens, closes)


def _in_window_before(moments: NDArray[np.int64], opens: int, closes: int) -> NDArray[np.int64]:
    length = (closes - opens) % DAY or DAY
    days, since = np.divmod(moments - opens, DAY)
    minutes: NDArray[np.int64] = days * length + np.minimum(since, length)
    return minutes


def _nights(duties: Duties, readings: Readings) -> NDArray[np.bool_]:
    worked = in_clock_window(duties.start, duties.end, readings.night_from, readings.night_to)
    return duties.shifts & (worked >= readings.night_hours * 60)


def _long(duties: Duties, readings: Readings) -> NDArray[np.bool_]:
    limit = readings.long_hours * 60
    long = duties.length >= limit if readings.ten_hours_is_long else duties.length > limit
    return duties.shifts & long
