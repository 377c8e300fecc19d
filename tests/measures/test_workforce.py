"""What the rota asks of people, by hand: two doctors in post and a vacant line, over two weeks measured."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from helpers.finished import hospital, no_rota

from dghsim.measures.facts import facts_of
from dghsim.measures.fixed import fixed_of
from dghsim.measures.roster import read_roster
from dghsim.measures.workforce import weekends_worked
from dghsim.rota.checker.check import check_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.rules import get_rule_set
from dghsim.rota.table import LeaveRow, leave_table, shift_table
from dghsim.scenario.root import Scenario

MONDAY = datetime.datetime(2022, 4, 4)
"""The first day measured."""


def hours(text: str) -> datetime.datetime:
    """`1Sat 20:00`: of the first week measured; `0Sun 20:00` is in the warm-up."""
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(text[1:4])
    clock = datetime.timedelta(hours=int(text[5:7]), minutes=int(text[8:]))
    return MONDAY + datetime.timedelta(weeks=int(text[0]) - 1, days=day) + clock


def shift(
    duty: str, doctor: str, start: str, end: str, kind: str = "shift", tier: str = "t1"
) -> dict[str, list[object]]:
    filled = "vacant" if doctor.startswith("Vacant") else "post"
    name = duty if kind in ("shift", "nroc") else ""
    return {"tier": [tier], "duty": [name], "doctor": [doctor], "grade": ["plain"], "start": [hours(start)],
            "end": [hours(end)], "kind": [kind], "filled_by": [filled]}  # fmt: skip


def rota(*rows: dict[str, list[object]]) -> DatedRota:
    leave = leave_table([LeaveRow("t1", "Ann", 2, 1, 1, 0), LeaveRow("t1", "Bob", 2, 2, 1, 1)])
    return DatedRota(shift_table(list(rows)), (), leave, "")


ROWS = (
    shift("take", "Ann", "0Sat 08:00", "0Sat 20:00"),  # in the warm-up
    shift("take", "Ann", "1Sat 08:00", "1Sat 20:00"),
    shift("take", "Ann", "1Sun 08:00", "1Sun 20:00"),  # the same weekend
    shift("night", "Ann", "2Fri 20:00", "2Sat 08:00"),
    shift("night", "Bob", "1Mon 20:00", "1Tue 08:00"),
    shift("ward", "Bob", "1Wed 09:00", "1Wed 17:00"),
    shift("ward", "Ann", "1Thu 09:00", "1Thu 17:00"),
    shift("ward", "Ann", "1Fri 09:00", "1Fri 17:00", "leave"),
    shift("ward", "Vacant 3 (t1)", "1Fri 09:00", "1Fri 17:00"),
    shift("take", "Vacant 3 (t1)", "2Sat 08:00", "2Sat 20:00"),
)


@pytest.fixture(scope="module")
def small() -> Scenario:
    return hospital(run__weeks=2)


def test_by_hand(small: Scenario) -> None:
    found = fixed_of(small, rota(*ROWS)).values
    # Four doctor-weeks; Ann worked one weekend, and Friday night of week 2 reaches into its Saturday.
    assert found["weekend_one_in_t1"] == 2 * 2 / 2
    assert found["weekend_one_in_worst_t1"] == 1
    assert found["nights_per_year_t1"] == pytest.approx(2 * 26 / 2)
    assert found["normal_days_per_week_t1"] == pytest.approx(2 / 4)
    assert found["ward_doctors_per_weekday_t1"] == pytest.approx(2 / 10)
    assert found["ward_doctors_per_weekday"] == pytest.approx(2 / 10)
    # 24 + 12 + 12 + 16 hours over four doctor-weeks less four days of leave.
    assert found["hours_per_week_t1"] == pytest.approx(64 / (4 - 4 / 5))
    assert found["leave_not_granted_days_t1"] == pytest.approx(1 / 2 * 26)
    assert found["leave_not_granted_percent_t1"] == 25
    assert found["study_not_granted_percent_t1"] == 50
    assert found["vacancies_t1"] == 1


@pytest.mark.parametrize(
    ("start", "end", "weekends"),
    [
        ("1Fri 12:00", "1Sat 00:00", 0),
        ("1Fri 12:00", "1Sat 00:01", 0),
        ("1Fri 12:00", "1Sat 00:02", 1),
        ("1Sun 23:58", "2Mon 08:00", 1),
        ("1Sun 23:59", "2Mon 08:00", 0),
        ("1Wed 08:00", "1Wed 20:00", 0),
    ],
)
def test_a_weekend_begins_a_minute_into_saturday(
    small: Scenario, start: str, end: str, weekends: int
) -> None:
    roster = read_roster(small, rota(shift("take", "Ann", start, end)))
    assert weekends_worked(roster).tolist() == [weekends]


def test_the_checker_counts_the_same_weekends(small: Scenario) -> None:
    made = rota(*ROWS)
    ann = made.shifts[(made.shifts["doctor"] == "Ann") & (made.shifts["kind"] == "shift")]
    found = check_rota(ann, get_rule_set("training-2019"), horizon_start="2022-04-04", horizon_weeks=2)
    measured = {breach.rule: breach.measured for breach in found}
    assert measured["weekend_1in2"] == fixed_of(small, made).values["weekend_one_in_worst_t1"]


def test_on_call_from_home_counts_by_the_work_expected(small: Scenario) -> None:
    leave = leave_table([LeaveRow("t3", "Con", 0, 0, 0, 0)])
    rows = [
        shift("home", "Con", "1Tue 20:00", "1Wed 08:00", "nroc", "t3"),
        shift("home", "Con", "1Sun 20:00", "2Mon 08:00", "nroc", "t3"),
        shift("cons", "Con", "1Wed 08:00", "1Wed 20:00", "shift", "t3"),
    ]
    found = fixed_of(small, DatedRota(shift_table(rows), (), leave, "")).values
    assert found["on_calls_per_year_t3"] == 2 * 26
    assert found["nights_per_year_t3"] == 0
    assert found["hours_per_week_t3"] == pytest.approx((2 + 2 + 12) / 2)
    assert found["weekend_one_in_t3"] == 2


def test_an_empty_rota_leaves_nothing_to_measure(small: Scenario) -> None:
    found = fixed_of(small, no_rota()).values
    assert set(found) >= {f"weekend_one_in_{tier}" for tier in facts_of(small).tiers}
    assert np.isnan(list(found.values())).all()
