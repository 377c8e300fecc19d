"""Days from ready to gone by reason, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view
from helpers.whole import whole

from dghsim.measures.going_home import going_home, reasons
from dghsim.measures.view import View

BED = [("amu", "Sun 12:00", "Sun 12:00", "never")]


def seen(*patients: Patient) -> dict[str, float]:
    return going_home(view(whole(), patients))


def test_each_wait_is_laid_to_the_step_that_came_last() -> None:
    found = seen(Patient("Sun 09:00", "2Wed 06:00", {
        "ready": "2Mon 00:00", "reviewed": "2Mon 12:00", "letter": "2Tue 00:00", "agreed": "2Tue 18:00",
        "collected": "2Wed 00:00",
    }, BED))  # fmt: skip
    assert found["delay_review_days_per_1000"] == pytest.approx(500)
    assert found["delay_letter_days_per_1000"] == pytest.approx(500)
    assert found["delay_community_days_per_1000"] == pytest.approx(750)
    assert found["delay_transport_days_per_1000"] == pytest.approx(250)
    assert found["delay_door_days_per_1000"] == pytest.approx(250)
    assert found["delay_days_per_1000"] == pytest.approx(2250)
    assert found["delay_mean_days"] == pytest.approx(2.25)


def test_a_step_out_of_order_or_left_out_takes_no_time_of_its_own() -> None:
    found = seen(Patient("Sun 09:00", "2Wed 00:00", {
        "ready": "2Mon 00:00", "agreed": "Sun 20:00", "letter": "2Tue 00:00", "collected": "2Tue 12:00",
    }, BED))  # fmt: skip
    assert found["delay_review_days_per_1000"] == 0
    assert found["delay_letter_days_per_1000"] == pytest.approx(1000)
    assert found["delay_community_days_per_1000"] == 0
    assert found["delay_transport_days_per_1000"] == pytest.approx(500)
    assert found["delay_door_days_per_1000"] == pytest.approx(500)


def test_over_all_who_leave_in_the_weeks_measured_and_had_a_bed() -> None:
    found = seen(
        Patient("Sun 09:00", "2Tue 00:00", {"ready": "2Mon 00:00"}, BED),
        Patient("Sun 10:00", "2Tue 00:00", {}, BED),  # never noted as ready
        Patient("Sun 11:00", "2Wed 00:00", {"ready": "2Mon 00:00"}, BED, "died"),  # no delayed discharge
        Patient("Sun 12:00", "Sun 20:00", {"ready": "Sun 13:00"}, BED),  # left in the warm-up
        Patient("Sun 13:00", "never", {"ready": "2Sun 00:00"}, BED),  # still there
    )
    assert found["delay_days_per_1000"] == pytest.approx(1000 / 3)
    assert found["delay_mean_days"] == 1
    # In week 2: one day, two of him who died, and one of him who is still there.
    assert found["ready_mean_patients"] == pytest.approx((1 + 2 + 1) / 7)
    assert found["ready_at_end_patients"] == 1


def test_nobody_ready_is_nan() -> None:
    found = seen()
    assert np.isnan(found["delay_days_per_1000"])
    assert found["ready_mean_patients"] == 0


def test_a_scenario_that_marks_nobody_as_ready_has_no_reasons() -> None:
    made: View = view(hospital())
    assert reasons(made.facts) == ()
    assert going_home(made) == {}
