"""What of a saving can be spent again: only what is closed whole, and what goes with each patient."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dghsim.measures.spans import DAYS_A_YEAR
from dghsim.measures.statistics import interval
from dghsim.scenario.purse import HospitalPay
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.ledger import Floats


@dataclass(frozen=True, slots=True)
class Saved:
    """By the hospital in a year; arrays have one entry a replication, below nought where it is a cost."""

    bed_days: Floats
    surely: float
    """The lower end of the mean's interval; nought where one replication has none."""
    steps: int
    """Of beds closed for good, as many as are surely free in the mean year."""
    beds_gbp: float
    locums_gbp: Floats
    """Of doctors' pay and locums, as simulated: a duty goes or stays."""
    consumables_gbp: Floats
    notional_gbp: Floats
    """Bed-days at their average cost, most of which stays."""

    @property
    def cashable_gbp(self) -> Floats:
        """What can be spent again."""
        return self.beds_gbp + self.locums_gbp + self.consumables_gbp


def saved(without: Flows, with_homes: Flows, pay: HospitalPay) -> Saved:
    """The hospital's savings with homes."""
    bed_days = without.bed_days - with_homes.bed_days
    low = interval(bed_days)[1]
    surely = low if math.isfinite(low) else 0.0
    steps = steps_closed(surely, pay)
    return Saved(
        bed_days, surely, steps, steps * pay.step_gbp_per_year, without.doctors_gbp - with_homes.doctors_gbp,
        bed_days * pay.consumables_gbp_per_bed_day, bed_days * pay.bed_day_gbp,
    )  # fmt: skip


def beds_freed(bed_days: float, pay: HospitalPay) -> float:
    """Beds that so many bed-days a year fill, at the occupancy they are run at."""
    return bed_days / DAYS_A_YEAR / pay.occupied_share


def steps_closed(bed_days: float, pay: HospitalPay) -> int:
    """Whole steps only."""
    return max(0, math.floor(beds_freed(bed_days, pay) / pay.step_beds + 1e-9))
