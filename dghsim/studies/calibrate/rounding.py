"""Times that say less than they seem to: rounded to the hour, or midnight for want of a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dghsim.studies.calibrate import clock_changes
from dghsim.studies.calibrate.arrays import Bools, Moments, Whole
from dghsim.studies.calibrate.patients import Patients, Remark

HOURLY = 0.5
"""Where more than this share of times is on the hour they are taken to be rounded to it."""
_SURE = 4.0
"""Standard deviations by which midnight must stand out before it is taken for a default."""


def minutes_are_told(moments: Moments) -> bool:
    """Whether times have minutes; not so where most are on the hour."""
    known = moments[~np.isnat(moments)]
    return bool(len(known)) and float((_minutes(known) % 60 == 0).mean()) <= HOURLY


def with_known_hours(patients: Patients) -> tuple[Patients, list[Remark]]:
    """The patients, those whose time of day is not known marked so: dates alone, and midnights too many."""
    remarks: list[Remark] = []
    arrived, more = _without_defaults(patients.arrived, patients.arrived_timed, "Arrived")
    left, also = _without_defaults(patients.left, patients.left_timed, "Left")
    remarks += more + also
    if count := int((~patients.arrived_timed).sum()):
        remarks.append(Remark(count, "Arrived on a day without a time: counted in the day, not in the hours"))
    if arrived.any() and not minutes_are_told(patients.arrived[arrived]):
        remarks.append(
            Remark(0, "Arrivals are rounded to the hour: if to the nearest and not down, the profile of the hours is "
                      "half an hour late")
        )  # fmt: skip
    exists = ~clock_changes.missing(patients.arrived)
    return replace(patients, arrived_timed=arrived & exists, left_timed=left), remarks


def _without_defaults(moments: Moments, timed: Bools, what: str) -> tuple[Bools, list[Remark]]:
    """Which times of day are known. Midnight stands out against the other full hours, or the hours beside it."""
    known = timed & ~np.isnat(moments)
    minute = _minutes(moments[known])
    on_hour = np.bincount(minute[minute % 60 == 0] // 60, minlength=24).astype(np.float64)
    rounded = len(minute) > 0 and float((minute % 60 == 0).mean()) > HOURLY
    usual = float(on_hour[[23, 1]].mean() if rounded else on_hour[1:].mean())
    if on_hour[0] <= usual + _SURE * np.sqrt(usual + 1):
        return timed, []
    midnights = np.flatnonzero(known)[minute == 0]
    # Where times are rounded, as many as beside it are true midnights; they are taken evenly from among all.
    true = round(usual) if rounded else 0
    spared = midnights[np.linspace(0, len(midnights) - 1, true).astype(np.int64)] if true else midnights[:0]
    unknown = np.setdiff1d(midnights, spared)
    told = timed.copy()
    told[unknown] = False
    return told, [
        Remark(
            len(unknown),
            f"{what} at midnight sharp, more often than chance has it: taken for a day without a time",
        )
    ]


def _minutes(moments: Moments) -> Whole:
    """Minutes of the day."""
    return np.asarray((moments - moments.astype("datetime64[D]")).astype("timedelta64[m]").astype(np.int64))
