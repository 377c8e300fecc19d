"""How busy and how late, by hand."""

from __future__ import annotations

import datetime

import pytest
from helpers.build import On
from helpers.finished import Did, Duty, fixed_by, hospital, view

from dghsim.measures.staff import staff
from dghsim.rota.model import DatedRota
from dghsim.rota.table import leave_table, shift_table


def planned(*shifts: tuple[str, str, str, str, str]) -> DatedRota:
    """(tier, duty, doctor, start, end)"""

    def moment(text: str) -> datetime.datetime:
        return datetime.datetime.fromisoformat(text)

    rows = [
        {"tier": [tier], "duty": [duty], "doctor": [doctor], "grade": ["plain"], "start": [moment(start)],
         "end": [moment(end)], "kind": ["shift"], "filled_by": ["post"]}
        for tier, duty, doctor, start, end in shifts
    ]  # fmt: skip
    return DatedRota(shift_table(rows), (), leave_table([]), "")


def test_work_past_the_end_of_a_duty_is_no_utilisation() -> None:
    # Twelve hours rostered; busy for one, then from half an hour before the end until two hours after it.
    made = view(
        hospital(), (),
        [Did("clerking", 0, "2Mon 08:00", "2Mon 09:00", "2Mon 10:00"),
         Did("clerking", 0, "2Mon 19:00", "2Mon 19:30", "2Mon 22:00")],
        [Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"), went="2Mon 22:00")],
    )  # fmt: skip
    found = staff(made, fixed_by(made))
    assert found["utilisation_percent_t1_take"] == pytest.approx(100 * 1.5 / 12)


def test_a_journey_in_is_busy_and_a_busy_duty_is_at_most_full() -> None:
    made = view(
        hospital(), (),
        [Did("senior_review", 0, "2Mon 21:00", "2Mon 22:00", "2Mon 23:00", called="2Mon 21:30"),
         Did("clerking", 1, "2Mon 20:00", "2Mon 20:00", "2Tue 12:00")],
        [Duty(On("home", "Con", "2Mon 20:00", "2Tue 08:00")),
         Duty(On("night", "Bob", "2Mon 20:00", "2Tue 08:00"), went="2Tue 12:00")],
    )  # fmt: skip
    found = staff(made, fixed_by(made))
    assert found["utilisation_percent_t3_home"] == pytest.approx(100 * 1.5 / 12)
    assert found["utilisation_percent_t1_night"] == 100


def test_only_the_part_in_the_weeks_measured_counts() -> None:
    made = view(
        hospital(), (), [Did("ward_red", 0, "Sun 20:00", "Sun 20:00", "2Mon 04:00")],
        [Duty(On("night", "Bob", "Sun 20:00", "2Mon 08:00"))],
    )  # fmt: skip
    assert staff(made, fixed_by(made))["utilisation_percent_t1_night"] == pytest.approx(100 * 4 / 8)


def test_late_is_more_than_fifteen_minutes() -> None:
    made = view(hospital(), duties=[
        Duty(On("take", "Dan", "Sun 08:00", "Sun 20:00"), went="Sun 23:00"),  # ends in the warm-up
        Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"), went="2Mon 20:15"),
        Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
        Duty(On("take", "Bob", "2Tue 08:00", "2Tue 20:00"), went="2Tue 20:30"),
        Duty(On("take", None, "2Wed 08:00", "2Wed 20:00")),
    ])  # fmt: skip
    found = staff(made, fixed_by(made))
    assert found["overran_percent"] == pytest.approx(100 / 3)
    assert found["overran_percent_t1"] == 50
    assert found["overran_percent_t2"] == 0
    assert found["overrun_mean_minutes"] == pytest.approx(45 / 3)


def test_rest_is_measured_to_the_same_doctors_next_planned_shift() -> None:
    # The scenario's measured week begins on 4 April 2022.
    rota = planned(
        ("t1", "take", "Ann", "2022-04-04T08:00", "2022-04-04T20:00"),
        ("t1", "ward", "Ann", "2022-04-05T07:30", "2022-04-05T17:00"),
        ("t1", "take", "Bob", "2022-04-04T08:00", "2022-04-04T20:00"),
        ("t1", "ward", "Bob", "2022-04-06T07:30", "2022-04-06T17:00"),
        ("t1", "take", "Cat", "2022-04-04T08:00", "2022-04-04T20:00"),
        ("t1", "ward", "Cat", "2022-04-05T05:00", "2022-04-05T12:00"),
    )
    made = view(hospital(), rota=rota, duties=[
        Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"), went="2Mon 20:31"),  # 10 h 59 left of 11 h 30
        Duty(On("take", "Bob", "2Mon 08:00", "2Mon 20:00"), went="2Mon 22:00"),  # off the next day
        Duty(On("take", "Cat", "2Mon 08:00", "2Mon 20:00"), went="2Mon 21:00"),  # 9 h were planned: a breach, not this
    ])  # fmt: skip
    assert staff(made, fixed_by(made))["rest_exceptions_per_year_t1"] == 52


def test_eleven_hours_exactly_are_enough() -> None:
    rota = planned(
        ("t1", "take", "Ann", "2022-04-04T08:00", "2022-04-04T20:00"),
        ("t1", "ward", "Ann", "2022-04-05T07:30", "2022-04-05T17:00"),
    )
    made = view(hospital(), rota=rota, duties=[
        Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"), went="2Mon 20:30"),
    ])  # fmt: skip
    found = staff(made, fixed_by(made))
    assert found["rest_exceptions_per_year_t1"] == 0
    assert "rest_exceptions_per_year_t3" not in found
