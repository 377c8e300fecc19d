"""Money, by hand."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Duty, Patient, fixed_by, hospital, view

from dghsim.measures.catalogue import catalogue
from dghsim.measures.money import money
from dghsim.rota.model import DatedRota
from dghsim.rota.table import LeaveRow, leave_table, shift_table
from dghsim.scenario.root import Scenario

PAID: dict[str, Any] = {
    "money": {
        "pay_gbp_per_year": {"plain": 50_000, "quick": 60_000, "slow": 40_000}, "on_cost_factor": 1.5,
        "bank_gbp_per_hour": {"t1": 40}, "agency_gbp_per_hour": {"t1": 60, "t3": 130},
        "medical_budget_gbp_per_year": 500_000,
    }
}  # fmt: skip


def rota() -> DatedRota:
    """Ann works 12 hours on take and 8 on the wards; Con 12 on take."""
    monday, hour = datetime.datetime(2022, 4, 4), datetime.timedelta(hours=1)
    rows = [
        {"tier": [tier], "duty": [duty], "doctor": [doctor], "grade": [grade], "start": [monday + at * hour],
         "end": [monday + (at + long) * hour], "kind": ["shift"], "filled_by": ["post"]}
        for tier, duty, doctor, grade, at, long in (
            ("t1", "take", "Ann", "plain", 8, 12), ("t1", "ward", "Ann", "plain", 33, 8),
            ("t3", "cons", "Con", "quick", 8, 12),
        )
    ]  # fmt: skip
    leave = [LeaveRow("t1", "Ann", 0, 0, 0, 0), LeaveRow("t3", "Con", 0, 0, 0, 0)]
    return DatedRota(shift_table(rows), (), leave_table(leave), "")


def costs(scenario: Scenario) -> dict[str, float]:
    made = view(
        scenario,
        [Patient("2Mon 08:00", stays=[("amu", "2Mon 09:00", "2Mon 10:00", "never")]),
         Patient("2Mon 09:00", "2Mon 10:00")],
        (),
        [Duty(On("take", "Bank 1", "2Mon 08:00", "2Mon 20:00"), "bank"),
         Duty(On("home", "Agency 1", "2Mon 20:00", "2Tue 08:00"), "agency"),
         Duty(On("take", None, "2Tue 08:00", "2Tue 20:00"))],
        rota=rota(),
    )  # fmt: skip
    fixed = fixed_by(made)
    return {**fixed.values, **money(made, fixed)}


def test_by_hand() -> None:
    found = costs(hospital(**PAID))
    posts, bank, agency = 1.5 * 110_000, 52 * 12 * 40, 52 * 12 * 130
    assert found["cost_posts_gbp_per_year"] == posts
    assert found["cost_pay_gbp_per_year"] == 110_000
    assert found["cost_on_cost_gbp_per_year"] == 55_000
    assert found["cost_bank_gbp_per_year"] == bank
    assert found["cost_agency_gbp_per_year"] == agency
    assert found["cost_total_gbp_per_year"] == posts + bank + agency
    assert found["locum_share_percent"] == pytest.approx(100 * (bank + agency) / (posts + bank + agency))
    assert found["cost_take_gbp_per_year"] == pytest.approx(1.5 * (50_000 * 12 / 20 + 60_000) + bank + agency)
    assert found["cost_per_admission_gbp"] == pytest.approx((posts + bank + agency) / 52)
    assert found["budget_left_gbp_per_year"] == pytest.approx(500_000 - posts - bank - agency)


def test_without_pay_there_is_no_money() -> None:
    scenario = hospital()
    assert not [name for name in costs(scenario) if "gbp" in name]
    assert not [measure for measure in catalogue(scenario) if measure.group == "money"]


def test_a_locum_without_a_rate_costs_nobody_knows_what() -> None:
    found = costs(hospital(**PAID, money__agency_gbp_per_hour={"t1": 60}))
    assert np.isnan(found["cost_agency_gbp_per_year"])
    assert np.isnan(found["cost_total_gbp_per_year"])
    assert found["cost_bank_gbp_per_year"] == 52 * 12 * 40


def test_without_a_budget_none_is_left() -> None:
    assert "budget_left_gbp_per_year" not in costs(hospital(**PAID, money__medical_budget_gbp_per_year=None))


def test_what_doctors_cost_in_all_says_that_beds_come_free_in_it() -> None:
    (total,) = (one for one in catalogue(hospital(**PAID)) if one.id == "cost_total_gbp_per_year")
    assert "beds and all else are not in it" in total.explains
