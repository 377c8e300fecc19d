"""Rules taken over a cycle or horizon: hours a week, weekends, absence, leave covered by colleagues."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.checker import ProspectiveCover, check_rota

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def weekdays(hours: list[float], weeks: int, kind: str = "shift", first_week: int = 0) -> pd.DataFrame:
    """Shifts from 08:00 of so many hours on Monday, Tuesday, ... of each week."""
    rows = []
    for week in range(first_week, first_week + weeks):
        for day, length in enumerate(hours):
            start = MONDAY + timedelta(weeks=week, days=day, hours=8)
            rows.append(("Ann", start, start + timedelta(hours=length), kind))
    return pd.DataFrame(rows, columns=["doctor", "start", "end", "kind"])


def rules_of(frame: pd.DataFrame, weeks: int = 26, **options: object) -> set[str]:
    return {breach.rule for breach in check_rota(frame, horizon_start=MONDAY, horizon_weeks=weeks, **options)}


@pytest.mark.parametrize("cyclic", [False, True])
def test_average_of_48_h_is_kept_and_a_quarter_hour_in_26_weeks_breaks_it(cyclic: bool) -> None:
    exact = weekdays([9.6] * 5, 26)
    assert rules_of(exact, cyclic=cyclic) == set()
    over = exact.copy()
    over.loc[7, "end"] += timedelta(minutes=15)
    report = check_rota(over, horizon_start=MONDAY, horizon_weeks=26, cyclic=cyclic)
    assert [breach.rule for breach in report] == ["avg_48"]
    assert report[0].measured == pytest.approx(48 + 0.25 / 26)
    assert "48.01" in report[0].message


def test_the_average_is_over_the_horizon_given_and_not_the_weeks_worked() -> None:
    assert "avg_48" in rules_of(weekdays([10] * 5, 5), weeks=5)
    assert "avg_48" not in rules_of(weekdays([10] * 5, 5), weeks=6)


def test_work_past_the_end_of_the_horizon_is_not_counted_whole() -> None:
    frame = weekdays([9.9] * 5, 1).iloc[1:].reset_index(drop=True)
    sunday = MONDAY + timedelta(days=6, hours=23, minutes=30)
    frame.loc[len(frame)] = ["Ann", sunday, sunday + timedelta(hours=9), "shift"]
    assert "avg_48" not in rules_of(frame, weeks=1)
    assert "avg_48" in rules_of(frame, weeks=1, cyclic=True)


def test_a_year_is_tested_in_every_26_weeks_of_it() -> None:
    busy, quiet = weekdays([9.75] * 5, 26, first_week=13), weekdays([8] * 5, 13)
    frame = pd.concat([quiet, busy, weekdays([8] * 5, 13, first_week=39)])
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=52)
    assert [(b.rule, b.start) for b in report] == [("avg_48", MONDAY + timedelta(weeks=13))]


@pytest.mark.parametrize(("cyclic", "rules"), [(False, set()), (True, {"avg_48"})])
def test_a_cycle_of_30_weeks_is_tested_in_every_26_across_its_wrap(cyclic: bool, rules: set[str]) -> None:
    frame = pd.concat([weekdays([9.75] * 5, 12), weekdays([9.75] * 5, 14, first_week=16)])
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=30, cyclic=cyclic)
    assert {breach.rule for breach in report} == rules
    assert all((b.start, b.measured) == (MONDAY + timedelta(weeks=16), 48.75) for b in report)


def test_the_last_26_weeks_are_tested_though_the_post_began_on_a_thursday() -> None:
    frame = weekdays([9.6] * 5, 26, first_week=4)
    people = [{"doctor": "Ann", "from": MONDAY + timedelta(days=3)}]
    assert rules_of(frame, weeks=30, people=people) == set()
    frame.loc[60, "end"] += timedelta(minutes=15)
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=30, people=people)
    assert [(b.rule, b.start) for b in report] == [("avg_48", MONDAY + timedelta(weeks=4))]


def test_only_absence_within_the_reference_period_is_taken_out_of_it() -> None:
    frame = pd.concat([weekdays([8] * 5, 10, kind="leave"), weekdays([9.4] * 5, 40, first_week=12)])
    assert rules_of(frame, weeks=52) == set()


def test_absence_for_the_whole_time_leaves_nothing_to_average() -> None:
    night = pd.DataFrame(
        [("Ann", MONDAY + timedelta(days=5), MONDAY + timedelta(days=5, hours=9), "shift")],
        columns=["doctor", "start", "end", "kind"],
    )
    assert "avg_48" not in rules_of(pd.concat([weekdays([8] * 5, 1, kind="leave"), night]), weeks=1)


def test_the_opt_out_lifts_48_h_to_56_h() -> None:
    people = pd.DataFrame({"doctor": ["Ann"], "opt_out": [True]})
    assert rules_of(weekdays([11.2] * 4 + [2.4, 8.8], 26), people=None) >= {"avg_48"}
    shorter = [9.3333333] * 6
    assert "avg_48" not in rules_of(weekdays([*shorter[:5], 9.25], 26), people=people)
    assert "avg_48" in rules_of(weekdays([*shorter[:5], 9.75], 26), people=people)


@pytest.mark.parametrize("kind", ["leave", "study", "sick", "lieu"])
def test_absence_is_taken_out_of_the_weeks(kind: str) -> None:
    worked = weekdays([9.75] * 5, 24)
    assert "avg_48" not in rules_of(worked)
    away = weekdays([8] * 5, 2, kind=kind, first_week=24)
    assert "avg_48" in rules_of(pd.concat([worked, away]))


def test_a_fortnight_of_leave_in_one_row_counts_ten_weekdays() -> None:
    worked = weekdays([9.6] * 5, 24)
    leave = pd.DataFrame(
        [("Ann", MONDAY + timedelta(weeks=24), MONDAY + timedelta(weeks=26), "leave")], columns=worked.columns
    )
    assert rules_of(pd.concat([worked, leave])) == set()
    worked.loc[0, "end"] += timedelta(minutes=15)
    report = check_rota(pd.concat([worked, leave]), horizon_start=MONDAY, horizon_weeks=26)
    assert [(b.rule, b.measured) for b in report] == [("avg_48", pytest.approx(48 + 0.25 / 24))]
    assert "10 weekdays of absence" in report[0].message


ABSENCES = {
    "a working day": ("Mon 09:00-17:00", 1),
    "a whole day": ("Mon 00:00-00:00", 1),
    "Monday morning to Friday evening": ("Mon 09:00-17:00+4", 5),
    "Monday to Saturday midnight": ("Mon 00:00-00:00+4", 5),
    "a calendar week": ("Mon 00:00-00:00+6", 5),
    "a weekend": ("Sat 00:00-00:00+1", 0),
    "a night": ("Mon 20:00-08:30", 1),
    "to the next morning": ("Tue 09:00-11:45+1", 1),
    "to the next noon": ("Tue 09:00-12:00+1", 2),
    "past the end of the horizon": ("Fri 00:00-00:00+4", 1),
    "one day twice": ("Mon 09:00-13:00 leave; 4Mon 13:00-17:00", 1),
}


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize(("text", "weekdays_away"), ABSENCES.values(), ids=ABSENCES)
def test_absence_is_counted_in_weekdays(text: str, weekdays_away: int, cyclic: bool, rows: Rows) -> None:
    if cyclic and "+4" in text and text.startswith("Fri"):
        weekdays_away = 3
    frame = pd.concat([weekdays([13] * 5, 3), rows(f"4{text} leave")])
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=4, cyclic=cyclic)
    measured = [breach.measured for breach in report if breach.rule == "avg_48"]
    assert measured == pytest.approx([195 / (4 - weekdays_away / 5)])


def test_a_zero_day_is_no_absence() -> None:
    frame = pd.concat([weekdays([9.75] * 5, 24), weekdays([8] * 5, 2, kind="zero", first_week=24)])
    assert "avg_48" not in rules_of(frame)


def test_prospective_cover_of_the_worked_example_is_49_2() -> None:
    assert ProspectiveCover(leave_days=35).average(hours=384, weeks=8) == pytest.approx(49.24, abs=0.01)
    frame = weekdays([9.6] * 5, 8)
    for cover in (35, {"leave_days": 35}, ProspectiveCover(35, 0, 8)):
        report = check_rota(
            frame, horizon_start=MONDAY, horizon_weeks=8, cyclic=True, prospective_cover=cover
        )
        assert [breach.rule for breach in report] == ["avg_48"]
        assert report[0].measured == pytest.approx(49.244, abs=0.001)
        assert "48.0 as written" in report[0].message


def test_prospective_cover_reaches_the_night_workers_average() -> None:
    nights = weekdays([9.6] * 5, 8)
    nights[["start", "end"]] += timedelta(hours=14)
    options = {"rules": "wtr", "horizon_start": MONDAY, "horizon_weeks": 8, "cyclic": True}
    report = check_rota(nights, prospective_cover=35, **options)
    measured = {breach.rule: breach.measured for breach in report}
    assert measured == pytest.approx({"wtr_avg_48": 49.2444, "wtr_night_avg_8": 8.2074}, abs=1e-4)


@pytest.mark.parametrize(("study", "most"), [(0, 46.9), (30, 46.0)])
def test_a_template_may_average_46_9_with_leave_and_46_0_with_study_leave(study: int, most: float) -> None:
    cover = ProspectiveCover(leave_days=35, study_days=study)
    assert cover.average(hours=8 * most, weeks=8) <= 48
    assert cover.average(hours=8 * (most + 0.1), weeks=8) > 48


def test_prospective_cover_true_is_35_days_of_leave_and_30_of_study() -> None:
    options = {"horizon_start": MONDAY, "horizon_weeks": 8, "cyclic": True}
    frame = weekdays([9.6] * 5, 8)
    given = [True, 65, ProspectiveCover(study_days=30), {"study_days": 30, "normal_day_hours": 8}]
    measured = [check_rota(frame, prospective_cover=cover, **options)[0].measured for cover in given]
    assert measured == pytest.approx([ProspectiveCover(35, 30, 8).average(384, 8)] * 4)
    assert len(check_rota(frame, prospective_cover=False, **options)) == 0


def test_part_time_leave_takes_away_shorter_days() -> None:
    cover = ProspectiveCover(leave_days=35)
    assert cover.average(hours=0.6 * 384, weeks=8, wte=0.6) == pytest.approx(0.6 * 49.244, abs=0.001)


def test_recorded_leave_is_not_covered_twice() -> None:
    frame = pd.concat([weekdays([9.6] * 5, 24), weekdays([8] * 5, 2, kind="leave", first_week=24)])
    assert rules_of(frame, prospective_cover=35) == set()


@pytest.mark.parametrize(
    "cover",
    [
        {"leave_dys": 35},
        {"leave_days": -1},
        {"leave_days": float("nan")},
        1000,
        "yes",
        object(),
        {"leave_days": True},
    ],
)
def test_prospective_cover_that_cannot_be_is_refused(cover: object) -> None:
    with pytest.raises(InputError, match="prospective_cover"):
        rules_of(weekdays([8] * 5, 8), prospective_cover=cover)


def weekends(text: str, weeks: int, rows: Rows, **options: object) -> set[str]:
    found = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=weeks, **options)
    return {breach.rule for breach in found} & {"weekend_1in3", "weekend_1in2"}


@pytest.mark.parametrize("cyclic", [False, True])
def test_weekends_at_1_in_3_and_1_in_2_are_kept_and_one_more_is_not(cyclic: bool, rows: Rows) -> None:
    one, two, three = "Sat 09:00-17:00", "; 2Sat 09:00-17:00", "; 4Sun 09:00-17:00"
    assert weekends(one, 3, rows, cyclic=cyclic) == set()
    assert weekends(one + two, 6, rows, cyclic=cyclic) == set()
    assert weekends(one + two, 5, rows, cyclic=cyclic) == {"weekend_1in3"}
    assert weekends(one + two, 4, rows, cyclic=cyclic) == {"weekend_1in3"}
    assert weekends(one + two + three, 6, rows, cyclic=cyclic) == {"weekend_1in3"}
    assert weekends(one + two + three, 5, rows, cyclic=cyclic) == {"weekend_1in3", "weekend_1in2"}


@pytest.mark.parametrize(
    ("duty", "worked"),
    {
        "Friday night": ("Fri 21:00-09:00", True),
        "Friday late to midnight": ("Fri 16:00-00:00", False),
        "Friday late to 00:01": ("Fri 16:00-00:01", False),
        "Friday late to 00:02": ("Fri 16:00-00:02", True),
        "Friday late to 00:15": ("Fri 16:00-00:15", True),
        "Sunday night": ("Sun 21:00-09:00", True),
        "Sunday from 23:58": ("Sun 23:58-08:00", True),
        "Sunday from 23:59": ("Sun 23:59-08:00", False),
        "Monday from midnight": ("2Mon 00:00-08:00", False),
        "Saturday on call": ("Sat 09:00-09:00 nroc", True),
        "Friday on call": ("Fri 17:00-09:00 nroc", True),
        "Saturday and Sunday are one weekend": ("Sat 09:00-17:00; Sun 09:00-17:00", True),
    }.values(),
    ids=str,
)
def test_a_weekend_is_worked_by_any_work_in_it(duty: str, worked: bool, rows: Rows) -> None:
    assert weekends(duty, 3, rows) == set()
    assert weekends(duty, 2, rows) == ({"weekend_1in3"} if worked else set())


def test_weekends_outside_the_horizon_do_not_count(rows: Rows) -> None:
    frame = rows("Sat 09:00-17:00; 2Sat 09:00-17:00; 5Sat 09:00-17:00; 6Sat 09:00-17:00")
    report = check_rota(frame, horizon_start=MONDAY + timedelta(weeks=1), horizon_weeks=3)
    assert {breach.rule for breach in report} == set()
    report = check_rota(frame, horizon_start=MONDAY + timedelta(weeks=1), horizon_weeks=4)
    assert [(breach.rule, breach.measured) for breach in report] == [("weekend_1in3", 2)]


def test_a_cycle_that_begins_on_a_sunday_still_has_one_weekend_a_week(rows: Rows) -> None:
    frame = rows("Sun 09:00-17:00; 3Sat 09:00-17:00; 4Sat 09:00-17:00")
    sunday = MONDAY + timedelta(days=6)
    found = check_rota(frame, horizon_start=sunday, horizon_weeks=3, cyclic=True)
    assert {breach.rule for breach in found} == {"weekend_1in3", "weekend_1in2"}
    same_weekend = rows("Sun 09:00-17:00; 4Sat 09:00-17:00")
    assert len(check_rota(same_weekend, horizon_start=sunday, horizon_weeks=3, cyclic=True)) == 0


def test_weekends_of_a_joiner_are_over_the_weeks_in_post(rows: Rows) -> None:
    people = pd.DataFrame({"doctor": ["Ann"], "from": ["2026-01-19"], "to": ["2026-02-01"]})
    assert weekends("3Sat 09:00-17:00", 26, rows) == set()
    assert weekends("3Sat 09:00-17:00", 26, rows, people=people) == {"weekend_1in3"}


def test_the_average_of_a_joiner_is_over_the_weeks_in_post() -> None:
    frame = weekdays([9.75] * 5, 4, first_week=4)
    people = pd.DataFrame({"doctor": ["Ann"], "from": [MONDAY + timedelta(weeks=4)], "to": ["2026-03-01"]})
    assert rules_of(frame) == set()
    report = check_rota(frame, horizon_start=MONDAY, horizon_weeks=26, people=people)
    assert [(b.rule, b.measured) for b in report] == [("avg_48", 48.75)]
