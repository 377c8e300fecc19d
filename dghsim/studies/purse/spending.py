"""What a home's people cost the commissioner, line by line, and what the contract expected of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.scenario.purse import Purse
from dghsim.studies.purse.flows import HomeFlows
from dghsim.studies.purse.ledger import Floats


@dataclass(frozen=True, slots=True)
class Expected:
    """Of one home: the mean year without it, on which marginal rate and gain are reckoned."""

    short_stays: float
    long_stays: float
    spent_gbp: float


def expected(purse: Purse, without: HomeFlows) -> Expected:
    """From the years without a home: nobody knows beforehand what this one will bring."""
    short, long = float(np.mean(without.short_stays)), float(np.mean(without.long_stays))
    spent = sum(spending(purse, without, Expected(short, long, 0.0)).values())
    return Expected(short, long, float(np.mean(spent)))


def spending(purse: Purse, home: HomeFlows, basis: Expected) -> Mapping[str, Floats]:
    """Line of the budget -> pounds a year. The team's running is not of it: it is paid beside."""
    each = np.ones(len(home.short_stays)) * home.people
    return {
        "practices": each * purse.practice_gbp_per_person_year,
        "community services": each * purse.capitation.community_gbp_per_person_year,
        "prescribing": home.prescribing_gbp,
        "emergency admissions": admissions(purse, home, basis),
        "emergency department": home.ed_attendances * purse.hospital.ed_attendance_gbp,
        "clinics": home.referrals * purse.hospital.first_clinic_gbp,
        "out of hours": home.out_of_hours * purse.out_of_hours_contact_gbp,
    }


def admissions(purse: Purse, home: HomeFlows, basis: Expected) -> Floats:
    """Those expected at the full price; more or fewer at the marginal one, never below nought."""
    pay = purse.hospital
    full = basis.short_stays * pay.short_stay_gbp + basis.long_stays * pay.long_stay_gbp
    real = home.short_stays * pay.short_stay_gbp + home.long_stays * pay.long_stay_gbp
    return np.maximum(full + pay.marginal_share * (real - full), 0.0)
