"""Work that interrupts, worked out by hand: who is called away, from what, and who is left alone."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

RED = kind(20, priority=0, interrupts=True)
ALL = ["red", "sick", "review", "clerk", "letter"]


def day(doctor: str, start: str = "Mon 08:00", duty: str = "day") -> On:
    return On(duty, doctor, start, "Mon 20:00")


def ward(*on: On, **kinds: Any) -> dict[str, Any]:
    """Red calls and clerking, and what else `kinds` adds or changes; duties `day` answer all of it first."""
    case = calls(**({"red": RED, "clerk": kind(60)} | kinds))
    answered = [name for name in ALL if name in case["work"]]
    return case | {"duty": {"day": {"first": answered, "cover": [3] * 7}}, "on": on or (day("Ann"),)}


def test_with_nobody_idle_a_red_call_takes_who_is_busy_with_less(engine: Engine) -> None:
    # Ann clerks from 09:00; the red call of 09:20 takes her for 20 minutes. 40 of the 60 are left: to 10:20.
    night = play(engine, **ward(), people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 red Ann: Mon 09:20 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:20",
    ]
    assert night.left == ["home Mon 10:20", "home Mon 09:40"]


def test_urgent_work_that_does_not_interrupt_waits(engine: Engine) -> None:
    case = ward(red=kind(20, priority=0))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 red Ann: Mon 10:00 - Mon 10:20"]


def test_whoever_is_idle_goes_before_a_victim(engine: Engine) -> None:
    # Ann is the lower number and has the clerking; Ben has nothing in hand.
    night = play(
        engine,
        **ward(day("Ann"), day("Ben")),
        people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")],
    )
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 red Ben: Mon 09:20 - Mon 09:40"]


@pytest.mark.parametrize(
    ("ask_second_after", "who", "clerk_ends"), [(0, "Ben", "Mon 10:00"), (10, "Ann", "Mon 09:20 interrupted")]
)
def test_an_idle_second_list_goes_before_a_victim_of_the_first_if_it_may_be_asked(
    engine: Engine, ask_second_after: int, who: str, clerk_ends: str
) -> None:
    # Ben, idle, answers red calls second. Where that needs a wait of 10 minutes he cannot be had at 09:20: Ann is.
    case = ward(
        day("Ann"), day("Ben", duty="wards"), red=RED | {"ask_second_after_minutes": ask_second_after}
    )
    case["duty"] |= {"wards": {"second": ["red"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks[:2] == [
        f"0 clerk Ann: Mon 09:00 - {clerk_ends}",
        f"1 red {who}: Mon 09:20 - Mon 09:40",
    ]


def test_the_victim_is_who_does_the_least_urgent(engine: Engine) -> None:
    # In hand at 09:20: Ann a letter (7) since 09:00, Ben a clerking (5) since 09:05, Cat a review (3) since 09:10. The
    # latest start and the highest number would both say Cat.
    case = ward(
        day("Ann"), day("Ben"), day("Cat"), letter=kind(60, priority=7), review=kind(60, priority=3)
    )  # fmt: skip
    night = play(
        engine,
        **case,
        people=[
            Comes("Mon 09:00", "letter"), Comes("Mon 09:05", "clerk"), Comes("Mon 09:10", "review"),
            Comes("Mon 09:20", "red"),
        ],
    )  # fmt: skip
    assert night.tasks[0] == "0 letter Ann: Mon 09:00 - Mon 09:20 interrupted"
    assert night.tasks[3] == "3 red Ann: Mon 09:20 - Mon 09:40"
    assert sum("interrupted" in task for task in night.tasks) == 1


def test_of_equal_work_the_latest_begun_is_broken_off(engine: Engine) -> None:
    # The letter of 08:30 is Ann's, to 08:45; the clerking of 09:00 is Ben's, idle since 08:00; that of 09:10 is Ann's.
    # Ben has the higher number, but Ann began later.
    case = ward(day("Ann"), day("Ben"), letter=kind(15))
    night = play(
        engine,
        **case,
        people=[
            Comes("Mon 08:30", "letter"), Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"),
            Comes("Mon 09:20", "red"),
        ],
    )  # fmt: skip
    assert night.tasks == [
        "0 letter Ann: Mon 08:30 - Mon 08:45",
        "1 clerk Ben: Mon 09:00 - Mon 10:00",
        "2 clerk Ann: Mon 09:10 - Mon 09:20 interrupted",
        "3 red Ann: Mon 09:20 - Mon 09:40",
        "2 clerk Ann: Mon 09:40 - Mon 10:30",
    ]


def test_of_equal_work_begun_together_the_highest_duty_number_is_taken(engine: Engine) -> None:
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")]
    night = play(engine, **ward(day("Ann"), day("Ben")), people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00",
        "1 clerk Ben: Mon 09:00 - Mon 09:20 interrupted",
        "2 red Ben: Mon 09:20 - Mon 09:40",
        "1 clerk Ben: Mon 09:40 - Mon 10:20",
    ]


def test_equal_priority_is_not_interrupted(engine: Engine) -> None:
    # Neither a clerking of the same priority nor another red call; the second red call follows the first.
    night = play(
        engine,
        **ward(red=RED | {"priority": 5}),
        people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red"), Comes("Mon 10:10", "red")],
    )
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00", "1 red Ann: Mon 10:00 - Mon 10:20", "2 red Ann: Mon 10:20 - Mon 10:40"
    ]  # fmt: skip


def test_what_may_not_be_interrupted_is_finished(engine: Engine) -> None:
    case = ward(letter=kind(60, priority=7, interruptible=False))
    night = play(engine, **case, people=[Comes("Mon 09:00", "letter"), Comes("Mon 09:20", "red")])
    assert night.tasks == ["0 letter Ann: Mon 09:00 - Mon 10:00", "1 red Ann: Mon 10:00 - Mon 10:20"]


def test_who_may_not_be_interrupted_is_passed_over_for_more_urgent_work(engine: Engine) -> None:
    # The review (3) goes to Ann, then the letter (7), which may not be broken off, to Ben. He does the less urgent, has
    # the higher number and began no earlier; but it is Ann's review that may be broken off.
    case = ward(
        day("Ann"), day("Ben"), letter=kind(60, priority=7, interruptible=False), review=kind(60, priority=3)
    )  # fmt: skip
    people = [Comes("Mon 09:00", "letter"), Comes("Mon 09:00", "review"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[:3] == [
        "0 letter Ben: Mon 09:00 - Mon 10:00",
        "1 review Ann: Mon 09:00 - Mon 09:20 interrupted",
        "2 red Ann: Mon 09:20 - Mon 09:40",
    ]


def test_who_does_not_answer_the_call_is_no_victim(engine: Engine) -> None:
    # Ben's letter is the least urgent, but his duty does not answer red calls: Ann's clerking is broken off.
    case = ward(day("Ann"), day("Ben", duty="office"), letter=kind(60, priority=7))
    case["duty"] = {"day": {"first": ["red", "clerk"]}, "office": {"first": ["letter"]}}
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:05", "letter"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 letter Ben: Mon 09:05 - Mon 10:05",
        "2 red Ann: Mon 09:20 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:20",
    ]


def test_a_first_and_a_second_list_are_alike_for_victims(engine: Engine) -> None:
    # Ben answers red calls second, at once, and began the latest: he is taken, not Ann, who answers first.
    case = ward(day("Ann"), day("Ben", duty="wards"))
    case["duty"] |= {"wards": {"first": ["clerk"], "second": ["red"]}}
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[:3] == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00",
        "1 clerk Ben: Mon 09:10 - Mon 09:20 interrupted",
        "2 red Ben: Mon 09:20 - Mon 09:40",
    ]


ON_CALL = {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["red", "clerk"]}


def test_nobody_is_called_away_on_the_journey_in(engine: Engine) -> None:
    # Con, called at 09:00, is on the way until 09:30. The red call of 09:10 waits for Ann, who is there at 09:20.
    case = ward(On("call", "Con", "Mon 08:00", "Mon 20:00"), day("Ann", "Mon 09:20"))
    case["duty"] |= {"call": ON_CALL}
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "red")])
    assert night.tasks == [
        "1 red Ann: Mon 09:20 - Mon 09:40", "0 clerk Con: Mon 09:30 - Mon 10:30 (called Mon 09:00)"
    ]  # fmt: skip


def test_the_red_call_is_taken_the_second_the_journey_is_over(engine: Engine) -> None:
    # As before with nobody else: at 09:30 Con is there, and goes to the red call before the clerking has lasted.
    case = ward(On("call", "Con", "Mon 08:00", "Mon 20:00"))
    case["duty"] |= {"call": ON_CALL}
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "red")])
    assert night.tasks == [
        "0 clerk Con: Mon 09:30 - Mon 09:30 interrupted (called Mon 09:00)",
        "1 red Con: Mon 09:30 - Mon 09:50",
        "0 clerk Con: Mon 09:50 - Mon 10:50",
    ]


def test_a_team_at_work_is_left_alone(engine: Engine) -> None:
    # Ann and Ben are at a sick patient together (3) until 10:00. The red call, more urgent, waits for them.
    case = ward(day("Ann"), day("Ben"), sick=kind(60, priority=3, team=[{"count": 2}]))
    night = play(engine, **case, people=[Comes("Mon 09:00", "sick"), Comes("Mon 09:20", "red")])
    assert night.tasks == [
        "0 sick Ann: Mon 09:00 - Mon 10:00", "0 sick Ben: Mon 09:00 - Mon 10:00", "1 red Ann: Mon 10:00 - Mon 10:20"
    ]  # fmt: skip


def test_one_piece_may_be_interrupted_twice(engine: Engine) -> None:
    # 20 minutes, then 20 more, then the last 20: three spells of one piece.
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red"), Comes("Mon 10:00", "red")]
    night = play(engine, **ward(), people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 red Ann: Mon 09:20 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:00 interrupted",
        "2 red Ann: Mon 10:00 - Mon 10:20",
        "0 clerk Ann: Mon 10:20 - Mon 10:40",
    ]
    assert night.pieces("clerk") == [0, 0, 0]
    assert night.pieces("red") == [0, 1]
    assert night.left == ["home Mon 10:40", "home Mon 09:40", "home Mon 10:20"]


def test_what_interrupted_may_itself_be_interrupted(engine: Engine) -> None:
    # Clerking 10 of 60 minutes, sick 10 of 30, red 20; then by urgency: sick 20, clerking 50.
    case = ward(sick=kind(30, priority=3, interrupts=True))
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "sick"), Comes("Mon 09:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:10 interrupted",
        "1 sick Ann: Mon 09:10 - Mon 09:20 interrupted",
        "2 red Ann: Mon 09:20 - Mon 09:40",
        "1 sick Ann: Mon 09:40 - Mon 10:00",
        "0 clerk Ann: Mon 10:00 - Mon 10:50",
    ]


def test_who_is_done_in_the_very_second_is_not_interrupted(engine: Engine) -> None:
    # The clerking is over at 10:00, before anybody is dealt to the red call of 10:00.
    night = play(engine, **ward(), people=[Comes("Mon 09:00", "clerk"), Comes("Mon 10:00", "red")])
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 red Ann: Mon 10:00 - Mon 10:20"]


def test_an_interrupted_patient_may_leave_meanwhile(engine: Engine) -> None:
    # Patient 0 is clerked on a side branch and goes home at 09:30, whatever: the 40 minutes left fall to nobody, and
    # Ann is free at 09:40 for the next.
    case = ward()
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(30), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "seen"}}
    people = [Comes("Mon 09:00", "door"), Comes("Mon 09:20", "red"), Comes("Mon 09:35", "clerk")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 red Ann: Mon 09:20 - Mon 09:40",
        "2 clerk Ann: Mon 09:40 - Mon 10:40",
    ]
    assert night.left == ["home Mon 09:30", "home Mon 09:40", "home Mon 10:40"]
    assert night.waiting == []


def test_a_call_for_somebody_with_work_that_patients_left_is_still_an_interruption(engine: Engine) -> None:
    # Patient 0 goes home at 09:10 while being clerked; Ann would finish the notes, but the red call takes her, and
    # nobody goes back to them.
    case = ward()
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(10), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "seen"}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "door"), Comes("Mon 09:20", "red")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted", "1 red Ann: Mon 09:20 - Mon 09:40"
    ]  # fmt: skip
    assert night.waiting == []
