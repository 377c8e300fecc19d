"""Rates by hour, weekday and month, worked out by hand."""

import datetime

import numpy as np
import pytest

from dghsim.demand.rates import busiest_per_day, rates_per_day
from dghsim.scenario.demand import Stream

MONDAY = datetime.date(2022, 4, 4)


def stream(**given: object) -> Stream:
    return Stream.model_validate({"start": "home", "per_day": 24, "envelope_per_day": 100} | given)


def test_hour_shares_are_scaled_to_a_mean_of_one_and_the_weekend_shares_with_them() -> None:
    shares = [2.0] * 12 + [4.0] * 12
    week = rates_per_day(stream(hour_shares=shares, weekend_hour_shares=[3.0] * 23 + [9.0]), MONDAY, 0, 1)
    assert week[:24] == pytest.approx([16] * 12 + [32] * 12)
    assert week[5 * 24 : 6 * 24] == pytest.approx([24] * 23 + [72])
    assert week[:120].mean() == pytest.approx(24)


def test_weekday_factors_run_from_monday_and_are_used_as_given() -> None:
    week = rates_per_day(stream(weekday_factors=[1, 2, 3, 4, 5, 6, 0]), MONDAY, 0, 1)
    assert week.reshape(7, 24).mean(axis=1) == pytest.approx([24, 48, 72, 96, 120, 144, 0])


def test_month_factors_follow_the_calendar_back_through_the_warm_up() -> None:
    months = [float(month) for month in range(1, 13)]
    rates = rates_per_day(stream(month_factors=months), MONDAY, 1, 6).reshape(-1, 24)[:, 0]
    # Day 0 is Monday 28 March; 1 April is day 4 and 1 May day 34.
    assert rates == pytest.approx([24 * 3] * 4 + [24 * 4] * 30 + [24 * 5] * 8)


@pytest.mark.parametrize("start", [datetime.date(1, 1, 1), datetime.date(9999, 12, 27)])
def test_calendars_may_reach_past_the_years_that_dates_can_hold(start: datetime.date) -> None:
    assert rates_per_day(stream(), start, 104, 364) == pytest.approx(np.full(364 * 168, 24.0))


def test_busiest_is_the_highest_hour_of_the_heaviest_weekday_and_month() -> None:
    given = stream(
        hour_shares=[1.0] * 23 + [25.0],
        weekday_factors=[1, 1, 1, 1, 2, 1, 1],
        month_factors=[1.0] * 11 + [1.5],
    )
    assert busiest_per_day(given) == pytest.approx(24 * 12.5 * 2 * 1.5)
    assert busiest_per_day(stream(hour_shares=[5e-324] + [0.0] * 23, per_day=1e9)) > 1e9


def test_bank_holiday_is_a_sunday_and_the_first_working_day_after_rebounds() -> None:
    given = stream(weekday_factors=[1, 1, 1, 1, 2, 3, 0.5], bank_holiday_rebound=1.1)
    days = rates_per_day(given, datetime.date(2022, 4, 11), 0, 2).reshape(-1, 24)[:, 0]
    good_friday, saturday, easter_monday, tuesday = days[4], days[5], days[7], days[8]
    assert (good_friday, saturday, easter_monday) == (12, 72, 12)
    assert tuesday == pytest.approx(24 * 1.1)
    assert days[[0, 1, 2, 3, 9, 10]] == pytest.approx([24] * 6)
    assert days[11] == 48


def test_rebound_from_a_holiday_before_the_run_is_in_it() -> None:
    given = stream(bank_holiday_rebound=1.1)
    days = rates_per_day(given, datetime.date(2026, 12, 28), 0, 1).reshape(-1, 24)[:, 0]
    assert days == pytest.approx([24, 26.4, 24, 24, 24, 24, 24])
    plain = rates_per_day(stream(), datetime.date(2026, 12, 28), 0, 1)
    assert (plain == 24).all()


def test_busiest_allows_for_the_rebound() -> None:
    assert busiest_per_day(stream(bank_holiday_rebound=1.5)) == pytest.approx(36)
    assert busiest_per_day(stream(bank_holiday_rebound=1.5, weekday_factors=[1] * 6 + [2])) == pytest.approx(
        48
    )
