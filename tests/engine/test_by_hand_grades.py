"""Grades and newcomers, worked out by hand: who may not, who is slower, and who comes second to the second list."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

FY1 = "slow"
"""The grade that stands for a foundation doctor in these cases."""
NOT_BY_FY1 = {"not_by": [FY1]}
RED = kind(20, priority=0, interrupts=True)


def ward(*on: On, **kinds: Any) -> dict[str, Any]:
    case = calls(**kinds)
    return case | {"duty": {"day": {"first": list(case["work"]), "cover": [3] * 7}}, "on": on}


def day(doctor: str, start: str = "Mon 08:00", grade: str = "plain") -> On:
    return On("day", doctor, start, "Mon 20:00", grade)


def test_a_foundation_doctor_passes_over_what_it_may_not_do(engine: Engine) -> None:
    # Fay, idle since 07:00, may not clerk: Ann does, also patient 1, who waits for her; Fay does the job of 09:20.
    case = ward(day("Fay", "Mon 07:00", FY1), day("Ann"), clerk=kind(60) | NOT_BY_FY1, job=kind(15))
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"), Comes("Mon 09:20", "job")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00", "2 job Fay: Mon 09:20 - Mon 09:35", "1 clerk Ann: Mon 10:00 - Mon 11:00"
    ]  # fmt: skip


def test_with_only_foundation_doctors_it_waits_for_ever(engine: Engine) -> None:
    case = ward(day("Fay", grade=FY1), clerk=kind(60) | NOT_BY_FY1)
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk")])
    assert night.tasks == []
    assert night.waiting == ["0 clerk since Mon 09:00"]


def test_who_may_not_do_it_is_no_victim(engine: Engine) -> None:
    # Fay's job was begun the latest, but she may not answer the red call: Ann's is broken off.
    case = ward(day("Ann"), day("Fay", grade=FY1), red=RED | NOT_BY_FY1, job=kind(60))
    people = [Comes("Mon 09:00", "job"), Comes("Mon 09:10", "job"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[:3] == [
        "0 job Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 job Fay: Mon 09:10 - Mon 10:10",
        "2 red Ann: Mon 09:20 - Mon 09:40",
    ]


@pytest.mark.parametrize(("start", "team"), [("Mon 08:00", ["Ann", "Ben"]), ("Mon 09:30", [])])
def test_who_may_not_do_it_fills_no_seat(engine: Engine, start: str, team: list[str]) -> None:
    # Two are needed at 09:00; Fay does not count.
    on = (day("Fay", "Mon 07:00", FY1), day("Ann"), day("Ben", start))
    case = ward(*on, red=kind(20, team=[{"count": 2}]) | NOT_BY_FY1)
    night = play(engine, **case, people=[Comes("Mon 09:00", "red")])
    begun = [task for task in night.tasks if "Mon 09:00 - " in task]
    assert begun == [f"0 red {doctor}: Mon 09:00 - Mon 09:20" for doctor in team]


def test_what_is_left_is_not_gone_on_with_by_who_may_not_do_it(engine: Engine) -> None:
    # Fay is idle from 09:30 on; the clerking broken off at 09:20 waits for Ann at 09:40.
    case = ward(
        day("Ann"), day("Fay", "Mon 09:30", grade=FY1), red=RED, clerk=kind(60) | NOT_BY_FY1
    )  # fmt: skip
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks[2] == "0 clerk Ann: Mon 09:40 - Mon 10:20"


@pytest.mark.parametrize(
    ("grade", "slowness", "end"),
    [
        ("plain", 1.0, "Mon 10:04"), ("plain", 1.5, "Mon 10:36"), ("slow", 1.0, "Mon 10:20"),
        ("slow", 1.5, "Mon 11:00"), ("quick", 1.25, "Mon 09:40"),
    ],
)  # fmt: skip
def test_grade_and_newness_multiply(engine: Engine, grade: str, slowness: float, end: str) -> None:
    # Of 64 minutes a slow grade makes 80, a quick one 32; half as slow again 96, and both 120; 32 by 1.25 are 40.
    clerk = kind(64, factor_by_grade={"slow": 1.25, "quick": 0.5})
    night = play(
        engine,
        **ward(day("Ann", grade=grade), clerk=clerk),
        slowness={"Ann": slowness},
        people=[Comes("Mon 09:00", "clerk")],
    )
    assert night.tasks == [f"0 clerk Ann: Mon 09:00 - {end}"]


def test_slowness_is_of_the_duty_and_not_of_the_patient(engine: Engine) -> None:
    night = play(
        engine,
        **ward(day("Ann"), day("Ben"), clerk=kind(60)),
        slowness={"Ben": 1.5},
        people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk")],
    )
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 clerk Ben: Mon 09:10 - Mon 10:40"]


def test_a_team_is_as_slow_as_its_first_seat(engine: Engine) -> None:
    # Ann, slower, has the first seat as the lower number; Ben is as he always is.
    case = ward(day("Ann"), day("Ben"), red=kind(20, team=[{"count": 2}]))
    night = play(engine, **case, slowness={"Ann": 1.5}, people=[Comes("Mon 09:00", "red")])
    assert night.tasks == ["0 red Ann: Mon 09:00 - Mon 09:30", "0 red Ben: Mon 09:00 - Mon 09:30"]


def test_the_journey_is_not_longer_for_the_slow(engine: Engine) -> None:
    case = ward(On("call", "Con", "Mon 08:00", "Mon 20:00"), clerk=kind(60))
    case["duty"] = {"call": {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["clerk"]}}
    night = play(engine, **case, slowness={"Con": 1.5}, people=[Comes("Mon 09:00", "clerk")])
    assert night.tasks == ["0 clerk Con: Mon 09:30 - Mon 11:00 (called Mon 09:00)"]


def test_what_is_handed_over_is_not_for_who_may_not_do_it(engine: Engine) -> None:
    # Fay has the night from 20:00, Ben comes at 21:00: the 20 minutes left are his.
    clerk = kind(60, at_shift_end="hand_over") | NOT_BY_FY1
    late = [On("day", "Fay", "Mon 20:00", "Tue 08:00", FY1), On("day", "Ben", "Mon 21:00", "Tue 08:00")]
    night = play(engine, **ward(day("Ann"), *late, clerk=clerk), people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks == [
        "0 clerk Ann: Mon 19:20 - Mon 20:00 handed over",
        "0 clerk Ben: Mon 21:00 - Mon 21:20",
    ]
