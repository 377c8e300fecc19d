"""What the model needs and no public table holds: derived from what is public, by rules written here once.

Each rule is anchored at the hospital whose scenario the others extend: its own public figures give that scenario's
numbers back, and another hospital's numbers differ as its public figures do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from dghsim.cohort.public import Place, Year
from dghsim.years import PUBLISHED

MEDICAL_SHARE = 0.50
"""Of emergency admissions."""
MEDICAL_BED_SHARE = 0.60
"""Of adult general and acute beds."""
SHARES = {"admissions": (0.45, 0.55), "beds": (0.55, 0.65)}
"""What is plausible of both."""
AMU_BEDS_A_PATIENT = 0.83
"""Beds of the acute medical unit for each patient of a day's take: the 26 at Hereford."""
CHAIRS_A_PATIENT = 0.32
VEHICLES_A_PATIENT = 0.13
"""Of hospital transport, likewise: the 4 at Hereford."""
HIGH_CARE_SHARE = 0.75
"""Of adult critical care beds, as if of high dependency for medicine."""
MOST_HIGH_CARE_A_PATIENT = 0.25
"""Some trusts count more as critical care than a medical take of their size fills."""
LENT_SHARE = 0.10
"""Of the beds of other specialties, lent to medicine when it is full."""
YEARS_A_POINT = 0.31
"""By which patients are older for each percentage point more of over 65s in the population: half of Hereford's take is
70 or over where a quarter of the people are over 65, 45 % in England where 18.6 % are."""
OLD_OCCUPANCY = 0.92
"""Taken for 2016/17, of which no bed figures are at hand."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A hospital's take, beds and stays."""

    take: float
    """Patients a day."""
    direct: float
    """Of these not by way of the emergency department."""
    medical_beds: int
    amu: int
    high_care: int
    lent: int
    chairs: int
    vehicles: int
    stay_days: float
    """Mean stay, same-day patients included, that fills the beds as they are filled."""
    delay_days: float
    """Mean days a patient of the take is in a bed without reason to be; NaN where not reported."""
    imputed: tuple[str, ...]
    """What was not reported and is taken from the rest of the cohort."""

    @property
    def ward(self) -> int:
        """Beds of the medical wards."""
        return self.medical_beds - self.amu


def derive(place: Place, year: Year, cohort: Sequence[tuple[Place, Year]]) -> Derived:
    """One hospital's take, beds and stays of a year; what is not reported from the rest of the cohort."""
    imputed: list[str] = []
    direct_share = place.direct_share
    if math.isnan(direct_share):
        direct_share = _median(other.direct_share for other, _ in cohort)
        imputed.append("direct")
    old = math.isnan(year.adult_beds)
    admissions = year.admissions / (1 - direct_share) if old else year.admissions
    take = admissions / PUBLISHED * MEDICAL_SHARE
    beds, critical, occupied = year.adult_beds, year.critical_care_beds, year.occupied
    if old:
        beds = admissions * _median(each.adult_beds / each.admissions for _, each in cohort)
        critical = beds * _median(each.critical_care_beds / each.adult_beds for _, each in cohort)
        occupied = OLD_OCCUPANCY * beds
        imputed.append("beds")
    medical = round(MEDICAL_BED_SHARE * beds)
    if math.isnan(year.delayed):
        imputed.append("delay")
    return Derived(
        take=take,
        direct=take * direct_share,
        medical_beds=medical,
        amu=round(AMU_BEDS_A_PATIENT * take),
        high_care=max(2, round(min(HIGH_CARE_SHARE * critical, MOST_HIGH_CARE_A_PATIENT * take))),
        lent=round(LENT_SHARE * (beds - medical)),
        chairs=max(2, round(CHAIRS_A_PATIENT * take)),
        vehicles=max(2, round(VEHICLES_A_PATIENT * take)),
        stay_days=MEDICAL_BED_SHARE * occupied / take,
        delay_days=MEDICAL_BED_SHARE * year.delayed / take,
        imputed=tuple(imputed),
    )


def years_older(place: Place, anchor: Place) -> float:
    """By which patients are older than the anchor's; none where the population's age is not known."""
    points = 100 * (place.over_65 - anchor.over_65)
    return 0.0 if math.isnan(points) else YEARS_A_POINT * points


def _median(values: Iterable[float]) -> float:
    return median(value for value in values if not math.isnan(value))
