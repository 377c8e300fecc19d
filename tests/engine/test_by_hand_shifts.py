"""The end of a shift, worked out by hand: last start, work finished late, and a next duty that must wait for it."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import On, fixed
from helpers.night import plan_of, play

from dghsim.engine.run import Engine

CLERK_THEN_HOME = {"clerk": {"type": "work", "work": "clerk"}, "home": {"type": "leave"}}
DAY_AND_NIGHT = {
    "day": {"first": ["clerk"]},
    "night": {"first": ["clerk"], "start": "20:00", "end": "08:00"},
}


def clerking(last_start_minutes: int, minutes: float = 60) -> dict[str, Any]:
    """A ward of one kind of work, on days and nights."""
    work = {"clerk": {"duration": fixed(minutes), "last_start_minutes": last_start_minutes}}
    return {"stage": CLERK_THEN_HOME, "work": work, "duty": DAY_AND_NIGHT}


ANN_BY_DAY, BEN_BY_NIGHT = (
    On("day", "Ann", "Mon 08:00", "Mon 20:00"),
    On("night", "Ben", "Mon 20:00", "Tue 08:00"),
)


def test_work_begins_at_the_very_last_start(engine: Engine) -> None:
    # Ann is done with patient 0 at 19:00, which is her end, 20:00, less the 60 minutes of a last start.
    night = play(engine, **clerking(60), on=[ANN_BY_DAY, BEN_BY_NIGHT], people=["Mon 18:00", "Mon 18:30"])
    assert night.tasks == ["0 clerk Ann: Mon 18:00 - Mon 19:00", "1 clerk Ann: Mon 19:00 - Mon 20:00"]
    assert night.went == ["Ann Mon 20:00", "Ben Tue 08:00"]
    assert night.left == ["home Mon 19:00", "home Mon 20:00"]


def test_one_second_after_the_last_start_it_is_left_to_the_night(engine: Engine) -> None:
    # As before but a second later: Ann is free at 19:00:01 and may not begin, so patient 1 waits for Ben at 20:00.
    night = play(engine, **clerking(60), on=[ANN_BY_DAY, BEN_BY_NIGHT], people=["Mon 18:00:01", "Mon 18:30"])
    assert night.tasks == ["0 clerk Ann: Mon 18:00:01 - Mon 19:00:01", "1 clerk Ben: Mon 20:00 - Mon 21:00"]
    assert night.went == ["Ann Mon 20:00", "Ben Tue 08:00"]


def test_what_is_in_hand_is_finished_late(engine: Engine) -> None:
    # No last start: an emergency a second before 20:00 is begun, and Ann goes when it is done.
    night = play(engine, **clerking(0), on=[ANN_BY_DAY], people=["Mon 19:59:59", "Mon 20:30"])
    assert night.tasks == ["0 clerk Ann: Mon 19:59:59 - Mon 20:59:59"]
    assert night.went == ["Ann Mon 20:59:59"]
    assert night.left == ["home Mon 20:59:59", "never"]


def test_who_is_done_at_the_end_of_the_shift_goes_without_another(engine: Engine) -> None:
    # Ann is done with patient 0 at 20:00 sharp. Patient 1 waits since 19:30, and no one is there until Ben at 20:00.
    night = play(engine, **clerking(0), on=[ANN_BY_DAY, BEN_BY_NIGHT], people=["Mon 19:00", "Mon 19:30"])
    assert night.tasks == ["0 clerk Ann: Mon 19:00 - Mon 20:00", "1 clerk Ben: Mon 20:00 - Mon 21:00"]
    assert night.went == ["Ann Mon 20:00", "Ben Tue 08:00"]


def test_who_comes_at_the_end_of_the_shift_is_too_late_for_it(engine: Engine) -> None:
    # The shift ends before the deal at the same second.
    night = play(engine, **clerking(0), on=[ANN_BY_DAY], people=["Mon 20:00"])
    assert night.tasks == []
    assert night.went == ["Ann Mon 20:00"]


def test_a_doctor_late_in_one_duty_takes_up_the_next_when_done(engine: Engine) -> None:
    # Ann begins patient 0 at 19:30 and is done at 20:30; only then does her night begin, where patient 1 waits since
    # 20:05. Her day is half an hour late, her night is not.
    people = ["Mon 19:30", "Mon 20:05"]
    ann = [ANN_BY_DAY, On("night", "Ann", "Mon 20:00", "Tue 08:00")]
    night = play(engine, **clerking(0), on=ann, people=people)
    assert night.tasks == ["0 clerk Ann: Mon 19:30 - Mon 20:30", "1 clerk Ann: Mon 20:30 - Mon 21:30"]
    assert list(night.log.tasks["duty"]) == [0, 1]
    assert night.went == ["Ann Mon 20:30", "Ann Tue 08:00"]


def test_a_duty_that_is_over_before_its_doctor_is_free_is_not_worked(engine: Engine) -> None:
    # Ann is in hand until 22:30. Her duty 20:00 to 21:00 is past by then; the one from 21:00 begins at 22:30.
    on = [
        ANN_BY_DAY,
        On("night", "Ann", "Mon 20:00", "Mon 21:00"),
        On("day", "Ann", "Mon 21:00", "Mon 23:00"),
    ]
    night = play(engine, **clerking(0, minutes=180), on=on, people=["Mon 19:30", "Mon 20:10"])
    assert night.tasks == ["0 clerk Ann: Mon 19:30 - Mon 22:30", "1 clerk Ann: Mon 22:30 - Tue 01:30"]
    assert list(night.log.tasks["duty"]) == [0, 2]
    assert night.went == ["Ann Mon 22:30", "Ann Mon 22:30", "Ann Tue 01:30"]


def test_duties_of_one_kind_worked_straight_on_are_one_presence(engine: Engine) -> None:
    # Two days of 12 hours back to back: at 19:30 the end is 12.5 hours off, so a last start of 60 minutes does not bar.
    on = [ANN_BY_DAY, On("day", "Ann", "Mon 20:00", "Tue 08:00")]
    night = play(engine, **clerking(60), on=on, people=["Mon 19:30"])
    assert night.tasks == ["0 clerk Ann: Mon 19:30 - Mon 20:30"]
    assert night.went == ["Ann Tue 08:00"]


def test_another_doctor_is_not_held_up(engine: Engine) -> None:
    # Ann is late; Ben's night begins all the same at 20:00.
    night = play(engine, **clerking(0), on=[ANN_BY_DAY, BEN_BY_NIGHT], people=["Mon 19:30", "Mon 20:05"])
    assert night.tasks == ["0 clerk Ann: Mon 19:30 - Mon 20:30", "1 clerk Ben: Mon 20:05 - Mon 21:05"]


def test_nobody_works_an_uncovered_duty(engine: Engine) -> None:
    night = play(engine, **clerking(0), on=[On("day", None, "Mon 08:00", "Mon 20:00")], people=["Mon 09:00"])
    assert night.tasks == []
    assert night.left == ["never"]


@pytest.mark.parametrize(
    ("grade", "end"), [("plain", "Mon 09:00"), ("quick", "Mon 08:30"), ("slow", "Mon 09:15")]
)
def test_a_grade_has_its_own_speed(engine: Engine, grade: str, end: str) -> None:
    case = clerking(0)
    case["work"]["clerk"]["factor_by_grade"] = {"quick": 0.5, "slow": 1.25}
    night = play(engine, **case, on=[On("day", "Ann", "Mon 08:00", "Mon 20:00", grade)], people=["Mon 08:00"])
    assert night.tasks == [f"0 clerk Ann: Mon 08:00 - {end}"]


def test_work_lasts_at_least_a_second(engine: Engine) -> None:
    night = play(engine, **clerking(0, minutes=0), on=[ANN_BY_DAY], people=["Mon 08:00", "Mon 08:00"])
    assert night.tasks == [
        "0 clerk Ann: Mon 08:00 - Mon 08:00:01",
        "1 clerk Ann: Mon 08:00:01 - Mon 08:00:02",
    ]


def test_a_duty_table_may_leave_out_duties_that_answer_nothing(engine: Engine) -> None:
    # The rota room hands on take duties alone: kind 0 of its table is then `day`, the second duty of the scenario.
    case = clerking(0)
    case["duty"] = {"clinic": {"normal": True}, "day": {"first": ["clerk"]}}
    plan, _ = plan_of(**case, on=[ANN_BY_DAY], people=["Mon 08:00"], take_only=True)
    assert [plan.program.duty_kinds[kind] for kind in plan.duties["kind"]] == [("t1", "day")]
    night = play(engine, **case, on=[ANN_BY_DAY], people=["Mon 08:00"], take_only=True)
    assert night.tasks == ["0 clerk Ann: Mon 08:00 - Mon 09:00"]
