"""Round prices, and a year of a home of ten thousand people."""

import numpy as np

from dghsim.scenario.purse import Capitation, HospitalPay, Purse
from dghsim.studies.purse.flows import Flows, HomeFlows

YEARS = 3


def purse(**changes: object) -> Purse:
    """Prices in round numbers."""
    says: dict[str, object] = {
        "price_year": "2016/17",
        "capitation": Capitation(
            gbp_per_person_year=700.0, community_gbp_per_person_year=100.0, share=0.5, corridor_share=0.02,
            cap_share=0.5, gate_days=14.0, gate_plans_share=0.4,
        ),
        "hospital": HospitalPay(
            short_stay_gbp=600.0, long_stay_gbp=3000.0, marginal_share=0.7, ed_attendance_gbp=160.0,
            first_clinic_gbp=150.0, bed_day_gbp=300.0, consumables_gbp_per_bed_day=20.0, step_beds=6,
            step_gbp_per_year=250_000.0, occupied_share=0.92,
        ),
        "practice_gbp_per_person_year": 150.0, "start_up_gbp_per_person": 1.0, "start_up_years": 2.0,
        "running_gbp_per_person_year": 7.0, "pay_gbp_per_patient_hour": {"pharmacist": 70.0}, "gp_hour_gbp": 80.0,
        "out_of_hours_contact_gbp": 70.0,
    }  # fmt: skip
    return Purse.model_validate(says | changes)


def home_flows(**changes: object) -> HomeFlows:
    """Three years alike."""
    says: dict[str, object] = {
        "people": 10_000, "short_stays": np.full(YEARS, 300.0), "long_stays": np.full(YEARS, 400.0),
        "ed_attendances": np.full(YEARS, 50.0), "referrals": np.full(YEARS, 2500.0),
        "out_of_hours": np.full(YEARS, 1000.0), "prescribing_gbp": np.full(YEARS, 1.5e6),
        "wait_days": np.full(YEARS, 10.0), "plans_share": np.full(YEARS, 0.5),
    }  # fmt: skip
    return HomeFlows(**(says | changes))  # type: ignore[arg-type]


def flows(**changes: object) -> Flows:
    """One home, and a hospital of 50,000 bed-days."""
    says: dict[str, object] = {
        "homes": {"north": home_flows()}, "bed_days": np.full(YEARS, 50_000.0), "doctors_gbp": np.full(YEARS, 5e6),
    }  # fmt: skip
    return Flows(**(says | changes))  # type: ignore[arg-type]
