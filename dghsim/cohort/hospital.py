"""One hospital of the cohort: what is public of it and what follows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.cohort.access import AccessOf
from dghsim.cohort.base import Base
from dghsim.cohort.derive import MEDICAL_BED_SHARE, Derived
from dghsim.cohort.public import Place, Year
from dghsim.cohort.staffing import TierStaff

REMOTE_MINUTES = 35
"""By car to the next hospital: then posts are as hard to fill as in the country."""
RURAL_SHARE = 0.5
WITH_THE_TAKE = ("calls", "stroke_mimics")
"""Streams that grow with the patients who come."""
WITH_THE_BEDS = ("referrals", "arrests_elsewhere", "emergency_calls_elsewhere")
"""Streams that grow with the rest of the hospital."""
FROM_OUTSIDE = WITH_THE_TAKE + WITH_THE_BEDS


@dataclass(frozen=True, slots=True)
class CohortHospital:
    """What its scenario file says."""

    place: Place
    year: Year
    derived: Derived
    anchor: Derived
    """The hospital whose scenario all extend."""
    anchor_beds: float
    """Its adult general and acute beds."""
    years_older: float
    """Patients than the anchor's."""
    staff: Mapping[str, TierStaff]
    doctors: float
    """FTE, of all specialties; imputed where not reported."""
    budget: float
    """Pounds a year."""
    before: tuple[str, Mapping[str, float]] | None
    """An earlier year, and its rates by stream."""
    access: AccessOf | None
    """None where nothing is known: as the anchor's."""
    shares: Mapping[str, tuple[float, float]]
    """Of `admissions` and of `beds`, medicine's least and most where it was assumed."""
    note: str = ""
    real: bool = True

    @property
    def remote(self) -> bool:
        """Whether recruiting is as hard as in the country."""
        return self.place.rural >= RURAL_SHARE or self.place.minutes_to_next >= REMOTE_MINUTES

    @property
    def longer(self) -> float:
        """By which stays are longer than the anchor's."""
        return self.derived.stay_days / self.anchor.stay_days

    @property
    def delayed_longer(self) -> float:
        """By which delays are longer than the anchor's; as long where not reported."""
        ratio = self.derived.delay_days / self.anchor.delay_days
        return 1.0 if math.isnan(ratio) else ratio

    @property
    def changes_stays(self) -> bool:
        """Whether stays differ from the base's by a hundredth or more."""
        return round(self.longer, 2) != 1

    @property
    def changes_delays(self) -> bool:
        """The same of delays."""
        return round(self.delayed_longer, 2) != 1

    @property
    def changes_ages(self) -> bool:
        """Whether patients are older or younger by a tenth of a year or more."""
        return round(self.years_older, 1) != 0

    def rates(self, base: Base) -> dict[str, float]:
        """Stream -> events a day, for every stream of the base."""
        take = self.derived.take / self.anchor.take
        beds = self.derived.medical_beds / MEDICAL_BED_SHARE / self.anchor_beds
        return {
            **base.per_day,
            "ed": round(self.derived.take - self.derived.direct, 2),
            "direct": round(self.derived.direct, 2),
            **{name: round(base.per_day[name] * take, 2) for name in WITH_THE_TAKE},
            **{name: round(base.per_day[name] * beds, 3) for name in WITH_THE_BEDS},
        }

    def envelope(self, stream: str, rate: float, base: Base) -> int:
        """As far above a stream's busiest hour as the base's is; ward jobs come from more beds where there are more."""
        growth = max(1.0, self.derived.medical_beds / base.room)
        if stream in ("ed", "direct", *FROM_OUTSIDE):
            growth = rate / base.per_day[stream]
        return max(1, math.ceil(base.envelopes[stream] * growth))
