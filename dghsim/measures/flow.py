"""Patients in, through and out."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.grouped import NAN, mean, quantile, ratio
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR, known, overlap
from dghsim.measures.view import Mask, View, once


def flow(view: View) -> dict[str, float]:
    """Arrivals, stay, boarding and discharges, over the weeks measured."""
    days = 7 * view.weeks
    gone = left_in_time(view)
    stay = (view.leave - view.arrive)[gone] / DAY
    overnight = (view.leave // DAY > view.arrive // DAY)[gone]
    left = known(view.leave, view.stop)
    values = {
        "arrivals_per_day": view.counted.sum() / days,
        "stay_mean_days": mean(stay),
        "stay_median_days": quantile(stay, 0.5),
        "overnight_stay_mean_days": mean(stay[overnight]),
        "same_day_percent": 100 * mean(~overnight),
        "inside_mean_patients": overlap(view.arrive, left, view.begin, view.end).sum() / (days * DAY),
        "inside_at_end_patients": (
            (view.arrive < view.end) & ((view.leave == NONE) | (view.leave >= view.end))
        ).sum(),
    }
    if view.facts.beds:
        values |= _boarding(view)
        by_weekday = discharges_by_weekday(view)
        for name, weekday in (("saturday", 5), ("sunday", 6)):
            values[f"discharges_{name}_ratio"] = ratio(by_weekday[weekday], by_weekday.mean())
    return {name: float(value) for name, value in values.items()}


@once
def left_in_time(view: View) -> Mask:
    """Who left in the weeks measured, having been let in."""
    return (view.leave >= view.begin) & (view.leave < view.end) & ~view.left_as("elsewhere")


@once
def discharges_by_weekday(view: View) -> Floats:
    """(7,) patients leaving on a Monday to Sunday, a day; of those who had a bed, where there are beds."""
    gone = left_in_time(view) & ((view.first_bed != NONE) if view.facts.beds else True)
    return np.bincount(view.leave[gone] // DAY % 7, minlength=7) / view.weeks


def _boarding(view: View) -> dict[str, float]:
    limits = view.replication.scenario.standards
    wanted = view.asked_bed != NONE
    asked = wanted & (view.asked_bed >= view.begin) & (view.asked_bed < view.end)
    until = known(view.first_bed, view.stop)
    wait = (until - view.asked_bed)[asked] / HOUR
    known_wait = (view.first_bed != NONE)[asked]
    span = overlap(view.asked_bed[wanted], until[wanted], view.begin, view.end).sum()
    waiting = span / (view.end - view.begin)
    return {
        "boarding_mean_hours": mean(wait),
        "boarding_p90_hours": quantile(wait, 0.9),
        "boarding_over_percent": _longer(wait, known_wait, limits.ed_hours),
        "boarding_long_percent": _longer(wait, known_wait, limits.long_ed_hours),
        "boarding_mean_patients": waiting if wanted.any() else NAN,
        "boarding_hours_per_day": 24 * waiting if wanted.any() else NAN,
        "boarding_at_end_patients": (wanted & (view.asked_bed < view.end) & (until >= view.end)).sum(),
    }


def _longer(wait: Floats, over: Mask, hours: float) -> float:
    """Percent longer than a limit; a wait that is not over counts once it is longer."""
    return 100 * mean((wait > hours)[over | (wait > hours)])
