"""Duties covered, by hand."""

from __future__ import annotations

import pytest
from helpers.build import On
from helpers.finished import Duty, hospital, view

from dghsim.measures.alone import alone
from dghsim.measures.cover import cover

DUTIES = [
    Duty(On("night", "Bob", "Sun 20:00", "2Mon 08:00")),  # 8 of its 12 hours are in week 2
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", None, "2Mon 08:00", "2Mon 20:00")),
    Duty(On("cons", "Agency 1", "2Mon 08:00", "2Mon 20:00"), "agency"),
    Duty(On("home", "Con", "2Mon 20:00", "2Tue 08:00")),
    Duty(On("take", "Bank 1", "2Tue 08:00", "2Tue 20:00"), "bank"),
    Duty(On("reg", "Reg", "2Tue 08:00", "2Tue 20:00")),
    Duty(On("cons", "Con", "2Tue 10:00", "2Tue 14:00")),
    Duty(On("ward", "Ann", "2Tue 09:00", "2Tue 17:00")),  # a normal day answers no work
]


def test_hours_by_who_fills_them() -> None:
    found = cover(view(hospital(), duties=DUTIES))
    assert found["uncovered_hours_per_week"] == 12
    assert found["uncovered_hours_per_week_t1"] == 0
    assert found["uncovered_hours_per_week_t2"] == 12
    assert found["bank_hours_per_week"] == 12
    assert found["agency_hours_per_week"] == 12
    assert found["locum_hours_per_week"] == 24
    assert found["locum_hours_per_week_t3"] == 12
    assert found["covered_percent_t2"] == 50
    assert found["covered_percent"] == pytest.approx(100 * 72 / 84)


def test_seniors_are_counted_on_site_only() -> None:
    found = alone(view(hospital(), duties=DUTIES))
    # One senior: the consultant on Monday (12 h), the registrar alone on Tuesday (12 h less 4 with the consultant).
    assert found["one_senior_hours_per_week"] == 20
    assert found["no_senior_hours_per_week"] == 168 - 24


def test_a_normal_day_that_answers_work_is_paid_for_and_is_no_duty_to_cover() -> None:
    answering = {
        "code": "W",
        "normal": True,
        "start": "09:00",
        "end": "17:00",
        "cover": [1] * 7,
        "first": ["ward_red"],
    }
    scenario = hospital(rota__tier__t1__duty__ward=answering)
    found = cover(view(scenario, duties=[
        Duty(On("ward", None, "2Mon 09:00", "2Mon 17:00")),
        Duty(On("ward", "Bank 1", "2Tue 09:00", "2Tue 17:00"), "bank"),
        Duty(On("take", "Ann", "2Wed 08:00", "2Wed 20:00")),
    ]))  # fmt: skip
    assert found["uncovered_hours_per_week_t1"] == 0
    assert found["covered_percent_t1"] == 100
    assert found["bank_hours_per_week"] == 8


def test_what_is_diverted_is_covered_by_nobody() -> None:
    found = cover(view(hospital(), duties=[Duty(On("take", None, "2Mon 08:00", "2Mon 20:00"), "divert")]))
    assert found["uncovered_hours_per_week_t1"] == 12
    assert found["covered_percent_t1"] == 0


def test_without_tiers_there_is_nothing_to_cover() -> None:
    assert cover(view(hospital(rota={}))) == {}
