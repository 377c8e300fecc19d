"""Stays as a hospital is paid for them, and its bed-days."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.flow import left_in_time
from dghsim.measures.spans import DAY, overlap
from dghsim.measures.view import Mask, View

SHORT_NIGHTS = 1
"""The most nights of a stay that is paid as a short one."""


def stays_that_ended(view: View) -> Mask:
    """By patient: had a bed or chair, and left in the weeks measured. How long a stay will be that still goes on is not
    known, and it is paid when it ends."""
    ended: Mask = left_in_time(view) & (view.first_rest != NONE)
    return ended


def short_stays(view: View) -> Mask:
    """Of those who left: with no night, or one."""
    short: Mask = view.leave // DAY - view.arrive // DAY <= SHORT_NIGHTS
    return short


def bed_days(view: View) -> float:
    """In beds, in the weeks measured."""
    beds = view.stays[np.isin(view.stays["place"], view.facts.beds)]
    return float(overlap(beds["start"], beds["end"], view.begin, view.end).sum()) / DAY


def paid_stays(view: View) -> dict[str, float]:
    """What a hospital is paid for in a year of 52 weeks: stays that ended, short and long, and those who left without a
    bed or chair; and its bed-days."""
    ended, short, a_year = stays_that_ended(view), short_stays(view), 1 / view.years
    return {
        "short_stays_per_year": float((ended & short).sum()) * a_year,
        "long_stays_per_year": float((ended & ~short).sum()) * a_year,
        "attendances_per_year": float((left_in_time(view) & ~ended).sum()) * a_year,
        "bed_days_per_year": bed_days(view) * a_year,
    }
