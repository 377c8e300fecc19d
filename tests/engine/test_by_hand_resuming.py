"""Going on with what was interrupted, worked out by hand: by whom, how much of it, and when it is its turn."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

RED = kind(20, priority=0, interrupts=True)
BY_THE_SAME = {"resumed_by": "same"}
SPEED = {"factor_by_grade": {"quick": 0.5, "slow": 1.25}}


def ward(*on: On, **kinds: Any) -> dict[str, Any]:
    case = calls(**({"red": RED} | kinds))
    return case | {"duty": {"day": {"first": list(case["work"])}}, "on": on or (ann(),)}


def ann(grade: str = "plain") -> On:
    return On("day", "Ann", "Mon 08:00", "Mon 20:00", grade)


def ben(start: str, grade: str = "plain") -> On:
    return On("day", "Ben", start, "Mon 22:00", grade)


def test_another_goes_on_at_its_own_speed_with_what_is_left(engine: Engine) -> None:
    # Slow Ann would need 75 minutes for the 60; after 30 she has done 24. Of the 36 left quick Ben, there from 09:35,
    # makes 18. Her red call, which is the same for all, lasts until 09:50.
    case = ward(ann("slow"), ben("Mon 09:35", "quick"), clerk=kind(60) | SPEED)
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:30", "red")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:30 interrupted",
        "1 red Ann: Mon 09:30 - Mon 09:50",
        "0 clerk Ben: Mon 09:35 - Mon 09:53",
    ]


def test_a_slow_newcomer_takes_longer_over_the_rest(engine: Engine) -> None:
    # Ann does 40 of the 60 minutes. Ben needs half as long again for the 20 left, and of his grade a quarter more.
    case = ward(ann(), ben("Mon 09:45", "slow"), clerk=kind(60) | SPEED)
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:40", "red")]
    night = play(engine, **case, slowness={"Ben": 1.5}, people=people)
    assert night.tasks[2] == "0 clerk Ben: Mon 09:45 - Mon 10:22:30"


@pytest.mark.parametrize("grade", ["plain", "quick", "slow"])
def test_at_least_a_second_is_left(engine: Engine, grade: str) -> None:
    # Broken off in the last second of 60, 30 or 75 minutes; gone on with after the 20 minutes of the red call.
    case = ward(ann(grade), clerk=kind(60) | SPEED)
    minute = {"plain": "09:59:59", "quick": "09:29:59", "slow": "10:14:59"}[grade]
    again = {"plain": ("10:19:59", "10:20"), "quick": ("09:49:59", "09:50"), "slow": ("10:34:59", "10:35")}[
        grade
    ]
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes(f"Mon {minute}", "red")])
    assert night.tasks[2] == f"0 clerk Ann: Mon {again[0]} - Mon {again[1]}"


def test_anyone_who_is_idle_goes_on(engine: Engine) -> None:
    # Ben comes at 09:30 and goes on at once; Ann, done with the red call at 09:40, has nothing to do.
    case = ward(ann(), ben("Mon 09:30"), clerk=kind(60))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks[2] == "0 clerk Ben: Mon 09:30 - Mon 10:10"


def test_who_is_idle_goes_on_in_the_very_second(engine: Engine) -> None:
    # Ben, idle, clerks but does not answer red calls: Ann is called away at 09:20, and he takes over there and then.
    case = ward(ann(), On("clerks", "Ben", "Mon 09:10", "Mon 20:00"), clerk=kind(60))
    case["duty"] |= {"clerks": {"first": ["clerk"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "0 clerk Ben: Mon 09:20 - Mon 10:00",
        "1 red Ann: Mon 09:20 - Mon 09:40",
    ]


def test_one_call_may_have_a_second_broken_off_in_turn(engine: Engine) -> None:
    # The red call takes Ann from the sick patient (3), who at once takes Ben from his clerking (5): all at 09:20.
    sick = kind(30, priority=3, interrupts=True)
    case = ward(ann(), On("others", "Ben", "Mon 09:00", "Mon 20:00"), clerk=kind(60), sick=sick)
    case["duty"] |= {"others": {"first": ["clerk"], "second": ["sick"]}}
    people = [Comes("Mon 09:00", "sick"), Comes("Mon 09:05", "clerk"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 sick Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 clerk Ben: Mon 09:05 - Mon 09:20 interrupted",
        "0 sick Ben: Mon 09:20 - Mon 09:30",
        "2 red Ann: Mon 09:20 - Mon 09:40",
        "1 clerk Ben: Mon 09:30 - Mon 10:15",
    ]


def test_what_is_set_aside_waits_for_its_clinician_though_another_is_idle(engine: Engine) -> None:
    case = ward(ann(), ben("Mon 09:30"), clerk=kind(60) | BY_THE_SAME)
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 red Ann: Mon 09:20 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:20",
    ]


def test_its_place_in_the_line_is_that_of_the_first_asking(engine: Engine) -> None:
    # Patient 1 asks at 09:10, before patient 0 is interrupted, but after patient 0 asked: patient 0 goes first.
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"), Comes("Mon 09:20", "red")]
    for resumed in ({}, BY_THE_SAME):
        night = play(engine, **ward(clerk=kind(60) | resumed), people=people)
        assert night.tasks[2:] == [
            "0 clerk Ann: Mon 09:40 - Mon 10:20", "1 clerk Ann: Mon 10:20 - Mon 11:20"
        ]  # fmt: skip


def test_more_urgent_work_of_the_line_goes_before_what_is_set_aside(engine: Engine) -> None:
    # At 09:40 Ann takes the review (3) asked for at 09:30, and only then the clerking (5) set aside at 09:20.
    case = ward(clerk=kind(60) | BY_THE_SAME, review=kind(30, priority=3))
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red"), Comes("Mon 09:30", "review")]
    night = play(engine, **case, people=people)
    assert night.tasks[2:] == [
        "2 review Ann: Mon 09:40 - Mon 10:10", "0 clerk Ann: Mon 10:10 - Mon 10:50"
    ]  # fmt: skip


def test_less_urgent_work_of_the_line_goes_after_what_is_set_aside(engine: Engine) -> None:
    case = ward(clerk=kind(60) | BY_THE_SAME, letter=kind(30, priority=7))
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "letter"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[2:] == [
        "0 clerk Ann: Mon 09:40 - Mon 10:20", "1 letter Ann: Mon 10:20 - Mon 10:50"
    ]  # fmt: skip


def test_equal_work_that_has_waited_longer_goes_before_what_is_set_aside(engine: Engine) -> None:
    # The chart, of equal priority, is asked for at 08:50, but Ann's duty answers charts second, after 45 minutes: at
    # 09:00 she clerks. At 09:40 the chart is hers to do, and has waited longer than the clerking set aside.
    case = ward(clerk=kind(60) | BY_THE_SAME, chart=kind(30, ask_second_after_minutes=45))
    case["duty"] = {"day": {"first": ["red", "clerk"], "second": ["chart"]}}
    people = [Comes("Mon 08:50", "chart"), Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "1 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "2 red Ann: Mon 09:20 - Mon 09:40",
        "0 chart Ann: Mon 09:40 - Mon 10:10",
        "1 clerk Ann: Mon 10:10 - Mon 10:50",
    ]


def test_two_pieces_set_aside_are_gone_on_with_by_urgency(engine: Engine) -> None:
    # Set aside: the clerking (5) since 09:00 and the sick patient (3) since 09:10. At 09:40 the sick one, though asked
    # for later: 20 of its 30 minutes are left; then 50 of the clerking. Ben, idle from 09:30, has neither.
    sick = kind(30, priority=3, interrupts=True) | BY_THE_SAME
    case = ward(ann(), ben("Mon 09:30"), clerk=kind(60) | BY_THE_SAME, sick=sick)
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "sick"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[2:] == [
        "2 red Ann: Mon 09:20 - Mon 09:40",
        "1 sick Ann: Mon 09:40 - Mon 10:00",
        "0 clerk Ann: Mon 10:00 - Mon 10:50",
    ]


def test_who_has_something_set_aside_answers_a_new_call_when_it_is_more_urgent(engine: Engine) -> None:
    # Ann goes on at 09:40 and is called away again at 09:50; Ben, idle, is had first at 09:50 if he is there.
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red"), Comes("Mon 09:50", "red")]
    case = ward(ann(), ben("Mon 09:45"), clerk=kind(60) | BY_THE_SAME)
    night = play(engine, **case, people=people)
    assert night.tasks[2:] == ["0 clerk Ann: Mon 09:40 - Mon 10:20", "2 red Ben: Mon 09:50 - Mon 10:10"]


def test_what_is_set_aside_for_who_leaves_is_dropped(engine: Engine) -> None:
    # As when the line is public: patient 0 goes at 09:30, and at 09:40 Ann takes the next patient.
    case = ward(clerk=kind(60) | BY_THE_SAME)
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(30), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "seen"}}
    people = [Comes("Mon 09:00", "door"), Comes("Mon 09:20", "red"), Comes("Mon 09:35", "clerk")]
    night = play(engine, **case, people=people)
    assert night.tasks[1:] == ["1 red Ann: Mon 09:20 - Mon 09:40", "2 clerk Ann: Mon 09:40 - Mon 10:40"]
    assert night.waiting == []


def test_the_second_list_may_go_on_with_what_was_interrupted(engine: Engine) -> None:
    # Ben answers clerking second, after 30 minutes. Patient 0 asked at 09:00: from 09:30 Ben may go on.
    case = ward(
        ann(), On("late", "Ben", "Mon 08:00", "Mon 20:00"), clerk=kind(60, ask_second_after_minutes=30)
    )
    case["duty"] |= {"late": {"second": ["clerk"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks[2] == "0 clerk Ben: Mon 09:30 - Mon 10:10"
    assert night.left == ["home Mon 10:10", "home Mon 09:40"]


def test_the_clock_of_the_patient_starts_with_the_first_spell(engine: Engine) -> None:
    case = ward(clerk=kind(60, mark="clerk_start"))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.marks("clerk_start") == ["Mon 09:00", "never"]
