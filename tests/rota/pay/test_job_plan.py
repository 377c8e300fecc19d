"""Programmed activities, the availability supplement, and what duties cost in clinics and lists."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from dghsim.rota.pay import PayReport, pay_of
from dghsim.rota.pay.job_plan import JobPlanPay

MONDAY = datetime(2026, 1, 5)


def duty(day: int, start: int, hours: float, kind: str = "shift", **more: Any) -> dict[str, Any]:
    begins = MONDAY + timedelta(days=day, hours=start)
    return {"doctor": "Ann", "start": begins, "end": begins + timedelta(hours=hours), "kind": kind, **more}


def report(rows: list[dict[str, Any]], weeks: int = 1, **options: Any) -> PayReport:
    settings = {"rules": "consultant-2003", "horizon_start": MONDAY, "horizon_weeks": weeks} | options
    return pay_of(rows, **settings)


def pay(rows: list[dict[str, Any]], weeks: int = 1, **options: Any) -> JobPlanPay:
    found = report(rows, weeks, **options).doctors[0].pay
    assert isinstance(found, JobPlanPay)
    return found


PLAIN = {
    "a weekday": (0, 9, 8, 8),
    "until 19:00": (0, 9, 10, 10),
    "past 19:00": (0, 9, 11, 10),
    "from 06:00": (0, 6, 4, 3),
    "a night": (0, 19, 12, 0),
    "over midnight into the day": (0, 19, 14, 2),
    "Saturday": (5, 9, 8, 0),
    "Sunday night into Monday": (6, 20, 13, 2),
    "Friday into Saturday": (4, 17, 24, 2),
    "Good Friday": (88, 9, 8, 0),
}


@pytest.mark.parametrize(("day", "start", "hours", "plain"), PLAIN.values(), ids=PLAIN)
def test_a_programmed_activity_is_4_h_or_3_in_premium_time(
    day: int, start: int, hours: float, plain: float
) -> None:
    found = pay([duty(day, start, hours)], weeks=20)
    assert found.plain_hours * 20 == pytest.approx(plain)
    assert found.pa_needed * 20 == pytest.approx(plain / 4 + (hours - plain) / 3)


def test_plain_time_of_sas_doctors_is_until_21_00() -> None:
    assert pay([duty(0, 9, 13)], rules="sas-2021").plain_hours == 12


def test_a_template_has_no_bank_holidays() -> None:
    # Laid end to end, the second copy of 20 weeks from 5 January 2026 begins on the bank holiday of 25 May.
    assert pay([duty(0, 9, 8)], weeks=20, cyclic=True).plain_hours * 20 == pytest.approx(8)
    assert pay([duty(140, 9, 8)], weeks=21).plain_hours == 0


def test_work_on_call_is_spread_over_the_period() -> None:
    found = pay([duty(0, 17, 14, "nroc", work_hours=7)])
    assert (found.plain_hours, found.premium_hours) == (1, 6)
    assert found.pa_on_call == found.pa_needed == 1 / 4 + 6 / 3


def test_more_on_call_than_is_normal_is_said() -> None:
    quiet, busy = (report([duty(0, 17, 14, "nroc", work_hours=work)]) for work in (6, 7))
    assert "normally 2 at most" not in str(quiet)
    assert "on call takes 2.2 PA, normally 2 at most" in str(busy)


def test_held_is_as_the_people_table_says_or_else_assumed() -> None:
    rows = [duty(day, 8, 11) for day in range(5)]
    assumed = pay(rows, people=[{"doctor": "Ann", "wte": 0.5}])
    assert (assumed.pa_held, assumed.pa_assumed, assumed.clinical_pa_held) == (5, True, 4.25)
    held = pay(rows, people=[{"doctor": "Ann", "pa": 11, "spa": 2.5}])
    assert (held.pa_held, held.pa_assumed, held.clinical_pa_held) == (11, False, 8.5)
    assert held.pa_held_a_year == 11 * 42
    assert held.pa_needed == 55 / 4
    assert held.pa_needed_a_year == pytest.approx(55 / 4 * 52)
    words = str(report(rows, people=[{"doctor": "Ann", "pa": 11, "spa": 1}]))
    assert "13.8 PA needed, 11 held: 2.8 more than held" in words
    assert "con_pa_total: 11 PA held, 10 at most" in words
    assert "con_spa_min: 1 supporting PA held, 1.5 at least" in words
    assert "con_dcc_balance: duties take 715 PA a year, 462 are held over 42 weeks" in words


@pytest.mark.parametrize(("normal", "held"), [(None, 420), (3, 420), (0, 357)])
def test_duties_alone_are_held_against_clinical_activities(normal: int | None, held: float) -> None:
    known = None if normal is None else {"Ann": normal}
    assert pay([duty(0, 8, 8)], normal_days=known).pa_held_a_year == held


def test_under_prospective_cover_leave_is_taken_on_normal_days() -> None:
    rows = [duty(day, 9, 8) for day in range(5)]
    found = pay(rows, cyclic=True, prospective_cover=52)
    assert (found.hours_week, found.plain_hours, found.pa_needed) == pytest.approx((40, 40, 10))
    assert found.pa_needed_a_year == pytest.approx(10 * 0.8 * 52)


def test_limits_that_are_kept_are_not_told() -> None:
    words = str(report([duty(0, 8, 8)], people=[{"doctor": "Ann", "pa": 10, "spa": 1.5}]))
    assert not any(rule in words for rule in ("con_pa_total", "con_spa_min", "con_dcc_balance"))


@pytest.mark.parametrize(("by_night", "told"), [(5, False), (5.25, True)])
def test_out_of_hours_beyond_40_percent_is_told_of_sas_doctors(by_night: float, told: bool) -> None:
    rows = [duty(day, 9, 5) for day in range(3)] + [duty(3, 0, by_night), duty(5, 9, 5)]
    assert ("sas_ooh_40pct" in str(report(rows, rules="sas-2021"))) == told


SUPPLEMENT = {1: (8, 3), 4: (8, 3), 5: (5, 2), 8: (5, 2), 9: (3, 1), 20: (3, 1)}


@pytest.mark.parametrize(("one_in", "percents"), SUPPLEMENT.items())
def test_the_availability_supplement_by_frequency(one_in: int, percents: tuple[float, float]) -> None:
    rows = [duty(day, 20, 12, "nroc", work_hours=1) for day in range(0, 7 * one_in, one_in)]
    found = pay(rows, weeks=one_in)
    assert found.on_call_one_in == one_in
    assert (found.supplement_a_percent, found.supplement_b_percent) == percents


@pytest.mark.parametrize(
    ("dates", "weeks", "one_in", "percents"),
    [
        (2, 1, 3.5, (8, 3)),
        (14, 9, 4.5, (8, 3)),
        (3, 2, 14 / 3, (5, 2)),
        (14, 17, 8.5, (5, 2)),
        (7, 9, 9, (3, 1)),
        (9, 11, 77 / 9, (3, 1)),
    ],
)
def test_a_frequency_between_whole_numbers_is_told_as_it_is(
    dates: int, weeks: int, one_in: float, percents: tuple[float, float]
) -> None:
    rows = [duty(4 * number, 20, 12, "nroc", work_hours=1) for number in range(dates)]
    found = pay(rows, weeks=weeks)
    assert found.on_call_one_in == pytest.approx(one_in)
    assert (found.supplement_a_percent, found.supplement_b_percent) == percents


def test_the_category_and_basic_pay_make_pounds() -> None:
    rows = [duty(0, 20, 12, "nroc", work_hours=1)]
    person = {"doctor": "Ann", "on_call_category": "a", "basic_gbp": 100000}
    assert "1 in 7, category A 5 %, GBP 5,000 a year" in str(report(rows, people=[person]))
    assert "category A 5 %, category B 2 %" in str(report(rows))
    assert "supplement" not in str(report([duty(0, 9, 8)]))


def test_clinics_and_lists_lost_a_year() -> None:
    rows = [duty(day, 9, 8) for day in range(5)]
    people = [{"doctor": "Ann", "clinics": 2, "lists": 1}]
    every = pay(rows, cyclic=True, people=people, normal_days={"Ann": 5})
    assert (every.clinics_lost_a_year, every.lists_lost_a_year) == (0, 0)
    half = pay(rows, weeks=2, cyclic=True, people=people, normal_days={"Ann": 5})
    assert half.clinics_lost_a_year == pytest.approx(2 * 42 - 2 / 5 * (130 - 50))
    assert half.lists_lost_a_year == pytest.approx(half.clinics_lost_a_year / 2)
    assert pay(rows, people=people).clinics_lost_a_year is None
    assert pay(rows, normal_days={"Ann": 5}).clinics_lost_a_year is None


def test_leave_in_the_table_is_not_taken_off_normal_days_again() -> None:
    away = {
        "doctor": "Ann",
        "start": MONDAY + timedelta(days=7),
        "end": MONDAY + timedelta(days=12),
        "kind": "leave",
    }
    rows = [duty(day, 9, 8) for day in range(5)]
    people = [{"doctor": "Ann", "clinics": 2}]
    found = pay([*rows, away], weeks=2, people=people, normal_days={"Ann": 5})
    assert found.clinics_lost_a_year == pytest.approx(2 * 42 - 2 / 5 * 130)


def test_unknown_work_on_call_is_said() -> None:
    assert "on-call work unknown" in str(report([duty(0, 20, 12, "nroc")]))
