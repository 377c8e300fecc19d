"""Clerkings and reviews a doctor, by hand; one week measured, so a year is 52 times as many."""

from __future__ import annotations

import numpy as np
from helpers.build import On
from helpers.finished import Did, Duty, Patient, finished, fixed_by, hospital, view

from dghsim.measures.tenure import Tenure
from dghsim.measures.training import doctors_of, training
from dghsim.measures.view import View, look

HERE = [Patient("2Mon 07:00")]


def clerked(duty: int, start: str, work: str = "clerking") -> Did:
    return Did(work, duty, start, start, "never", patient=0)


def test_takes_are_of_doctors_in_post() -> None:
    found = training(view(hospital(), HERE, [
        *(clerked(0, f"2Mon {hour:02d}:00") for hour in (8, 9, 10, 11)),
        clerked(0, "2Mon 12:00", "ward_red"),  # no clerking
        clerked(1, "2Tue 09:00"),  # the bank's clerking is nobody's training
        clerked(3, "Sun 09:00"),  # in the warm-up
    ], [
        Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
        Duty(On("take", "Bank 1", "2Tue 08:00", "2Tue 20:00"), "bank"),
        Duty(On("take", "Bob", "2Wed 08:00", "2Wed 20:00")),
        Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00")),
    ]))  # fmt: skip
    assert found["takes_mean_per_year_t1"] == 52 * 2
    assert found["takes_lowest_per_year_t1"] == 0
    assert found["takes_enough_percent_t1"] == 50  # Ann's 208 a year are over 167


def test_each_tier_learns_by_its_own_work() -> None:
    found = training(view(hospital(), HERE, [
        clerked(0, "2Mon 09:00", "senior_review"),
        clerked(0, "2Mon 10:00", "clerking"),
        clerked(1, "2Mon 11:00", "consultant_review"),
    ], [
        Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
        Duty(On("cons", "Con", "2Mon 08:00", "2Mon 20:00")),
    ]))  # fmt: skip
    assert found["reviews_mean_per_year_t2"] == 52
    assert found["reviews_lowest_per_year_t3"] == 52
    assert np.isnan(found["takes_mean_per_year_t1"])


def half_year(*years: float) -> View:
    """26 weeks measured, with six clerkings of Ann's and one of Bob's; who was in post for how many years."""
    works = [
        *(clerked(0, f"2Mon {hour:02d}:00") for hour in (8, 9, 10, 11, 12, 13)),
        clerked(1, "2Tue 09:00"),
    ]
    duties = [
        Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")), Duty(On("take", "Bob", "2Tue 08:00", "2Tue 20:00")),
    ]  # fmt: skip
    here = finished(hospital(run__weeks=26), HERE, works, duties)
    nothing = np.zeros(3, dtype=np.int64)
    return look(here, fixed_by(view(here.scenario)).facts, Tenure(np.array(years), nothing, nothing))


def test_a_year_is_one_of_the_doctors_own_time_in_post() -> None:
    found = training(half_year(0.5, 0.2))
    assert found["takes_mean_per_year_t1"] == (6 / 0.5 + 1 / 0.2) / 2
    assert found["takes_lowest_per_year_t1"] == 1 / 0.2


def test_a_few_weeks_are_left_out() -> None:
    found = training(half_year(0.5, 6 / 52))  # less than a quarter of 26 weeks
    assert found["takes_lowest_per_year_t1"] == found["takes_mean_per_year_t1"] == 12
    assert len(doctors_of(half_year(0.5, 6.5 / 52), "t1")) == 2


def test_never_in_post_is_nobody() -> None:
    assert np.isnan(training(half_year(0.0, 0.0))["takes_lowest_per_year_t1"])
