"""When practices are open, and how many ask."""

import numpy as np
import pytest
from helpers.practices import RUN, practices

from dghsim.scenario.practices import AtPractices
from dghsim.studies.practices.calendar import mean_requests, open_days, reviews
from dghsim.studies.practices.slots import slots_with, slots_without

OPEN = open_days(RUN)


def test_closed_at_weekends_and_on_bank_holidays() -> None:
    # 21 March to 2 October 2022: Easter, one in May, two in June, one in August, a state funeral.
    assert OPEN.sum() == 28 * 5 - 7
    assert not OPEN[25]  # Good Friday, 15 April


def test_a_year_of_requests_whatever_days_they_come_on() -> None:
    means = mean_requests(practices(), RUN, 10_000)
    years = len(OPEN) / 365
    assert means["routine"].sum() == pytest.approx(30_000 * years)
    assert means["minor"].sum() == pytest.approx(1_400 * years)
    assert means["minor_by_gp"].sum() == pytest.approx(600 * years)
    asked = reviews(RUN, 300, np.full(len(OPEN), 0.5))
    assert asked.sum() == pytest.approx(150 * years)
    assert not asked[~OPEN].any()
    assert not means["routine"][~OPEN].any()


def test_minutes_are_those_of_open_days() -> None:
    slots = slots_without(practices(), 10_000, OPEN)
    assert slots.minutes[0, 3][OPEN] == pytest.approx(100 * 60 / 5)
    assert not slots.minutes[..., ~OPEN].any()


def test_the_meeting_is_on_its_day_and_grows_with_the_home() -> None:
    there = np.linspace(0, 1, len(OPEN))
    brings = AtPractices(meeting_hours=1.0, meeting_gps=4.0, meeting_weekday=3, gp_hours_per_week=5.0)
    slots = slots_with(practices(), brings, 10_000, OPEN, there, ~OPEN)
    meets = OPEN & (np.arange(len(OPEN)) % 7 == 3)
    assert slots.meeting == pytest.approx(240 * meets * there)
    assert slots.team == pytest.approx(60 * OPEN * there)
    assert slots.minutes[0, 3] + slots.meeting + slots.team == pytest.approx(1200 * OPEN)
