"""Small practices for tests: three kinds of request, a pharmacist, a nurse and GPs."""

import datetime

import numpy as np

from dghsim.scenario.practices import AtPractices, CarePlans, Practices, Request
from dghsim.scenario.root import Run
from dghsim.studies.practices.calendar import days_of
from dghsim.studies.practices.worlds import Home

RUN = Run(start=datetime.date(2022, 4, 4), weeks=26, warm_up_weeks=2, replications=3, seed=1)


def practices(**changes: object) -> Practices:
    """GPs who fall behind, a nurse who does not."""
    asks = {
        "minor": Request(
            per_person_year=0.2, minutes={"pharmacist": 8.0, "gp": 10.0}, on_the_day=True, accept_share=0.7,
            back_to_gp_share=0.1, lapse_share_per_day=0.4, to_out_of_hours_share=0.3, to_ed_share=0.2,
        ),
        "routine": Request(
            per_person_year=3.0, minutes={"gp": 10.0}, refer_share=0.1, lapse_share_per_day=0.01,
            to_out_of_hours_share=0.3, to_ed_share=0.2,
        ),
        "nursing": Request(per_person_year=1.4, minutes={"nurse": 10.0}),
    }  # fmt: skip
    says: dict[str, object] = {
        "hours_per_1000_week": {"pharmacist": 0.0, "nurse": 5.0, "gp": 10.0},
        "request": asks,
        "care_plans": CarePlans(
            known_share_at_start=0.2, reviews_per_frail_year=0.2, minutes={"gp": 30.0},
            fades_share_per_year=0.4,
        ),
        "out_of_hours_per_1000_year": 100.0, "prescribing_gbp_per_person_year": 150.0,
    }  # fmt: skip
    return Practices.model_validate(says | changes)


def home(there: float = 1.0, **brings: object) -> Home:
    """Ten thousand people, 300 of them frail."""
    found = np.zeros(RUN.replications)
    return Home("north", 10_000, 300, AtPractices.model_validate(brings), np.full(days_of(RUN), there), found)
