"""The rules of 2016, of working time, of consultants and SAS; disputed readings; local agreements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pandas as pd
import pytest

from dghsim.rota.checker import check_rota
from dghsim.rota.rules import Rule, get_rule_set

MONDAY = datetime(2026, 1, 5)
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Rows = Callable[..., pd.DataFrame]
Broken = Callable[..., set[str]]


def days(pattern: str, *names: str) -> str:
    return "; ".join(pattern.format(name) for name in names)


OLD = {
    "five long shifts": (days("{} 08:00-20:30", *WEEK[:5]), set()),
    "six long shifts": (days("{} 08:00-20:00", *WEEK[:6]), {"long_max_4"}),
    "a short day after four long": (days("{} 08:00-20:30", *WEEK[:4]) + "; Fri 09:00-17:00", set()),
    "47 h 45 after five long": (days("{} 08:00-20:30", *WEEK[:5]) + "; Sun 20:15-23:00", {"long_rest_48"}),
    "eight days in a row": (days("{} 09:00-17:00", *WEEK) + "; 2Mon 09:00-17:00", set()),
    "nine days in a row": (
        days("{} 09:00-17:00", *WEEK) + "; " + days("2{} 09:00-17:00", "Mon", "Tue"),
        {"consec_max_7"},
    ),
    "two nights and 12 h": ("Mon 22:00-08:00; Tue 22:00-08:00; Wed 20:00-22:00", set()),
    "three nights and 45 h 45": (days("{} 22:00-08:00", *WEEK[:3]) + "; Sat 05:45-12:00", {"night_rest_46"}),
    "three nights and 46 h": (days("{} 22:00-08:00", *WEEK[:3]) + "; Sat 06:00-12:00", set()),
}


@pytest.mark.parametrize(("text", "rules"), OLD.values(), ids=OLD)
def test_the_rules_of_2016(text: str, rules: set[str], broken: Broken) -> None:
    assert broken(text, rules="training-2016") == rules


def test_in_2016_72_h_were_counted_from_midnight(broken: Broken) -> None:
    split = (
        "Mon 14:00-23:45; "
        + days("{} 10:45-22:00", "Tue", "Wed", "Fri", "Sat")
        + "; Sun 09:00-20:15; 2Mon 07:15-13:30"
    )
    assert "max_72_in_168" in broken(split)
    assert "max_72_in_168" not in broken(split, rules="training-2016")
    week = days("{} 07:30-19:30", "Mon", "Tue", "Wed", "Fri", "Sat")
    assert "max_72_in_168" not in broken(week + "; Sun 07:30-19:30", rules="training-2016")
    assert "max_72_in_168" in broken(week + "; Sun 07:30-19:45", rules="training-2016")


def test_in_2016_a_night_is_cut_at_midnight_by_calendar_days(dated: Broken) -> None:
    text = "Sun 20:00-08:00; " + days("2{} 07:30-19:30", "Tue", "Wed", "Thu", "Sat", "Sun")
    assert "max_72_in_168" not in dated(text, rules="training-2016")
    assert "max_72_in_168" in dated(
        text.replace("2Sun 07:30-19:30", "2Sun 07:30-23:45"), rules="training-2016"
    )


def test_in_2016_weekends_were_1_in_2(rows: Rows) -> None:
    text = "Sat 09:00-17:00"
    for weeks, rules in ((2, set()), (1, {"weekend_1in2"})):
        report = check_rota(rows(text), rules="training-2016", horizon_start=MONDAY, horizon_weeks=weeks)
        assert {breach.rule for breach in report} == rules


SIX_MORE = "; 2".join(f"{day} 09:00-17:00" for day in WEEK[:6])
SEVEN_AND_FOUR = days("{} 09:00-17:00", *WEEK) + "; " + days("2{} 09:00-17:00", *WEEK[:4])
FIVE_AND_SUNDAY = days("2{} 09:00-17:00", *WEEK[:5]) + "; 2Sun 04:00-12:00"
WTR = {
    "11 h between shifts": ("Mon 09:00-21:00; Tue 08:00-16:00", set()),
    "10 h 45 between shifts": ("Mon 09:00-21:15; Tue 08:00-16:00", {"wtr_rest_11"}),
    "no limit to runs, nights and weekends": (
        days("{} 21:00-08:00", "Mon", "Tue", "Wed", "Thu", "Fri") + "; 2Mon 09:00-17:00",
        set(),
    ),
    "six days and one off, every week": (days("{} 09:00-17:00", *WEEK[:6]) + "; 2" + SIX_MORE, set()),
    "35 h in each week": (days("{} 09:00-17:00", *WEEK[:5]) + "; Sun 04:00-12:00; " + FIVE_AND_SUNDAY, set()),
    "34 h 45 in one week": (
        days("{} 09:00-17:00", *WEEK[:5]) + "; Sun 03:45-12:00; " + FIVE_AND_SUNDAY,
        {"wtr_weekly_rest"},
    ),
    "59 h in a fortnight": (SEVEN_AND_FOUR + "; 2Sun 04:00-12:00", set()),
    "58 h 45 in a fortnight": (SEVEN_AND_FOUR + "; 2Sun 03:45-12:00", {"wtr_weekly_rest"}),
}


@pytest.mark.parametrize(("text", "rules"), WTR.values(), ids=WTR)
def test_the_working_time_regulations(text: str, rules: set[str], dated: Broken) -> None:
    assert dated(text, rules="wtr") == rules


@pytest.mark.parametrize(("end", "rules"), [("00:00", set()), ("00:15", {"wtr_weekly_rest"})])
def test_of_35_h_of_weekly_rest_24_h_lie_in_the_week(end: str, rules: set[str], rows: Rows) -> None:
    text = f"{days('{} 13:00-21:00', *WEEK[:5])}; Sat 16:00-{end}; 2Mon 12:00-20:00"
    report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=1)
    assert {breach.rule for breach in report} - {"wtr_avg_48"} == rules


def fortnight(rows: Rows, text: str, **options: object) -> set[str]:
    report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=2, **options)
    return {breach.rule for breach in report} & {"wtr_weekly_rest"}


def test_twice_35_h_in_one_fortnight_will_do(rows: Rows) -> None:
    base = "Mon 00:00-08:00; " + days("{} 09:00-17:00", *WEEK[1:]) + "; 2Sun 16:00-00:00; 2Mon 09:00-17:00; "
    assert fortnight(rows, base + "2Wed 04:00-12:00; 2Thu 23:00-08:00; 2Sat 09:00-17:00") == set()
    assert fortnight(rows, base + "2Wed 03:45-12:00; 2Thu 23:00-08:00; 2Sat 09:00-17:00") == {
        "wtr_weekly_rest"
    }


def test_weekly_rest_without_the_daily_rest_is_the_other_reading(rows: Rows) -> None:
    text = (
        "Mon 00:00-17:00; "
        + days("{} 09:00-17:00", *WEEK[1:6])
        + "; Sun 17:00-00:00; "
        + days("2{} 00:15-17:00", "Mon")
    )
    text += "; " + days("2{} 09:00-17:00", *WEEK[1:6]) + "; 2Sun 17:00-00:00"
    assert fortnight(rows, text) == {"wtr_weekly_rest"}
    easier = get_rule_set("wtr").with_overrides({"weekly_rest_beside_daily": False})
    report = check_rota(rows(text), rules=easier, horizon_start=MONDAY, horizon_weeks=2)
    assert "wtr_weekly_rest" not in {breach.rule for breach in report}


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_weekly_rest_of_a_template_across_its_wrap(weeks: int, rows: Rows) -> None:
    six = "; ".join(days(f"{week}{{}} 09:00-17:00", *WEEK[:6]) for week in range(1, weeks + 1))
    seven = "; ".join(days(f"{week}{{}} 09:00-17:00", *WEEK) for week in range(1, weeks + 1))
    for text, rules in ((six, set()), (seven, {"wtr_weekly_rest"})):
        report = check_rota(rows(text), rules="wtr", horizon_start=MONDAY, horizon_weeks=weeks, cyclic=True)
        assert {breach.rule for breach in report} - {"wtr_avg_48"} == rules


def test_17_weeks_of_the_regulations_may_be_26(rows: Rows) -> None:
    rota = pd.concat(
        [rows(days("{} 09:00-18:48", *WEEK[:5]), start=MONDAY + timedelta(weeks=w)) for w in range(17)]
    )
    report = check_rota(rota, rules="wtr", horizon_start=MONDAY, horizon_weeks=26)
    assert [breach.rule for breach in report] == ["wtr_avg_48"]
    longer = get_rule_set("wtr").with_overrides({"wtr_avg_48.reference_weeks": 26}, "regulation 21")
    assert len(check_rota(rota, rules=longer, horizon_start=MONDAY, horizon_weeks=26)) == 0


def test_no_opt_out_lifts_the_night_workers_average(rows: Rows) -> None:
    people = [{"doctor": "Ann", "opt_out": True}]
    day = rows(days("{} 08:00-20:00", *WEEK[:5]))
    night = rows(days("{} 20:00-08:00", *WEEK[:5]))
    for frame, rules in ((day, set()), (night, {"wtr_night_avg_8"})):
        report = check_rota(frame, rules="wtr", horizon_start=MONDAY, horizon_weeks=1, people=people)
        assert {breach.rule for breach in report} == rules
    exact = rows(days("{} 20:00-05:36", *WEEK[:5]))
    assert len(check_rota(exact, rules="wtr", horizon_start=MONDAY, horizon_weeks=1)) == 0


def test_for_consultants_rest_is_owed_back_and_only_the_average_is_a_wall(rows: Rows) -> None:
    text = "Mon 08:00-20:00; Mon 20:00-08:00 nroc; Tue 08:00-18:00; Wed 04:45-16:00"
    report = check_rota(rows(text), rules="consultant-2003", horizon_start=MONDAY, horizon_weeks=17)
    assert len(report) == 0
    assert [penalty.rule for penalty in report.penalties] == ["con_rest_after_call", "wtr_rest_11"]
    assert any("con_rest_after_call" in line for line in report.warnings)
    heavy = check_rota(rows(text), rules="consultant-2003", horizon_start=MONDAY, horizon_weeks=1)
    assert [breach.rule for breach in heavy] == []
    heavier = rows(text + "; Thu 09:00-20:00; Fri 08:00-13:00")
    report = check_rota(heavier, rules="consultant-2003", horizon_start=MONDAY, horizon_weeks=1)
    assert [breach.rule for breach in report] == ["wtr_avg_48"]


def test_11_h_after_on_call_is_enough_for_a_consultant(rows: Rows) -> None:
    for text, owed in (
        ("Mon 20:00-08:00 nroc; Tue 19:00-21:00", 0),
        ("Mon 20:00-08:00 nroc; Tue 18:45-21:00", 1),
    ):
        report = check_rota(rows(text), rules="consultant-2003", horizon_start=MONDAY, horizon_weeks=17)
        assert len(report.penalties) == owed
        tuesday = MONDAY + timedelta(days=1)
        assert all(
            (p.start, p.end, p.measured)
            == (tuesday.replace(hour=8), tuesday.replace(hour=18, minute=45), 10.75)
            for p in report.penalties
        )


def test_13_weekends_a_year_for_sas_doctors_is_off_until_switched_on(rows: Rows) -> None:
    frame = rows("; ".join(f"{week}Sat 09:00-17:00" for week in range(1, 15)))
    options = {"horizon_start": MONDAY, "horizon_weeks": 52}
    assert len(check_rota(frame, rules="sas-2021", **options)) == 0
    switched = get_rule_set("sas-2021").with_overrides({"sas_weekends_13": "on"})
    assert [(b.rule, b.measured) for b in check_rota(frame, rules=switched, **options)] == [
        ("sas_weekends_13", 14)
    ]
    half = options | {"horizon_weeks": 26}
    assert [b.measured for b in check_rota(frame.iloc[:7], rules=switched, **half)] == [14]
    assert len(check_rota(frame.iloc[:6], rules=switched, **half)) == 0
    assert len(check_rota(frame.iloc[1:], rules=switched, **options)) == 0


def test_each_person_has_rules_of_their_own(rows: Rows) -> None:
    both = pd.concat([rows("Mon 22:00-08:00; Wed 09:00-17:00", doctor=name) for name in ("Ann", "Bob")])
    people = pd.DataFrame({"doctor": ["Ann", "Bob"], "rules": [None, "wtr"]})
    report = check_rota(both, horizon_start=MONDAY, horizon_weeks=26, people=people)
    assert [(breach.doctor, breach.rule) for breach in report] == [("Ann", "night_rest_46")]
    assert "training-2019, wtr" in report.verdict


def test_eight_days_by_local_agreement_move_the_rest_with_them(rows: Rows) -> None:
    agreed = get_rule_set("training-2019").with_overrides(
        {"consec_max_7": 8}, "guardian and forum, 3 January"
    )
    run = days("{} 09:00-17:00", *WEEK)
    options = {"rules": agreed, "horizon_start": MONDAY, "horizon_weeks": 26}
    assert len(check_rota(rows(run + "; 2Mon 09:00-17:00"), **options)) == 0
    assert len(check_rota(rows(run + "; 2Tue 09:00-17:00"), **options)) == 0
    nine = check_rota(rows(run + "; 2Mon 09:00-17:00; 2Tue 09:00-17:00"), **options)
    assert [(breach.rule, breach.limit) for breach in nine] == [("consec_max_7", 8)]
    rest = check_rota(rows(run + "; 2Mon 09:00-17:00; 2Wed 09:00-17:00"), **options)
    assert [breach.rule for breach in rest] == ["consec_rest_48"]
    assert any("guardian and forum" in line for line in rest.warnings)


def test_a_weekend_in_two_by_approval(rows: Rows) -> None:
    people = [{"doctor": "Ann", "overrides": "weekend_1in3=2 (clinical director, 1 May)"}]
    frame = rows("Sat 09:00-17:00")
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=2, people=people)
    assert len(report) == 0
    assert any("clinical director, 1 May" in line for line in report.warnings)
    assert {b.rule for b in check_rota(frame, horizon_start=MONDAY, horizon_weeks=1, people=people)} == {
        "weekend_1in3",
        "weekend_1in2",
    }


TWELVE = "{0}; Sat 09:00-09:00 nroc {1}; Sun 09:00-09:00 nroc {2}; {3}".format
FIVE_DAYS, FIVE_MORE = days("{} 09:00-17:00", *WEEK[:5]), days("2{} 09:00-17:00", *WEEK[:5])
QUIET_END = "; 2Sat 09:00-09:00 nroc 2"
QUIET = {
    "twelve days and a quiet weekend": (TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE), set()),
    "more than 3 h on the Saturday": (TWELVE(FIVE_DAYS, 3.25, 3, FIVE_MORE), {"consec_max_7"}),
    "more than 3 h on the Sunday": (TWELVE(FIVE_DAYS, 3, 3.25, FIVE_MORE), {"consec_max_7"}),
    "a minute more than 3 h": (TWELVE(FIVE_DAYS, 3, 3.02, FIVE_MORE), {"consec_max_7"}),
    "busy on call after the run": (TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE + "; 2Sun 17:00-09:00 nroc 6"), set()),
    "work on call not known": (TWELVE(FIVE_DAYS, "", "", FIVE_MORE), {"consec_max_7"}),
    "thirteen days": (TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE + "; 2Sat 09:00-12:00"), {"consec_max_7"}),
    "no rest after twelve": (TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE + "; 2Sun 16:45-20:00"), {"consec_rest_48"}),
    "48 h after twelve": (TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE + "; 2Sun 17:00-20:00"), set()),
    "resident at the weekend": (days("{} 09:00-12:00", *WEEK) + "; " + FIVE_MORE, {"consec_max_7"}),
    "resident on the Sunday": (
        f"{FIVE_DAYS}; Sat 09:00-07:00 nroc 3; Sun 09:00-17:00; {FIVE_MORE}",
        {"consec_max_7"},
    ),
    "on call on weekdays alone": (
        "Mon 20:00-08:00 nroc 1; " + days("{} 09:00-12:00", *WEEK[1:]) + "; " + FIVE_MORE,
        {"consec_max_7"},
    ),
    "busy on call on a weekday, quiet at the weekend": (
        "Mon 20:00-08:00 nroc 6; "
        + days("{} 09:00-12:00", *WEEK[1:5])
        + "; Sat 09:00-09:00 nroc 2; Sun 09:00-09:00 nroc 2; "
        + FIVE_MORE,
        set(),
    ),
    "resident at one weekend, quiet at the next": (
        days("{} 09:00-12:00", "Sat", "Sun") + "; " + FIVE_MORE + QUIET_END,
        {"consec_max_7"},
    ),
}


@pytest.mark.parametrize(("text", "rules"), QUIET.values(), ids=QUIET)
def test_low_intensity_weekends_on_call_allow_twelve_days(text: str, rules: set[str], dated: Broken) -> None:
    quiet = get_rule_set("training-2019").with_overrides({"low_intensity_weekends": True})
    assert dated(text, rules=quiet) == rules


def test_twelve_days_are_a_breach_unless_the_exception_is_switched_on(dated: Broken) -> None:
    assert dated(TWELVE(FIVE_DAYS, 3, 3, FIVE_MORE)) == {"consec_max_7"}


def test_on_call_may_be_read_as_rest_and_as_no_day_of_a_run(dated: Broken) -> None:
    rest = get_rule_set("training-2019").with_overrides({"on_call_breaks_rest": False})
    for text, rules in (
        ("Mon 22:00-08:00; Wed 17:00-08:00 nroc", set()),
        ("Mon 22:00-08:00; Wed 17:00-05:00 nroc; Thu 05:45-12:00", {"night_rest_46"}),
        ("Mon 22:00-08:00; Wed 17:00-05:00 nroc; Thu 06:00-12:00", set()),
    ):
        assert dated(text, rules=rest) == rules
    days_off = get_rule_set("training-2019").with_overrides({"on_call_counts_in_runs": False})
    text = (
        days("{} 09:00-17:00", *WEEK[:5]) + "; Sat 09:00-09:00 nroc; Sun 09:00-09:00 nroc; 2Mon 09:00-17:00"
    )
    assert dated(text, rules=days_off) == set()


@pytest.mark.parametrize(("end", "rules"), [("21:00", set()), ("21:15", {"wtr_rest_11"})])
def test_read_strictly_11_h_in_24_leave_13_h_for_a_shift(end: str, rules: set[str], rows: Rows) -> None:
    strict = get_rule_set("wtr").with_overrides({"eleven_hours_in_each_24": True})
    report = check_rota(rows(f"Mon 08:00-{end}"), rules=strict, horizon_start=MONDAY, horizon_weeks=17)
    assert {breach.rule for breach in report} == rules
    assert [breach.measured for breach in report] == [10.75] * len(rules)


def test_long_nights_may_be_read_as_not_long(dated: Broken) -> None:
    text = days("{} 20:30-09:00", *WEEK[:4]) + "; Sun 07:00-15:00"
    other = get_rule_set("training-2019").with_overrides({"long_nights_count": False})
    assert dated(text) == {"long_rest_48"}
    assert dated(text, rules=other) == set()


def test_ten_hours_may_be_read_as_long(dated: Broken) -> None:
    other = get_rule_set("training-2019").with_overrides({"ten_hours_is_long": True})
    text = days("{} 08:00-18:00", *WEEK[:5])
    assert dated(text) == set()
    assert dated(text, rules=other) == {"long_max_4"}


def test_a_disputed_reading_that_decides_is_said(rows: Rows) -> None:
    options = {"horizon_start": MONDAY, "horizon_weeks": 26}
    nights = check_rota(rows(days("{} 20:30-09:00", *WEEK[:4]) + "; Sun 07:00-15:00"), **options)
    assert any("long_rest_48 is no breach" in line and "long nights" in line for line in nights.warnings)
    tens = check_rota(rows(days("{} 08:00-18:00", *WEEK[:5])), **options)
    assert any("long_max_4 is a breach" in line for line in tens.warnings)
    plain = check_rota(rows(days("{} 08:00-18:15", *WEEK[:5])), **options)
    assert not any("disputed" in line for line in plain.warnings)
    fourteen = check_rota(rows("Mon 08:00-22:00"), rules="wtr", **options)
    assert len(fourteen) == 0
    assert any("wtr_rest_11 is a breach" in line for line in fourteen.warnings)


def test_a_local_rule_is_data_too(rows: Rows) -> None:
    rule = Rule(
        id="local_shift_12",
        statement="Nobody works more than {limit} h.",
        check="duty_length",
        limit=12,
        unit="h",
        sense="at most",
        kind="absolute",
        source="our forum",
        parameters={"of": "shift"},
    )
    local = get_rule_set("training-2019").with_rules(rule)
    report = check_rota(rows("Mon 08:00-20:15"), rules=local, horizon_start=MONDAY, horizon_weeks=26)
    assert [breach.rule for breach in report] == ["local_shift_12"]
    assert "Nobody works more than 12 h." in report[0].message
