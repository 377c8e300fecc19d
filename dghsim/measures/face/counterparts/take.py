"""When the take comes. All of it counts as admitted: the size of the take is worked out from admissions."""

from __future__ import annotations

from dghsim.measures.face.counterparts.whom import through
from dghsim.measures.grouped import mean
from dghsim.measures.view import View, hour_of_day


def arrived_between(view: View, *, begins: int, ends: int, streams: list[str]) -> float:
    """Percent of the patients of these streams who arrived between two hours of the day."""
    hour = hour_of_day(view.arrive[view.counted & through(view, streams)])
    return 100 * mean((hour >= begins) & (hour < ends))
