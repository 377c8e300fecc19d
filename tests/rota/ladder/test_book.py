"""What one doctor may take on, with weeks that can be added up by hand."""

from __future__ import annotations

import dataclasses
from math import inf

import pytest

from dghsim.rota.ladder.book import Diary, Page, Stint
from dghsim.rota.ladder.limits import Limits

HOUR, DAY, WEEK = 3600, 86_400, 604_800
LIMITS = Limits(rest=11 * HOUR, night_rest=46 * HOUR, rolling_minutes=72 * 60, averages=((48 * 60, 4),))


def diary(days: list[int], limits: Limits = LIMITS, normal: bool = False, third_week: float = 1.0) -> Diary:
    """12-hour days from 08:00 on these days of eight weeks."""
    worked = [0.0] * 8
    for day in days:
        worked[day // 7] += 720
    present = [1.0, 1.0, third_week, *[1.0] * 5]
    left = [48 * 60 * sum(present[at : at + 4]) - sum(worked[at : at + 4]) for at in range(5)]
    return Diary(
        start=[day * DAY + 8 * HOUR for day in days],
        end=[day * DAY + 20 * HOUR for day in days],
        minutes=[720.0] * len(days),
        normal=[normal] * len(days),
        row=[-1] * len(days),
        worked=worked,
        present=present,
        spare=[min(left[max(0, week - 3) : week + 1]) for week in range(8)],
        limits=limits,
    )


def page(days: list[int], limits: Limits = LIMITS, normal: bool = False) -> Page:
    made = diary(days, limits, normal)
    return Page(made, list(made.worked))


def stint(day: int, night: bool = False) -> Stint:
    start = day * DAY + (20 if night else 8) * HOUR
    return Stint(start, start + 12 * HOUR, start, start + 12 * HOUR, night, 720.0)


@pytest.mark.parametrize(("days", "fits"), [([0, 1, 2, 3, 4], True), ([0, 1, 2, 3, 4, 5], False)])
def test_seventh_long_day_in_a_week_is_too_much(days: list[int], fits: bool) -> None:
    assert page(days, Limits(11, 46, 72 * 60, ((inf, 1),)))._rolling(stint(6), []) is fits


def test_day_of_the_week_before_does_not_count_after_168_hours() -> None:
    assert page([0, 1, 2, 3, 4, 5])._rolling(stint(7), [])
    assert not page([1, 2, 3, 4, 5, 6])._rolling(stint(7), [])


def test_what_was_taken_on_counts_and_what_was_given_up_does_not() -> None:
    mine = page([0, 1, 2, 3])
    mine.take(stint(4), [])
    mine.take(stint(5), [])
    assert not mine._rolling(stint(6), [])
    assert mine._rolling(stint(6), [3])
    mine.take(stint(6), [3])
    assert mine.worked[0] == 6 * 720


@pytest.mark.parametrize(("in_the_fourth_week", "fits"), [(3, True), (4, False)])
def test_average_over_the_reference_period_is_the_limit(in_the_fourth_week: int, fits: bool) -> None:
    days = [*range(4), *range(7, 11), *range(14, 18), *range(21, 21 + in_the_fourth_week)]
    assert page(days)._average(stint(27), [], None) is fits
    assert page(days)._average(stint(27), [], 56)


def test_leave_takes_weeks_out_of_the_average() -> None:
    days = [*range(4), *range(7, 11), *range(14, 18), *range(21, 24)]
    made = diary(days, third_week=0.8)
    assert not Page(made, list(made.worked))._average(stint(27), [], None)
    assert Page(made, list(made.worked))._average(stint(27), [9], None)


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (stint(0), stint(0), True),
        (stint(0), stint(1), False),
        (stint(0), stint(0, night=True), True),
        (stint(0, night=True), stint(1), True),
        (stint(0, night=True), stint(2), True),
        (stint(0, night=True), stint(3), False),
        (stint(0, night=True), stint(1, night=True), False),
        (stint(0, night=True), stint(2, night=True), True),
    ],
)
def test_rest_between_two_stints_is_kept_either_way_round(first: Stint, second: Stint, clash: bool) -> None:
    for taken, asked in ((first, second), (second, first)):
        mine = page([])
        mine.take(taken, [])
        assert mine.clashes(asked) is clash


def test_on_call_from_home_only_has_to_be_apart() -> None:
    mine = page([])
    mine.take(stint(0), [])
    assert not mine.clashes(Stint(20 * HOUR, 32 * HOUR, -1, -1, False, 120.0))
    assert mine.clashes(Stint(19 * HOUR, 31 * HOUR, -1, -1, False, 120.0))


def test_normal_days_go_at_the_time_and_within_the_rest_and_the_next_day_if_asked() -> None:
    mine = page([0, 1, 2, 3, 4], normal=True)
    assert mine.in_the_way(stint(1), next_day_too=False) == [1]
    assert mine.in_the_way(stint(1), next_day_too=True) == [1, 2]
    assert mine.in_the_way(stint(1, night=True), next_day_too=False) == [1, 2, 3]
    mine.take(stint(1), [1])
    assert mine.in_the_way(stint(1), next_day_too=True) == [2]


@pytest.mark.parametrize(
    ("averages", "most_a_week", "fits"),
    [
        (((48 * 60, 4),), 30, True),
        (((48 * 60, 4), (40 * 60, 1)), 30, False),
        (((48 * 60, 4), (40 * 60, 1)), 36, True),
    ],
)
def test_each_average_is_kept_over_its_own_weeks(
    averages: tuple[tuple[float, int], ...], most_a_week: float, fits: bool
) -> None:
    """A third day of 12 h in a week of 24 h."""
    limits = Limits(11 * HOUR, 46 * HOUR, inf, averages)
    made = dataclasses.replace(diary([0, 1], limits), spare=[inf] * 8)
    assert Page(made, list(made.worked))._average(stint(4), [], most_a_week) is fits
