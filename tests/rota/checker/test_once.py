"""Overlapping duties counted once: what is left of each row, its work and its rest, dated and across the wrap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from dghsim.rota.checker import check_rota
from dghsim.rota.checker.clock import WEEK, minutes_of, moment_at
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.once import counted_once
from dghsim.rota.checker.prepared import prepare
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import KINDS, ShiftTable, read_table
from dghsim.rota.rules import get_rule_set
from dghsim.rota.rules.local import local_rule

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def once(shifts: pd.DataFrame, *, cyclic: bool = False) -> ShiftTable:
    start = minutes_of(MONDAY, "start")
    return counted_once(read_table(shifts), Span(start, start + WEEK, cyclic, False))


def times(table: ShiftTable) -> list[str]:
    """`nroc 5 09:00-10:00 2 h`, with `+` before a part that is no period of its own."""
    return [
        f"{'+' if later else ''}{KINDS[kind]} {moment_at(start):%-d %H:%M}-{moment_at(end):%H:%M}"
        + ("" if np.isnan(work) else f" {work / 60:g} h")
        for kind, start, end, work, later in zip(
            table.kind, table.start, table.end, table.work, table.later, strict=True
        )
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mon 09:00-17:00; Mon 16:00-20:00", ["shift 5 09:00-17:00", "shift 5 17:00-20:00"]),
        ("Mon 16:00-20:00; Mon 09:00-17:00", ["shift 5 17:00-20:00", "shift 5 09:00-17:00"]),
        ("Mon 09:00-17:00; Mon 10:00-17:00; Tue 09:00-17:00", ["shift 5 09:00-17:00", "shift 6 09:00-17:00"]),
        ("Mon 09:00-17:00; Mon 10:00-12:00; Mon 16:00-18:00", ["shift 5 09:00-17:00", "shift 5 17:00-18:00"]),
        ("Mon 09:00-17:00 nroc 2; Mon 16:00-20:00 nroc 4", ["nroc 5 09:00-17:00 2 h", "nroc 5 17:00-20:00 3 h"]),
        ("Mon 08:00-20:00 nroc 6; Mon 10:00-12:00", ["nroc 5 08:00-10:00 1.2 h", "+nroc 5 12:00-20:00 4.8 h",
                                                     "shift 5 10:00-12:00"]),
        ("Mon 10:00-12:00; Mon 08:00-20:00 nroc 12", ["shift 5 10:00-12:00", "nroc 5 08:00-10:00 2 h",
                                                      "+nroc 5 12:00-20:00 8 h"]),
        ("Mon 08:00-20:00 nroc 6; Mon 08:00-12:00", ["nroc 5 12:00-20:00 6 h", "shift 5 08:00-12:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 18:00-20:00", ["nroc 5 08:00-18:00 6 h", "shift 5 18:00-20:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 07:00-21:00", ["shift 5 07:00-21:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 09:00-10:00; Mon 10:00-12:00; Mon 19:00-22:00",
         ["nroc 5 08:00-09:00 0.75 h", "+nroc 5 12:00-19:00 5.25 h", "shift 5 09:00-10:00", "shift 5 10:00-12:00",
          "shift 5 19:00-22:00"]),
        ("Mon 08:00-20:00 nroc; Mon 10:00-12:00", ["nroc 5 08:00-10:00", "+nroc 5 12:00-20:00", "shift 5 10:00-12:00"]),
        ("Mon 08:00-12:00 nroc 1; Mon 11:00-14:00; Mon 12:00-20:00 nroc 3; Mon 19:00-22:00",
         ["nroc 5 08:00-11:00 1 h", "shift 5 11:00-14:00", "nroc 5 14:00-19:00 3 h", "shift 5 19:00-22:00"]),
        ("Mon 09:00-17:00; Mon 16:00-20:00; Mon 12:00-22:00 leave",
         ["shift 5 09:00-17:00", "shift 5 17:00-20:00", "leave 5 12:00-22:00"]),
    ],
)  # fmt: skip
def test_what_is_left_of_each_row(text: str, left: list[str], rows: Rows) -> None:
    assert times(once(rows(text))) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sun 20:00-09:00; Mon 08:00-17:00", ["shift 11 20:00-09:00", "shift 5 09:00-17:00"]),
        ("Sun 20:00-09:00; Mon 08:00-09:00", ["shift 11 20:00-09:00"]),
        ("Sun 20:00-12:00 nroc 8; Mon 08:00-10:00",
         ["nroc 11 20:00-08:00 6.85714 h", "+nroc 5 10:00-12:00 1.14286 h", "shift 5 08:00-10:00"]),
        ("Sun 20:00-12:00 nroc 8; Mon 00:00-10:00",
         ["nroc 11 20:00-00:00 4 h", "+nroc 5 10:00-12:00 2 h", "shift 5 00:00-10:00"]),
        ("Sun 20:00-04:00 nroc 8; Sun 23:00-00:00",
         ["nroc 11 20:00-23:00 3 h", "+nroc 5 00:00-04:00 4 h", "shift 11 23:00-00:00"]),
        ("Sun 20:00-12:00; Mon 08:00-16:00 nroc 4", ["shift 11 20:00-12:00", "nroc 5 12:00-16:00 4 h"]),
        ("Mon 09:00-17:00; Mon 16:00-20:00", ["shift 5 09:00-17:00", "shift 5 17:00-20:00"]),
    ],
)  # fmt: skip
def test_across_the_wrap_of_a_cycle(text: str, left: list[str], rows: Rows) -> None:
    assert times(once(rows(text), cyclic=True)) == left


def test_a_rest_at_night_is_no_longer_than_the_longest_part(rows: Rows) -> None:
    shifts = rows("Mon 20:00-08:00 nroc 1; Mon 22:00-23:00; Tue 04:00-05:00; Wed 20:00-08:00 nroc 1")
    table = once(shifts.assign(night_rest_hours=[8, None, None, 7]))
    hours = [rest / 60 for rest, kind in zip(table.night_rest, table.kind, strict=True) if kind == 1]
    assert hours == [5, 5, 5, 7]


def test_each_period_is_counted_once_however_many_parts_it_has(rows: Rows) -> None:
    days = ("Mon", "Wed", "Fri")
    text = "; ".join(f"{day} 08:00-08:00 nroc 1; {day} 10:00-11:00; {day} 15:00-16:00" for day in days)
    told = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=1, tell_overlaps=True)
    assert "nroc_max_3_in_7" not in {each.rule for each in told}
    more = rows(f"{text}; Sun 08:00-08:00 nroc 1")
    told = check_rota(more, horizon_start=MONDAY, horizon_weeks=1, tell_overlaps=True)
    assert [each.measured for each in told if each.rule == "nroc_max_3_in_7"] == [4]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mon 08:00-08:15+1 nroc 1; Mon 10:00-11:00", [24.25]),
        ("Mon 08:00-08:00 nroc 1; Mon 10:00-11:00", []),
        ("Mon 08:00-08:15+1 nroc 1; Mon 10:00-11:00; Mon 15:00-16:00; Wed 08:00-09:00+1 nroc 1; Wed 09:00-09:30",
         [24.25, 25]),
        ("Mon 08:00-09:00 nroc 1; Mon 08:00-09:00+1; Tue 12:00-13:00+1 nroc 1", [25]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("cyclic", [False, True])
def test_a_period_lasts_to_the_end_of_its_last_part(
    text: str, hours: list[float], cyclic: bool, rows: Rows
) -> None:
    shifts = rows(text)
    told = check_rota(shifts, horizon_start=MONDAY, horizon_weeks=2, cyclic=cyclic, tell_overlaps=True)
    assert [each.measured for each in told if each.rule == "nroc_max_24"] == hours


def on_call_then_shift(shifts: pd.DataFrame, *, cyclic: bool = False) -> list[tuple[str, float]]:
    told = check_rota(
        shifts, "consultant-2003", horizon_start=MONDAY, horizon_weeks=2, cyclic=cyclic, tell_overlaps=True
    )
    rule = "con_rest_after_call"
    return [(f"{each.start:%d %H:%M}", each.measured) for each in told.penalties if each.rule == rule]


@pytest.mark.parametrize("cyclic", [False, True])
def test_a_shift_within_on_call_does_not_follow_on_it(cyclic: bool, rows: Rows) -> None:
    within = "Mon 08:00-08:00 nroc 1; Mon 10:00-12:00; Mon 14:00-15:00"
    assert on_call_then_shift(rows(within), cyclic=cyclic) == []
    assert on_call_then_shift(rows(f"{within}; Tue 18:00-20:00"), cyclic=cyclic) == [("06 08:00", 10)]
    assert on_call_then_shift(rows(f"{within}; Tue 07:00-20:00"), cyclic=cyclic) == [("06 07:00", 0)]


@pytest.mark.parametrize(("sunday", "hours"), [("", [10.5]), ("; Sun 20:00-08:00 nroc 1", [])])
def test_a_part_on_sunday_makes_no_pair_of_a_period_that_began_on_saturday(
    sunday: str, hours: list[float], rows: Rows
) -> None:
    shifts = rows(f"Sat 08:00-08:00 nroc 1; Sat 23:00-01:00; Sun 08:30-19:00{sunday}")
    told = check_rota(shifts, horizon_start=MONDAY, horizon_weeks=2, tell_overlaps=True)
    assert [each.measured for each in told if each.rule == "nroc_next_day_10"] == hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon 20:00-08:00 nroc 1; Mon 22:00-01:00", []),
        ("Mon 20:00-12:00 nroc 1; Tue 08:00-10:00", [2]),
        ("Mon 20:00-12:00 nroc 1; Mon 22:00-01:00; Tue 08:00-10:00; Wed 08:00-10:00", [3]),
    ],
)
@pytest.mark.parametrize("cyclic", [False, True])
def test_a_part_is_of_the_date_on_which_its_period_began(
    text: str, days: list[float], cyclic: bool, rows: Rows
) -> None:
    assert measured_of("run_length", 1, rows(text), cyclic=cyclic) == days


@pytest.mark.parametrize("cyclic", [False, True])
def test_rest_after_a_run_begins_as_the_whole_period_is_over(cyclic: bool, rows: Rows) -> None:
    shifts = rows("Mon 20:00-08:00 nroc 1; Mon 22:00-01:00; Wed 08:00-16:00")
    assert measured_of("rest_after_run", 48, shifts, cyclic=cyclic) == [24]


def measured_of(check: str, limit: float, shifts: pd.DataFrame, *, cyclic: bool) -> list[float]:
    rules = get_rule_set("none").with_rules(local_rule("own", check, limit, "a test"))
    told = check_rota(shifts, rules, horizon_start=MONDAY, horizon_weeks=2, cyclic=cyclic, tell_overlaps=True)
    return [each.measured for each in told if each.rule == "own"]


@pytest.mark.parametrize(
    ("work", "rest", "next_day"),
    [(20, [3 / 23 * 24], [6]), (15, [(9 * 60 - (15 * 11 / 23 - 2) * 60) / 60], [6]), (8, [], [])],
)
@pytest.mark.parametrize("cyclic", [False, True])
def test_too_little_rest_in_any_part_is_told_once_and_frees_the_next_day(
    work: int, rest: list[float], next_day: list[float], cyclic: bool, rows: Rows
) -> None:
    shifts = rows(f"Mon 08:00-08:00 nroc {work}; Mon 20:00-21:00; Tue 10:00-16:00")
    told = check_rota(shifts, horizon_start=MONDAY, horizon_weeks=2, cyclic=cyclic, tell_overlaps=True)
    assert [each.measured for each in told if each.rule == "nroc_rest_8_5"] == pytest.approx(rest)
    assert [each.measured for each in told if each.rule == "nroc_next_day_5"] == next_day


def test_each_of_two_periods_with_too_little_rest_is_told(rows: Rows) -> None:
    shifts = rows("Mon 08:00-08:00 nroc 20; Mon 20:00-21:00; Thu 08:00-08:00 nroc 20; Thu 20:00-21:00")
    told = check_rota(shifts, horizon_start=MONDAY, horizon_weeks=2, tell_overlaps=True)
    assert [f"{each.start:%a %H:%M}" for each in told if each.rule == "nroc_rest_8_5"] == [
        "Mon 08:00",
        "Thu 08:00",
    ]


def sorted_duties(shifts: pd.DataFrame) -> Duties:
    (duties,) = prepare(
        shifts, "none", horizon_start=MONDAY, horizon_weeks=1, cyclic=True, tell_overlaps=True
    ).doctors
    return duties


def test_parts_across_the_wrap_stay_in_the_order_of_time(rows: Rows) -> None:
    duties = sorted_duties(rows("Sun 20:00-16:00 nroc 8; Mon 08:00-10:00; Mon 12:00-13:00"))
    assert (duties.start[1:] >= duties.end[:-1]).all()
    assert duties.start.tolist() == sorted(duties.start.tolist())
    whole = duties.periods & (duties.start < duties.start.max() - WEEK)
    assert set((duties.until - duties.start)[whole].tolist()) == {20 * 60}
