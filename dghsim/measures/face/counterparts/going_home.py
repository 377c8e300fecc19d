"""On which days and by when patients go home."""

from __future__ import annotations

import numpy as np

from dghsim.measures.face.counterparts.whom import DAYS, left_with_a_night, on_days
from dghsim.measures.grouped import mean, ratio
from dghsim.measures.spans import DAY
from dghsim.measures.view import View, hour_of_day


def discharges_on(view: View, *, day: str) -> float:
    """Patients who leave on a day of the week after a night or more, over the mean of all seven days."""
    counts = np.bincount(view.leave[left_with_a_night(view)] // DAY % 7, minlength=7)
    return ratio(float(counts[DAYS[day]]), float(counts.mean()))


def discharged_by(view: View, *, hour: int, days: str = "any") -> float:
    """Percent of the same patients who leave before an hour of the day."""
    left = view.leave[left_with_a_night(view)]
    return 100 * mean(hour_of_day(left[on_days(left, days)]) < hour)
