"""How far it is by road from one hospital to another, and how long patients are on the way."""

from __future__ import annotations

import math

from dghsim.scenario.duration import Duration, Lognormal
from dghsim.scenario.pathway import Delay
from dghsim.scenario.root import Hospital, Scenario

MINUTES_PER_KM = 1.2
"""Of the straight line: by car between the hospitals of the cohort that are one another's next or second next it is 32
minutes for 29 km, 30 for 26 and 36 for 27 (between stroke units, samuel-book/stroke_unit_demographics)."""
_EARTH_KM = 6371.0


def minutes_between(one: Hospital, other: Hospital) -> float | None:
    """As the file of either says, else by the straight line between them; None where neither is known."""
    for here, there in ((one, other), (other, one)):
        told = here.around.minutes_to.get(there.code)
        if told is not None:
            return told
    line = _straight_km(one, other)
    return None if line is None else MINUTES_PER_KM * line


def toward(here: Scenario, there: Scenario) -> Scenario:
    """`here` with `there` as its next hospital, where the way is known."""
    minutes = minutes_between(here.hospital, there.hospital)
    if minutes is None:
        return here
    around = here.hospital.around.model_copy(update={"minutes_to_next_hospital": minutes})
    return here.model_copy(update={"hospital": here.hospital.model_copy(update={"around": around})})


def lasting(delay: Delay, hospital: Hospital) -> Duration:
    """How long a delay lasts: on the way to the next hospital by how far that is, where it is known."""
    minutes, given = hospital.around.minutes_to_next_hospital, delay.duration
    if delay.by_road is None or not minutes or not isinstance(given, Lognormal):
        return given
    return given.model_copy(update={"unit": "minutes", "median": delay.by_road * minutes})


def _straight_km(one: Hospital, other: Hospital) -> float | None:
    places = [(hospital.around.latitude, hospital.around.longitude) for hospital in (one, other)]
    if any(degrees is None for place in places for degrees in place):
        return None
    (north, east), (north_there, east_there) = (
        [math.radians(degrees or 0.0) for degrees in place] for place in places
    )
    half = math.sin((north_there - north) / 2) ** 2
    half += math.cos(north) * math.cos(north_there) * math.sin((east_there - east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
