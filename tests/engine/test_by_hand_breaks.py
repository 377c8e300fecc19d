"""Breaks, worked out by hand: how many by the rules, when they are due, and whether they are taken."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind, own
from helpers.night import play

from dghsim.engine.run import Engine

TRAINING, WORKING_TIME = "training-2019", "wtr"


def shift(start: str, end: str, rules: str = TRAINING, clerk: float = 60, **says: Any) -> dict[str, Any]:
    """Ann alone from `start` to `end`: red calls, clerking, and the breaks that the rules give."""
    case = calls(red=kind(20, priority=0, interrupts=True), clerk=kind(clerk), rest=own(30))
    hours = {"start": start[-5:], "end": end[-5:]}
    return case | {
        "duty": {"day": {"first": ["red", "clerk"]} | hours},
        "on": [On("day", "Ann", start, end)],
        "rules": rules,
        "breaks": {"work": "rest"} | says,
    }


def taken(night: Any) -> list[str]:
    """When breaks were begun."""
    return [task.split(": ")[1].split(" - ")[0] for task in night.tasks if " rest " in task]


@pytest.mark.parametrize(
    ("start", "end", "rules", "due"),
    [
        # Two in 12.5 h: thirds of 4:10. The first half a third before 4:10, that is after 2:05; the second after 6:15.
        ("Mon 08:00", "Mon 20:30", TRAINING, ["Mon 10:05", "Mon 14:15"]),
        # Three in a night of 12.5 h: quarters of 3:07:30. After 1:33:45, 4:41:15 and 7:48:45.
        ("Mon 20:00", "Tue 08:30", TRAINING, ["Mon 21:33:45", "Tue 00:41:15", "Tue 03:48:45"]),
        # Before 2019 no third break was due at night: two, after 2:05 and 6:15.
        ("Mon 20:00", "Tue 08:30", "training-2016", ["Mon 22:05", "Tue 02:15"]),
        # One in 8 h: halves of 4 h; after 2 h.
        ("Mon 08:00", "Mon 16:00", TRAINING, ["Mon 10:00"]),
        # Over 5 hours there is one, over 9 there are two; at 5 and 9 hours not yet.
        ("Mon 08:00", "Mon 13:00", TRAINING, []),
        ("Mon 08:00", "Mon 17:00", TRAINING, ["Mon 10:15"]),
        # The Working Time Regulations give one in more than 6 hours: of 12.5 h after 3:07:30.
        ("Mon 08:00", "Mon 20:30", WORKING_TIME, ["Mon 11:07:30"]),
        ("Mon 08:00", "Mon 14:00", WORKING_TIME, []),
        ("Mon 08:00", "Mon 20:30", "none", []),
    ],
)  # fmt: skip
def test_with_nothing_else_to_do_breaks_are_taken_when_due(
    engine: Engine, start: str, end: str, rules: str, due: list[str]
) -> None:
    night = play(engine, **shift(start, end, rules), people=[])
    assert taken(night) == due
    assert all(task.startswith("own rest Ann: ") for task in night.tasks)
    assert night.missed == []


def test_a_break_lasts_as_long_as_the_rota_says(engine: Engine) -> None:
    case = shift("Mon 08:00", "Mon 16:00", minutes=45)
    case["work"]["rest"] = own(45)
    night = play(engine, **case, people=[])
    assert night.tasks == ["own rest Ann: Mon 10:00 - Mon 10:45"]


def test_nobody_has_a_break_on_call_from_home(engine: Engine) -> None:
    case = shift("Mon 08:00", "Mon 20:30")
    case["duty"]["day"]["at"] = "home"
    assert play(engine, **case, people=[]).tasks == []


def test_a_rota_without_breaks_has_none(engine: Engine) -> None:
    case = shift("Mon 08:00", "Mon 20:30") | {"breaks": None}
    assert play(engine, **case, people=[]).tasks == []


def test_a_break_waits_for_work_in_hand_and_for_more_urgent_work(engine: Engine) -> None:
    # Due 10:00. Ann has patient 0 until 10:30 and patient 1, who came at 10:20 but is more urgent (5 before 6), until
    # 11:30.
    people = [Comes("Mon 09:30", "clerk"), Comes("Mon 10:20", "clerk")]
    night = play(engine, **shift("Mon 08:00", "Mon 16:00"), people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:30 - Mon 10:30",
        "1 clerk Ann: Mon 10:30 - Mon 11:30",
        "own rest Ann: Mon 11:30 - Mon 12:00",
    ]


def test_a_break_goes_before_less_urgent_work(engine: Engine) -> None:
    # Of priority 4 here: patient 1 waits, though it asked at 09:40, before the break was due.
    people = [Comes("Mon 09:30", "clerk"), Comes("Mon 09:40", "clerk")]
    night = play(engine, **shift("Mon 08:00", "Mon 16:00", priority=4), people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:30 - Mon 10:30",
        "own rest Ann: Mon 10:30 - Mon 11:00",
        "1 clerk Ann: Mon 11:00 - Mon 12:00",
    ]


@pytest.mark.parametrize(("asks", "first"), [("Mon 09:59", "1 clerk"), ("Mon 10:01", "own rest")])
def test_at_the_same_priority_who_has_waited_longer(engine: Engine, asks: str, first: str) -> None:
    # The break waits since 10:00; Ann is free at 10:30.
    people = [Comes("Mon 09:30", "clerk"), Comes(asks, "clerk")]
    night = play(engine, **shift("Mon 08:00", "Mon 16:00", priority=5), people=people)
    assert night.tasks[1].startswith(f"{first} Ann: Mon 10:30 - ")


def test_a_break_that_finds_no_time_is_missed_and_the_next_is_another(engine: Engine) -> None:
    # Two breaks: due 10:05, to be begun by 14:15, and due 14:15. Patients keep Ann from 10:00 to 15:00: the first is
    # missed at 14:15, the second begins at 15:00.
    people = [Comes("Mon 10:00", "clerk")] * 5
    night = play(engine, **shift("Mon 08:00", "Mon 20:30"), people=people)
    assert night.tasks[-1] == "own rest Ann: Mon 15:00 - Mon 15:30"
    assert taken(night) == ["Mon 15:00"]
    assert night.missed == ["rest Ann: due Mon 10:05, lapsed Mon 14:15"]
    assert len({int(row["task"]) for row in night.log.tasks if row["entity"] < 0}) == 2


def test_all_breaks_may_be_missed(engine: Engine) -> None:
    # Ann has patients without a pause from 10:00 to 19:00; the breaks end at 14:15 and 18:25.
    night = play(engine, **shift("Mon 08:00", "Mon 20:30"), people=[Comes("Mon 10:00", "clerk")] * 9)
    assert taken(night) == []
    assert night.missed == [
        "rest Ann: due Mon 10:05, lapsed Mon 14:15", "rest Ann: due Mon 14:15, lapsed Mon 18:25"
    ]  # fmt: skip


def test_a_break_broken_off_is_taken_again_in_full(engine: Engine) -> None:
    # The red call of 10:20 costs the 20 minutes already had.
    night = play(engine, **shift("Mon 08:00", "Mon 16:00"), people=[Comes("Mon 10:20", "red")])
    assert night.tasks == [
        "own rest Ann: Mon 10:00 - Mon 10:20 interrupted",
        "0 red Ann: Mon 10:20 - Mon 10:40",
        "own rest Ann: Mon 10:40 - Mon 11:10",
    ]


def test_ordinary_work_does_not_break_off_a_break(engine: Engine) -> None:
    night = play(engine, **shift("Mon 08:00", "Mon 16:00"), people=[Comes("Mon 10:10", "clerk")])
    assert night.tasks == ["own rest Ann: Mon 10:00 - Mon 10:30", "0 clerk Ann: Mon 10:30 - Mon 11:30"]


def test_a_break_broken_off_after_its_time_is_missed(engine: Engine) -> None:
    # Due 10:05, to be begun by 14:15. Taken at 14:10 after ten clerkings of 25 minutes, broken off at 14:20: too late
    # to begin again. The second, due 14:15, is taken after the red call.
    case = shift("Mon 08:00", "Mon 20:30", clerk=25)
    people = [Comes("Mon 10:00", "clerk")] * 10 + [Comes("Mon 14:20", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[10:] == [
        "own rest Ann: Mon 14:10 - Mon 14:20 interrupted",
        "10 red Ann: Mon 14:20 - Mon 14:40",
        "own rest Ann: Mon 14:40 - Mon 15:10",
    ]
    assert [line.split(",")[0] for line in night.missed] == ["rest Ann: due Mon 10:05"]


def test_what_is_in_hand_at_the_end_of_the_shift_keeps_the_break_from_being_taken(engine: Engine) -> None:
    # One break in 8 h, to be begun from 10:00 to 14:00. Ann has one long patient from 09:30 to 17:30.
    night = play(engine, **shift("Mon 08:00", "Mon 16:00", clerk=480), people=[Comes("Mon 09:30", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 09:30 - Mon 17:30"]
    assert night.missed == ["rest Ann: due Mon 10:00, lapsed Mon 14:00"]
    assert night.went == ["Ann Mon 17:30"]
