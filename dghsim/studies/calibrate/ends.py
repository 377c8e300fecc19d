"""Ends of stays that cannot be: the arrival still counts, what its end would say does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Moments
from dghsim.studies.calibrate.clock_changes import hours_between
from dghsim.studies.calibrate.patients import Patients, Remark

_NONE = np.datetime64("NaT", "s")


def with_sound_ends(patients: Patients, tomorrow: np.datetime64) -> tuple[Patients, list[Remark]]:
    """The patients with no end before its beginning and none in the future."""
    remarks: list[Remark] = []
    left, ready = patients.left.copy(), patients.ready.copy()
    told = patients.stay_told.copy()
    if count := int((~told).sum()):
        remarks.append(Remark(count, "Left at no date: counted as an arrival, not as a stay"))

    def blank(moments: Moments, which: Bools, says: str) -> None:
        if which.any():
            remarks.append(Remark(int(which.sum()), says))
        moments[which] = _NONE

    early = left_before_arriving(patients)
    blank(left, early, "Left before arriving: counted as an arrival, not as a stay")
    told &= ~early
    blank(left, _at_or_after(left, tomorrow), "Left in the future: counted as still in")
    blank(ready, _at_or_after(ready, tomorrow), "Ready in the future: not counted as a delay")
    coarse = ~patients.arrived_timed
    blank(ready, _before(ready, patients.arrived, coarse), "Ready before arriving: not counted as a delay")
    blank(ready, _before(left, ready, ~patients.left_timed), "Ready after leaving: not counted as a delay")
    return replace(patients, left=left, ready=ready, stay_told=told), remarks


def left_before_arriving(patients: Patients) -> Bools:
    """Whose leaving is before their arrival."""
    return _before(patients.left, patients.arrived, coarse=~(patients.left_timed & patients.arrived_timed))


def _before(end: Moments, start: Moments, coarse: Bools) -> Bools:
    """Whether an end is before its start; on one day it is not, where one of them has no time of day."""
    same_day = end.astype("datetime64[D]") == start.astype("datetime64[D]")
    return np.asarray((hours_between(start, end) < 0) & ~(same_day & coarse))


def _at_or_after(moments: Moments, limit: np.datetime64) -> Bools:
    return np.asarray(~np.isnat(moments) & (moments >= limit))
