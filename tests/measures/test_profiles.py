"""Picture data, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, Patient, hospital, view

from dghsim.measures.model import Floats
from dghsim.measures.profiles import profiles

MONDAY_8, TUESDAY_9 = 8, 24 + 9


@pytest.fixture(scope="module")
def found() -> dict[str, Floats]:
    """Two weeks measured, after one of warm-up."""
    return profiles(view(
        hospital(run__weeks=2),
        [
            Patient("Sun 20:00", "2Mon 06:00", {"clerk_start": "2Mon 04:00"}),
            Patient("2Mon 08:20", "2Wed 08:00", {"referral": "2Mon 08:40", "clerk_start": "2Mon 10:20"},
                    [("amu", "2Mon 10:00", "2Mon 16:00", "2Tue 16:00")]),
            Patient("3Mon 08:50", "3Mon 20:00", {"referral": "3Tue 09:10", "clerk_start": "3Mon 12:50"}),
        ],
        [Did("clerking", 0, "2Mon 08:50", "2Mon 10:00", "2Mon 12:30", patient=1),
         Did("senior_review", 1, "2Mon 12:10", "2Mon 12:30", "2Mon 13:00", patient=1)],
        [Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
         Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
         Duty(On("reg", None, "3Tue 08:00", "3Tue 20:00"))],
    ))  # fmt: skip


def test_arrivals_and_referrals_are_a_mean_week(found: dict[str, Floats]) -> None:
    assert found["arrivals"].sum() == 1
    assert found["arrivals"][MONDAY_8] == 1
    assert found["referrals"][[MONDAY_8, TUESDAY_9]].tolist() == [0.5, 0.5]


def test_waits_are_by_hour_of_arrival(found: dict[str, Floats]) -> None:
    assert found["wait_clerking_mean"][8] == pytest.approx(3)
    assert found["wait_clerking_p90"][8] == pytest.approx(2 + 0.9 * 2)
    assert np.isnan(np.delete(found["wait_clerking_mean"], 8)).all()


def test_cover_is_what_was_planned_less_what_nobody_worked(found: dict[str, Floats]) -> None:
    assert found["planned_t2"][[MONDAY_8, 24 + MONDAY_8, 23]].tolist() == [0.5, 0.5, 0]
    assert found["cover_t2"][[MONDAY_8, 24 + MONDAY_8, 23]].tolist() == [0.5, 0, 0]
    assert found["cover_t1"].sum() == 6
    assert found["week_uncovered"].tolist() == [0, 12]


def test_work_is_offered_when_asked_for_by_the_tier_that_did_it(found: dict[str, Floats]) -> None:
    assert found["offered_t1"][MONDAY_8] == pytest.approx(2.5 / 2)
    assert found["offered_t2"][12] == pytest.approx(0.5 / 2)
    assert found["offered_t3"].sum() == 0
    assert found["in_hand_clerking"][10:13].tolist() == [0.5, 0.5, 0.25]


def test_busy_by_hour_of_day(found: dict[str, Floats]) -> None:
    assert found["utilisation_t1_take"][[9, 10, 12]].tolist() == [0, 100, 50]
    assert np.isnan(found["utilisation_t1_take"][21])


def test_places_and_boarding_by_day_and_week(found: dict[str, Floats]) -> None:
    assert found["occupied_amu"][:3] == pytest.approx([8 / 24, 16 / 24, 0])
    assert found["boarding"][:2] == pytest.approx([6 / 24, 0])
    assert found["week_occupied"] == pytest.approx([1 / 7, 0])
    assert found["week_boarding"] == pytest.approx([6 / 168, 0])
    assert found["week_arrivals"] == pytest.approx([1 / 7, 1 / 7])
    assert found["week_wait"] == pytest.approx([2, 4])
    assert found["discharges_by_weekday"].tolist() == [0, 0, 0.5, 0, 0, 0, 0]


def test_work_is_of_the_tier_that_did_it_whatever_stands_before_it_in_the_rota() -> None:
    """A duty with nobody is in the table and not in the plan: rows of the two are not the same numbers."""
    found = profiles(view(
        hospital(), [Patient("2Mon 08:00")],
        [Did("senior_review", 2, "2Mon 12:00", "2Mon 12:30", "2Mon 13:00", patient=0)],
        [Duty(On("take", None, "2Mon 07:00", "2Mon 19:00")),
         Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
         Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00"))],
    ))  # fmt: skip
    assert found["offered_t2"][12] == pytest.approx(0.5)
    assert found["offered_t1"].sum() == 0
