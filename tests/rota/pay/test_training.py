"""Pay of doctors in training at every boundary of the definitions, to the minute."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from typing import Any

import pytest

from dghsim.rota.checker.prepared import prepare
from dghsim.rota.pay import pay_of
from dghsim.rota.pay.terms import TrainingTerms, terms_of
from dghsim.rota.pay.training import TrainingPay, enhanced_minutes
from dghsim.rota.pay.worked import worked_by

MONDAY = datetime(2026, 1, 5)


def shift(day: int, start: str, hours: float, kind: str = "shift", **more: Any) -> dict[str, Any]:
    clock = timedelta(hours=int(start[:2]), minutes=int(start[3:]))
    begins = MONDAY + timedelta(days=day) + clock
    return {"doctor": "Ann", "start": begins, "end": begins + timedelta(hours=hours), "kind": kind, **more}


def pay(rows: list[dict[str, Any]], weeks: int = 1, **options: Any) -> TrainingPay:
    settings = {"horizon_start": MONDAY, "horizon_weeks": weeks, "cyclic": True} | options
    found = pay_of(rows, **settings).doctors[0].pay
    assert isinstance(found, TrainingPay)
    return found


TERMS = terms_of("training-2019")
NIGHTS = {
    "a day until 21:00": ("09:00", 12, 0),
    "a quarter past 21:00": ("09:00", 12.25, 0.25),
    "from 06:45": ("06:45", 8, 0.25),
    "from 07:00": ("07:00", 8, 0),
    "20:00 for 12.5 h: all of it, until 08:30": ("20:00", 12.5, 12.5),
    "20:00 for 14 h: until 10:00": ("20:00", 14, 14),
    "20:00 for 14.25 h: no more than until 10:00": ("20:00", 14.25, 14),
    "19:59: only the hours from 21:00 to 07:00": ("19:59", 12.5, 10),
    "23:59 for 8 h: until 07:59": ("23:59", 8, 8),
    "23:59 for 7 h 59: until 07:00": ("23:59", 7 + 59 / 60, 7 + 1 / 60),
    "midnight for 9 h: until 07:00": ("00:00", 9, 7),
    "22:00 for 8 h": ("22:00", 8, 8),
    "20:00 for 7 h 45, ended 03:45: all": ("20:00", 7.75, 7.75),
    "15:00 to midnight: all": ("15:00", 9, 9),
    "15:00 to 23:59: from 21:00": ("15:00", 8 + 59 / 60, 2 + 59 / 60),
    "17:00 to 02:00: all": ("17:00", 9, 9),
    "18:00 to 04:00: all": ("18:00", 10, 10),
    "18:00 to 04:01: from 21:00": ("18:00", 10 + 1 / 60, 7 + 1 / 60),
}


@pytest.mark.parametrize(("start", "hours", "enhanced"), NIGHTS.values(), ids=NIGHTS)
def test_night_enhancement(start: str, hours: float, enhanced: float) -> None:
    found = pay([shift(1, start, hours)])
    assert found.night_hours == pytest.approx(enhanced)
    assert found.night_percent == pytest.approx(37 * enhanced / 40)


def test_read_narrowly_a_long_night_is_enhanced_from_21_00() -> None:
    assert isinstance(TERMS, TrainingTerms)
    (duties,) = prepare([shift(1, "20:00", 12.5)], horizon_start=MONDAY, horizon_weeks=1, cyclic=True).doctors
    worked = worked_by(duties)
    assert worked is not None
    assert enhanced_minutes(worked, dataclasses.replace(TERMS, from_the_start=False)).tolist() == [11.5 * 60]


def test_on_call_from_home_has_no_night_hours_and_8_percent() -> None:
    found = pay([shift(1, "20:00", 12, "nroc", work_hours=2)])
    assert (found.night_hours, found.on_call_percent, found.hours_week) == (0, 8, 2)
    assert pay([shift(1, "09:00", 8)]).on_call_percent == 0


BANDS = {1: 15, 2: 15, 3: 10, 4: 7.5, 5: 6, 6: 5, 7: 4, 8: 3, 9: 0}


@pytest.mark.parametrize(("weeks", "percent"), BANDS.items())
def test_weekend_bands_by_frequency(weeks: int, percent: float) -> None:
    found = pay([shift(5, "09:00", 8)], weeks=weeks)
    assert (found.weekend_one_in, found.weekend_percent) == (weeks, percent)


@pytest.mark.parametrize(("weekends", "weeks", "percent"), [(2, 5, 10), (2, 7, 7.5), (4, 9, 10), (3, 26, 0)])
def test_a_frequency_between_two_bands_has_the_lower(weekends: int, weeks: int, percent: float) -> None:
    rows = [shift(5 + 7 * week, "09:00", 8) for week in range(weekends)]
    assert pay(rows, weeks=weeks).weekend_percent == percent


@pytest.mark.parametrize(
    ("day", "start", "counts"),
    [(4, "23:59", False), (5, "00:00", True), (6, "23:59", True), (7, "00:00", False)],
)
def test_a_weekend_is_paid_by_the_start_of_the_shift(day: int, start: str, counts: bool) -> None:
    found = pay([shift(day, start, 8)], weeks=4)
    assert found.weekend_percent == (7.5 if counts else 0)


def test_saturday_and_sunday_are_one_weekend() -> None:
    assert pay([shift(5, "09:00", 8), shift(6, "09:00", 8)], weeks=4).weekend_one_in == 4


def test_weekends_on_call_from_home_are_told_apart() -> None:
    found = pay([shift(5, "09:00", 8), shift(12, "09:00", 24, "nroc", work_hours=2)], weeks=6)
    assert (found.weekend_percent, found.weekend_percent_with_on_call) == (5, 10)


def test_hours_over_40_are_additional() -> None:
    rows = [shift(day, "08:00", 9) for day in range(5)]
    found = pay(rows)
    assert (found.hours_week, found.basic_percent, found.additional_hours) == (45, 100, 5)
    assert found.additional_percent == 12.5
    assert found.total_percent == 112.5
    assert pay(rows[:4]).basic_percent == 90


def test_a_shift_that_starts_as_the_horizon_ends_is_not_counted() -> None:
    assert pay([shift(1, "09:00", 4), shift(7, "00:00", 8)], cyclic=False).hours_week == 4
    assert pay([shift(6, "23:59", 8)], cyclic=False).hours_week == 8


def test_leave_recorded_and_leave_covered_raise_the_average() -> None:
    week = [shift(day, "08:00", 9) for day in range(4)]
    leave = {
        "doctor": "Ann",
        "start": MONDAY + timedelta(days=4),
        "end": MONDAY + timedelta(days=5),
        "kind": "leave",
    }
    assert pay([*week, leave], cyclic=False).hours_week == pytest.approx(36 / 0.8)
    covered = pay([*week, shift(4, "08:00", 9)], prospective_cover=52)
    assert covered.hours_week == pytest.approx((45 - 8) / 0.8)


def test_less_than_full_time_has_its_share_of_the_allowances() -> None:
    rows = [shift(5, "09:00", 8), shift(8, "09:00", 24, "nroc", work_hours=2)]
    people = [{"doctor": "Ann", "wte": 0.5}]
    found = pay(rows, weeks=8, people=people)
    assert (found.weekend_one_in, found.weekend_percent, found.on_call_percent) == (4, 3.75, 4)
    assert found.ltft_gbp == 1000
    assert pay(rows, weeks=8).ltft_gbp == 0


def test_pounds_are_said_where_basic_pay_is_given() -> None:
    rows = [shift(day, "08:00", 9) for day in range(5)]
    options: dict[str, Any] = {"horizon_start": MONDAY, "horizon_weeks": 1, "cyclic": True}
    known = pay_of(rows, people=[{"doctor": "Ann", "basic_gbp": 40000}], **options)
    assert known.doctors[0].pounds == 45000
    assert "GBP 45,000 a year" in str(known)
    assert pay_of(rows, **options).doctors[0].pounds is None
    assert "GBP" not in str(pay_of(rows, **options))


def test_of_2016_only_the_highest_band_is_known() -> None:
    assert pay([shift(5, "09:00", 8)], weeks=2, rules="training-2016").weekend_percent == 10
    assert pay([shift(5, "09:00", 8)], weeks=3, rules="training-2016").weekend_percent is None
    assert pay([shift(4, "09:00", 8)], weeks=3, rules="training-2016").weekend_percent == 0


def test_rules_without_pay_terms_say_so() -> None:
    report = pay_of([shift(1, "09:00", 8)], rules="wtr")
    assert report.doctors[0].pay is None
    assert "no pay terms are known" in str(report)


def test_a_doctor_who_has_left_has_no_pay() -> None:
    people = [{"doctor": "Ann", "to": "2025-12-31"}]
    assert pay_of([shift(1, "09:00", 8)], people=people).doctors[0].pay is None
