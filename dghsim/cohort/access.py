"""How people get to a hospital, by rules anchored at the hospital whose scenario the others extend.

No table of cars, buses or journeys by district was at hand. Who lives in the country has a car, a long way and few
buses; who is poor has none: the first rule is fitted, by eye, through England (23.5 % of households without a car),
Herefordshire and South Somerset (14), the Isle of Wight (20), all from memory; it gives the hospital by
Great Yarmouth 19 where the town has 25. The others are assumed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.cohort.public import Place
from dghsim.scenario.access import Access
from dghsim.scenario.base import WEEKDAYS

NO_CAR_A_POINT_POORER = 0.4
"""Points of households without a car for each percentage point of income-deprived people."""
NO_CAR_A_POINT_MORE_RURAL = -0.2
LEAST_NO_CAR, MOST_NO_CAR = 0.08, 0.40
NO_CAR_WITHIN, MINUTES_WITHIN = 0.04, 8
"""To either side, plausible."""
MINUTES_WHERE_ALL_IS_RURAL = 25
"""By which the way to hospital is longer where all homes are rural than where none is."""
BUSES: tuple[tuple[float, tuple[str, str, str]], ...] = (
    (0.75, ("07:30-18:30", "08:30-18:30", "")),
    (0.40, ("06:30-19:30", "07:30-19:30", "09:30-17:30")),
    (0.20, ("06:00-21:30", "06:30-21:30", "08:30-19:30")),
    (0.00, ("05:30-23:30", "05:30-23:30", "07:30-22:30")),
)
"""Rural share from which on -> hours of buses on weekdays, Saturday, Sunday."""


@dataclass(frozen=True, slots=True)
class AccessOf:
    """One hospital's figures."""

    no_car_share: float
    minutes_to_hospital: float
    income_deprived_share: float
    buses: Mapping[str, tuple[str, ...]]
    """Weekday -> hours."""


def access_of(place: Place, anchor: Place, base: Access) -> AccessOf | None:
    """The figures by the rules; None where nothing is known of the people, who are then as the anchor's."""
    if math.isnan(place.rural):
        return None
    poorer = 0.0 if math.isnan(place.income_deprived) else place.income_deprived - anchor.income_deprived
    rural = place.rural - anchor.rural
    no_car = base.no_car_share + NO_CAR_A_POINT_POORER * poorer + NO_CAR_A_POINT_MORE_RURAL * rural
    weekday, saturday, sunday = next(hours for least, hours in BUSES if place.rural >= least)
    hours = [weekday] * 5 + [saturday, sunday]
    return AccessOf(
        round(min(max(no_car, LEAST_NO_CAR), MOST_NO_CAR), 3),
        round(base.minutes_to_hospital + MINUTES_WHERE_ALL_IS_RURAL * rural, 1),
        anchor.income_deprived + poorer,
        {day: (each,) if each else () for day, each in zip(WEEKDAYS, hours, strict=True)},
    )
