"""How long each patient stayed, as far as the file tells: between two limits, or longer than one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Floats, Moments
from dghsim.studies.calibrate.clock_changes import hours_between
from dghsim.studies.calibrate.patients import Patients

_HALF_HOUR = 0.5
_DAY = 24.0
SHORTEST_NIGHT = 12.0
"""Hours below which a stay past midnight may be a same-day patient's."""
_NO_ROOM = 12.5
"""Hours in which nobody is made well: the model's own least, and half an hour."""


@dataclass(frozen=True, slots=True)
class StayTimes:
    """Hours; arrays of one length."""

    least: Floats
    most: Floats
    """Infinite for whoever is still in."""
    given: Floats
    """Only stays longer than this could be among them."""

    @property
    def ended(self) -> Bools:
        """Who has left."""
        return np.isfinite(self.most)

    @property
    def middle(self) -> Floats:
        """Between the limits; of who is still in, how long so far."""
        return np.asarray(
            np.where(self.ended, (self.least + np.where(self.ended, self.most, 0)) / 2, self.least)
        )

    def only(self, which: Bools) -> StayTimes:
        """Some of them."""
        return StayTimes(self.least[which], self.most[which], self.given[which])


def stay_times(patients: Patients, until: np.datetime64, *, past_midnight: bool) -> StayTimes:
    """From arrival to leaving; of one still in it is longer than to `until`.

    Args:
        patients: all of them with a stay that is told.
        until: the last moment that the file knows of.
        past_midnight: each is among them because the stay was longer than to the first midnight.
    """
    end = np.where(np.isnat(patients.left), until, patients.left)
    hours = hours_between(patients.arrived, end)
    ended = ~np.isnat(patients.left)
    early = np.where(patients.arrived_timed, _HALF_HOUR, _DAY)
    late = np.where(patients.left_timed, _HALF_HOUR, _DAY)
    least = np.maximum(hours - np.where(ended, early, 0.0), 0.01)
    # So soon well and yet so long in: what the community takes has no room in the stay that the model draws, which is
    # then no longer than what was seen.
    well = hours_between(patients.arrived, patients.ready)
    least = np.where(ended & (well <= _NO_ROOM) & (hours - well >= _DAY), 0.01, least)
    given = np.zeros(len(hours))
    if past_midnight:
        midnight = np.where(patients.arrived_timed, _to_midnight(patients.arrived), 0.0)
        given = np.minimum(np.maximum(midnight, SHORTEST_NIGHT), least)
    return StayTimes(least, np.where(ended, np.maximum(hours + late, least + 0.01), np.inf), given)


def stayed_the_night(patients: Patients, until: np.datetime64) -> Bools:
    """Who was there, or still is, after the midnight that followed arrival and for at least half a day.

    Who comes in the evening and goes home at two was no more than seen.
    """
    end = np.where(np.isnat(patients.left), until, patients.left)
    later = end.astype("datetime64[D]") > patients.arrived.astype("datetime64[D]")
    return np.asarray(later & (hours_between(patients.arrived, end) >= SHORTEST_NIGHT))


def _to_midnight(moments: Moments) -> Floats:
    passed = (moments - moments.astype("datetime64[D]")).astype("timedelta64[s]").astype(np.float64)
    return np.asarray(_DAY - passed / 3600)
