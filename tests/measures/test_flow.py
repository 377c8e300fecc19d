"""Patients in, through and out, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view

from dghsim.measures.flow import discharges_by_weekday, flow


def bed(asked: str, given: str, back: str) -> list[tuple[str, str, str, str]]:
    return [("amu", asked, given, back)]


def test_stay_is_of_those_who_leave_in_the_weeks_measured() -> None:
    found = flow(view(hospital(), [
        Patient("Sat 12:00", "2Mon 12:00"),  # came in the warm-up, leaves after two days
        Patient("Sat 13:00", "Sun 12:00"),  # gone before measuring began
        Patient("2Mon 06:00", "2Mon 18:00"),  # half a day, home the same day
        Patient("2Mon 20:00", "2Tue 02:00"),  # a quarter of a day, and still overnight
        Patient("2Sun 12:00"),  # inside at the end
    ]))  # fmt: skip
    assert found["arrivals_per_day"] == pytest.approx(3 / 7)
    assert found["stay_mean_days"] == pytest.approx((2 + 0.5 + 0.25) / 3)
    assert found["stay_median_days"] == 0.5
    assert found["overnight_stay_mean_days"] == pytest.approx((2 + 0.25) / 2)
    assert found["same_day_percent"] == pytest.approx(100 / 3)
    assert found["inside_at_end_patients"] == 1
    # Half a day of week 2 for the first, then 0.5, 0.25 and 0.5 days.
    assert found["inside_mean_patients"] == pytest.approx(1.75 / 7)


def test_boarding_is_the_wait_for_the_first_bed_only() -> None:
    found = flow(view(hospital(place__ward={"count": 5}), [
        Patient("2Mon 06:00", "2Fri 00:00", stays=[("amu", "2Mon 08:00", "2Mon 10:00", "2Tue 10:00"),
                                                   ("ward", "2Mon 20:00", "2Tue 10:00", "2Fri 00:00")]),
        Patient("2Mon 07:00", "2Fri 00:00", stays=bed("2Mon 08:00", "2Mon 08:00", "2Fri 00:00")),
        Patient("2Mon 08:00", "2Fri 00:00", stays=bed("2Mon 10:00", "2Tue 00:00", "2Fri 00:00")),
        Patient("Sun 20:00", "2Fri 00:00", stays=bed("Sun 21:00", "2Mon 01:00", "2Fri 00:00")),
    ]))  # fmt: skip
    # Waits of 2, 0 and 14 hours; the last was asked for in the warm-up, and one hour of it falls in week 2.
    assert found["boarding_mean_hours"] == pytest.approx(16 / 3)
    assert found["boarding_p90_hours"] == pytest.approx(2 + 0.8 * 12)
    assert found["boarding_over_percent"] == pytest.approx(100 / 3)
    assert found["boarding_long_percent"] == pytest.approx(100 / 3)
    assert found["boarding_mean_patients"] == pytest.approx(17 / 168)
    assert found["boarding_hours_per_day"] == pytest.approx(17 / 7)


def test_weekday_shape_is_of_those_who_had_a_bed() -> None:
    made = view(hospital(), [
        Patient("2Mon 06:00", "2Sat 10:00", stays=bed("2Mon 08:00", "2Mon 10:00", "2Sat 10:00")),
        Patient("2Mon 07:00", "2Fri 10:00", stays=bed("2Mon 08:00", "2Mon 10:00", "2Fri 10:00")),
        Patient("2Sun 07:00", "2Sun 10:00"),
    ])  # fmt: skip
    assert discharges_by_weekday(made).tolist() == [0, 0, 0, 0, 1, 1, 0]
    assert flow(made)["discharges_saturday_ratio"] == pytest.approx(3.5)
    assert flow(made)["discharges_sunday_ratio"] == 0


def test_an_empty_hospital_has_nothing_to_measure() -> None:
    found = flow(view(hospital()))
    assert found["arrivals_per_day"] == 0
    assert np.isnan(
        [found["stay_mean_days"], found["boarding_mean_hours"], found["discharges_sunday_ratio"]]
    ).all()
