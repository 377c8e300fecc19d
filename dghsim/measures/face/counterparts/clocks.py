"""How long until patients are seen, and until they leave the emergency department."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.face.counterparts.whom import admitted, on_days, through
from dghsim.measures.grouped import mean, quantile
from dghsim.measures.spans import HOUR
from dghsim.measures.standards import MISSED, OUTSIDE, in_time, share
from dghsim.measures.view import Mask, View, first_rest, hour_of_day

DAY_BEGINS, DAY_ENDS = 8, 20
"""Hours of arrival that the Society for Acute Medicine's indicator takes for day."""


def seen_in_time(
    view: View,
    *,
    marks: list[str],
    hours: float,
    night_hours: float | None = None,
    since: str = "arrival",
    days: str = "any",
    by_day_only: bool = False,
    streams: list[str] | None = None,
    unseen_count: bool = True,
) -> float:
    """Percent for whom the first of the marks came within so many hours.

    Args:
        view: the replication.
        marks: names of marks, of which the first counts.
        hours: the limit.
        night_hours: the limit of those who arrive outside 08:00 to 20:00, where it is another.
        since: `arrival`, or `decision`: then of patients given a bed, and who stays longer than the limit
            without being seen was not seen in time.
        days: of the week on which the clock starts.
        by_day_only: only who arrives between 08:00 and 20:00.
        streams: only who came by one of these.
        unseen_count: whether who leaves before any of the marks was missed; else left out.
    """
    begun = view.arrive if since == "arrival" else view.mark(since)
    seen = view.earliest(*[mark for mark in marks if mark in view.facts.marks])
    day = _by_day(view)
    limit = _seconds(hours, night_hours, day)
    codes = in_time(view, begun, seen, limit, MISSED if unseen_count else OUTSIDE)
    counts = view.counted & (begun != NONE) & on_days(begun, days) & through(view, streams or [])
    if by_day_only:
        counts &= day
    if since != "arrival":
        stayed = (seen == NONE) & (view.leave != NONE) & (view.leave - begun > limit)
        codes = np.where(stayed, MISSED, codes)
        counts &= view.first_bed != NONE
    return share(codes[counts])


def ed_stay(view: View, *, part: str, streams: list[str]) -> float:
    """Minutes from arrival to a bed or chair, over those who came by the streams and were given one.

    `part`: `mean`, `median`, `lower_quartile`, `upper_quartile`.
    """
    stay = _ed_stays(view, streams) / 60
    quarters = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}
    return mean(stay) if part == "mean" else quantile(stay, quarters[part])


def ed_stay_within(view: View, *, hours: float, streams: list[str]) -> float:
    """Percent of the same patients given a bed or chair within so many hours of arrival."""
    return 100 * mean(_ed_stays(view, streams) <= HOUR * hours)


def _ed_stays(view: View, streams: list[str]) -> Ints:
    counts = view.counted & admitted(view) & through(view, streams)
    return (first_rest(view) - view.arrive)[counts]


def _by_day(view: View) -> Mask:
    hour = hour_of_day(view.arrive)
    return (hour >= DAY_BEGINS) & (hour < DAY_ENDS)


def _seconds(hours: float, night_hours: float | None, day: Mask) -> Ints:
    night = hours if night_hours is None else night_hours
    return np.where(day, round(HOUR * hours), round(HOUR * night))
