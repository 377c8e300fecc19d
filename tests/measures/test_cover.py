"""Duties covered, by hand."""

from __future__ import annotations

import pytest
from helpers.build import On
from helpers.finished import Duty, hospital, view

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
    found = cover(view(hospital(), duties=DUTIES))
    # One senior: the consultant on Monday (12 h), the registrar alone on Tuesday (12 h less 4 with the consultant).
    assert found["one_senior_hours_per_week"] == 20
    assert found["no_senior_hours_per_week"] == 168 - 24


def test_without_tiers_there_is_nothing_to_cover() -> None:
    assert cover(view(hospital(rota={}))) == {}
