"""Where a breach begins and ends, what was measured, and that each is told once: dated, and as a template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pandas as pd
import pytest

from dghsim.rota.checker import check_rota
from dghsim.rota.rules import get_rule_set

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def days(pattern: str, *names: str) -> str:
    return "; ".join(pattern.format(name) for name in names)


def at(day: int, hour: float) -> datetime:
    return MONDAY + timedelta(days=day - 1, hours=hour)


FOUND = {
    "shift_max_13": ("Tue 08:00-21:15", at(2, 8), at(2, 21.25), 13.25),
    "long_max_4": (days("{} 08:00-20:30", *WEEK[:6]), at(1, 8), at(6, 20.5), 6),
    "long_rest_48": (
        days("{} 08:00-20:30", *WEEK[:4]) + "; Sat 20:15-23:00",
        at(4, 20.5),
        at(6, 20.25),
        47.75,
    ),
    "night_max_4": (days("{} 22:00-08:00", *WEEK[:5]), at(1, 22), at(6, 8), 5),
    "night_rest_46": ("Mon 22:00-08:00; Thu 05:45-14:00", at(2, 8), at(4, 5.75), 45.75),
    "consec_max_7": (days("{} 09:00-17:00", *WEEK) + "; 2Mon 09:00-17:00", at(1, 9), at(8, 17), 8),
    "consec_rest_48": (days("{} 09:00-17:00", *WEEK) + "; 2Tue 09:00-17:00", at(7, 17), at(9, 9), 40),
    "rest_11": ("Mon 09:00-21:15; Tue 08:00-16:00", at(1, 21.25), at(2, 8), 10.75),
    "nroc_max_24": ("Mon 09:00-09:15+1 nroc", at(1, 9), at(2, 9.25), 24.25),
    "nroc_consec": (days("{} 20:00-08:00 nroc", *WEEK[3:6]), at(4, 20), at(7, 8), 3),
    "nroc_max_3_in_7": (
        "Mon 20:00-08:00 nroc; Wed 20:00-08:00 nroc; Fri 20:00-08:00 nroc; Sun 20:00-08:00 nroc",
        at(1, 20),
        at(8, 8),
        4,
    ),
    "nroc_next_day_10": ("Mon 20:00-08:00 nroc; Tue 08:00-18:15", at(1, 20), at(2, 18.25), 10.25),
    "nroc_rest_8_5": ("Mon 09:00-09:00 nroc 18", at(1, 9), at(2, 9), 6),
    "nroc_next_day_5": ("Mon 09:00-09:00 nroc 18; Tue 09:00-14:15", at(1, 9), at(2, 14.25), 5.25),
    "long_eve_max_4": (days("{} 12:30-23:30", *WEEK[:5]), at(1, 12.5), at(5, 23.5), 5),
    "long_eve_rest_48": (
        days("{} 12:30-23:30", *WEEK[:4]) + "; Sat 23:15-01:15",
        at(4, 23.5),
        at(6, 23.25),
        47.75,
    ),
    "max_72_in_168": (
        days("{} 07:30-19:30", "Mon", "Tue", "Wed", "Fri", "Sat") + "; Sun 07:30-19:45",
        at(1, 7.5),
        at(8, 7.5),
        72.25,
    ),
}


@pytest.mark.parametrize("cyclic", [False, True], ids=["dated", "cyclic"])
@pytest.mark.parametrize("rule", FOUND)
def test_a_breach_is_told_once_with_its_stretch_and_measure(rule: str, cyclic: bool, rows: Rows) -> None:
    text, start, end, measured = FOUND[rule]
    report = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=26, cyclic=cyclic)
    told = [(b.start, b.end, b.measured, type(b.measured)) for b in report if b.rule == rule]
    assert told == [(start, end, measured, float)]


def test_weekends_are_told_over_the_whole_horizon(rows: Rows) -> None:
    report = check_rota(rows("Sat 09:00-17:00; 3Sat 09:00-17:00"), horizon_start=MONDAY, horizon_weeks=5)
    assert [(b.rule, b.start, b.end, b.measured, b.limit) for b in report] == [
        ("weekend_1in3", at(1, 0), at(36, 0), 2.5, 3)
    ]
    assert "2 weekends of 5" in report[0].message


def test_weekly_rest_is_told_by_the_fortnight_and_its_longest_rest(rows: Rows) -> None:
    text = "; ".join(days(f"{week}{{}} 09:00-17:00", *WEEK) for week in (1, 2, 3))
    report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=17)
    assert [(b.rule, b.start, b.end, b.measured, b.limit) for b in report] == [
        ("wtr_weekly_rest", at(1, 0), at(15, 0), 16, 24)
    ]
    odd = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=3, cyclic=True)
    weeks = sorted((b.start - MONDAY).days // 7 for b in odd if b.rule == "wtr_weekly_rest")
    assert weeks == [0, 1, 2]


def test_an_average_is_told_over_its_reference_period(rows: Rows) -> None:
    report = check_rota(rows(days("{} 09:00-19:00", *WEEK[:5])), horizon_start=MONDAY, horizon_weeks=1)
    assert [(b.rule, b.start, b.end, b.measured) for b in report] == [("avg_48", at(1, 0), at(8, 0), 50)]


def test_each_stretch_of_overwork_is_told_once(rows: Rows) -> None:
    week = days("{} 07:30-19:30", "Mon", "Tue", "Wed", "Fri", "Sat") + "; Sun 07:30-20:00"
    frame = pd.concat([rows(week), rows(week, start=MONDAY + timedelta(weeks=4))])
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=26)
    assert [(b.rule, b.start) for b in report] == [
        ("max_72_in_168", at(1, 7.5)),
        ("max_72_in_168", at(29, 7.5)),
    ]


def test_four_on_call_in_seven_days_are_told_once_in_seven_days() -> None:
    days_on = [at(day, 20) for day in (1, 3, 5, 7, 8, 10, 12, 14)]
    frame = pd.DataFrame(
        {"doctor": "Ann", "start": days_on, "end": [d + timedelta(hours=12) for d in days_on]}
    )
    report = check_rota(frame.assign(kind="nroc"), horizon_start=MONDAY, horizon_weeks=26)
    told = [(b.start, b.measured) for b in report if b.rule == "nroc_max_3_in_7"]
    assert told == [(at(1, 20), 4), (at(8, 20), 4)]


@pytest.mark.parametrize(
    ("text", "night", "told"),
    [
        (
            "Mon 22:00-07:00 nroc 4.5",
            None,
            [(4.5, 5.0, "4 h 30 min of unbroken rest expected at night (at least 5)")],
        ),
        ("Mon 09:00-09:00 nroc 10", 4.75, [(4.75, 5.0, "4 h 45 min of unbroken rest")]),
        ("Mon 09:00-09:00 nroc 10", 5, []),
        ("Mon 09:00-09:00 nroc 16", 4, [(4, 5.0, "4 h 00 min of unbroken rest")]),
        ("Mon 09:00-09:00 nroc 16.25", 4, [(7.75, 8.0, "7 h 45 min of expected rest in 24 (at least 8)")]),
    ],
)
def test_expected_rest_is_told_by_the_part_that_is_short(
    text: str, night: float | None, told: list[tuple[float, float, str]], rows: Rows
) -> None:
    frame = rows(text).assign(night_rest_hours=night)
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=26)
    assert [(b.rule, b.measured, b.limit) for b in report] == [("nroc_rest_8_5", *each[:2]) for each in told]
    assert all(words in breach.message for breach, (*_, words) in zip(report, told, strict=True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sat 09:00-07:00 nroc 16; Sun 08:00-13:15; Sun 14:00-09:00 nroc 2", [5.25]),
        ("Sat 09:00-07:00 nroc 16; Sun 08:00-13:00; Sun 14:00-09:00 nroc 2", []),
        ("Sat 09:00-07:00 nroc 2; Sun 08:00-13:15; Sun 14:00-09:00 nroc 2", []),
    ],
)
def test_a_disturbed_saturday_is_owed_an_easy_sunday_though_the_sunday_is_on_call_too(
    text: str, told: list[float], rows: Rows
) -> None:
    report = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=26)
    assert [b.measured for b in report if b.rule == "nroc_next_day_5"] == told


def test_weekly_rest_is_told_by_what_it_lacks(rows: Rows) -> None:
    whole = "; ".join(f"{days(f'{w}{{}} 09:00-15:00', *WEEK[:5])}; {w}Sat 14:00-22:15" for w in (1, 2))
    within = "; ".join(f"{days(f'{w}{{}} 15:00-21:00', *WEEK[:6])}; {w}Sun 00:00-00:15" for w in (1, 2))
    for text, measured, limit in ((whole, 34.75, 35), (within, 23.75, 24)):
        report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=2, cyclic=True)
        told = [(b.measured, b.limit) for b in report if b.rule == "wtr_weekly_rest"]
        assert told == [(measured, limit)]


def test_of_weekly_rest_24_h_within_the_week_lack_the_daily_rest(rows: Rows) -> None:
    text = f"{days('{} 13:00-21:00', *WEEK[:5])}; Sat 16:00-00:00; 2Mon 10:00-20:00"
    report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=1)
    assert [(b.measured, b.limit) for b in report if b.rule == "wtr_weekly_rest"] == [(34, 35)]


def test_a_run_of_weekdays_has_no_weekend_to_be_quiet(rows: Rows) -> None:
    short = {"low_intensity_weekends": True, "consec_max_7": 4}
    rules = get_rule_set("training-2019").with_overrides(short)
    report = check_rota(
        rows(days("{} 09:00-17:00", *WEEK[:5])), rules=rules, horizon_start=MONDAY, horizon_weeks=26
    )
    assert [(b.measured, b.limit) for b in report if b.rule == "consec_max_7"] == [(5, 4)]


def test_a_run_of_quiet_weekends_on_call_is_held_against_its_own_limit(rows: Rows) -> None:
    quiet = get_rule_set("training-2019").with_overrides({"low_intensity_weekends": True})
    week = "{0}; {1}Sat 09:00-09:00 nroc 3; {1}Sun 09:00-09:00 nroc 3".format
    text = "; ".join(week(days(f"{w}{{}} 09:00-17:00", *WEEK[:5]), w) for w in (1, 2)) + "; 3Mon 09:00-17:00"
    report = check_rota(rows(text), rules=quiet, horizon_start=MONDAY, horizon_weeks=26)
    assert [(b.measured, b.limit) for b in report if b.rule == "consec_max_7"] == [(15, 12)]


def test_a_full_window_that_began_before_the_horizon_is_told(rows: Rows) -> None:
    week = days("{} 07:30-19:30", "Mon", "Tue", "Wed", "Fri", "Sat") + "; Sun 07:30-19:45"
    report = check_rota(rows(week), horizon_start=at(4, 0), horizon_weeks=26)
    assert [(b.rule, b.start) for b in report] == [("max_72_in_168", at(1, 7.5))]


def test_dates_in_post_mean_nothing_to_a_template(rows: Rows) -> None:
    people = [{"doctor": "Ann", "from": "2030-01-01"}]
    frame = rows(days("{} 09:00-19:00", *WEEK[:5]))
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=1, cyclic=True, people=people)
    assert [(b.rule, b.measured) for b in report] == [("avg_48", 50)]


SIX = "; {0}".join(f"{day} 09:00-17:00" for day in WEEK[:6])
SEVEN = "; {0}".join(f"{day} 09:00-17:00" for day in WEEK)


def weekly_rest(rows: Rows, weeks: list[str], **options: object) -> list[tuple[datetime, datetime, float]]:
    text = "; ".join(("{0}" + week).format(number) for number, week in enumerate(weeks, start=1))
    settings = {"rules": "wtr", "horizon_start": MONDAY, "horizon_weeks": len(weeks)} | options
    report = check_rota(rows(text), **settings)
    return [(b.start, b.end, b.measured) for b in report if b.rule == "wtr_weekly_rest"]


def test_weekly_rest_is_judged_by_fortnights_and_an_odd_last_week(rows: Rows) -> None:
    assert weekly_rest(rows, [SIX, SIX, SIX]) == []
    assert weekly_rest(rows, [SEVEN, SIX, SIX]) == [(at(1, 0), at(15, 0), 16)]
    assert weekly_rest(rows, [SIX, SEVEN, SIX]) == [(at(1, 0), at(15, 0), 16)]
    assert weekly_rest(rows, [SIX, SIX, SEVEN]) == [(at(15, 0), at(22, 0), 16)]


def test_weekly_rest_is_judged_from_the_first_whole_week_in_post(rows: Rows) -> None:
    people = [{"doctor": "Ann", "from": MONDAY + timedelta(days=2)}]
    assert weekly_rest(rows, [SEVEN, SIX, SIX], people=people) == []
    assert weekly_rest(rows, [SIX, SIX, SEVEN], people=people) == [(at(8, 0), at(22, 0), 16)]


@pytest.mark.parametrize(("weeks", "told"), [(1, [1]), (2, [1]), (3, [1, 8, 15])])
def test_weekly_rest_of_a_template_is_told_once_for_each_fortnight(
    weeks: int, told: list[int], rows: Rows
) -> None:
    found = weekly_rest(rows, [SEVEN] * weeks, cyclic=True)
    assert sorted(start for start, _, _ in found) == [at(day, 0) for day in told]
    assert all(end - start == timedelta(days=14) for start, end, _ in found)


def test_a_run_in_a_template_may_begin_in_its_last_week(rows: Rows) -> None:
    text = days("{} 09:00-17:00", *WEEK[:4]) + "; " + days("2{} 09:00-17:00", *WEEK[3:])
    report = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=2, cyclic=True)
    told = [(b.start, b.end, b.measured) for b in report if b.rule == "consec_max_7"]
    assert told == [(at(11, 9), at(18, 17), 8)]


def test_with_on_call_the_fullest_window_may_end_with_a_shift(rows: Rows) -> None:
    shifts = days("{} 08:00-20:00", "Wed", "Thu", "Fri", "Sat") + "; Sun 08:00-17:00; 2Mon 13:00-02:00"
    frame = rows("Mon 20:00-08:00 nroc 6; " + shifts)
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=26)
    told = [(b.start, b.measured) for b in report if b.rule == "max_72_in_168"]
    assert told == [(at(2, 2), 3 + 57 + 13)]


def test_on_call_every_other_day_of_a_template_is_told_from_its_first_day() -> None:
    days_on = [at(1 + 2 * k, 20) for k in range(7)]
    frame = pd.DataFrame(
        {"doctor": "Ann", "start": days_on, "end": [d + timedelta(hours=12) for d in days_on]}
    )
    report = check_rota(frame.assign(kind="nroc"), horizon_start=MONDAY, horizon_weeks=2, cyclic=True)
    told = [(b.start, b.measured) for b in report if b.rule == "nroc_max_3_in_7"]
    assert told == [(at(1, 20), 4), (at(9, 20), 4)]
