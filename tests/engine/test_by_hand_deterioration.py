"""Getting worse by NEWS2, worked out by hand: each patient has a clock, begun again with each response."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

ANN = On("day", "Ann", "Mon 08:00", "Mon 20:00")
BEN = On("night", "Ben", "Mon 20:00", "Tue 08:00")
BY_NEWS2 = {"attribute": "news2", "values": {"high": 0, "low": 4}}


def ward(*on: On, priority: Any = 2, **sick: Any) -> dict[str, Any]:
    """Who has a high NEWS2 is looked at 4 hours after coming and after each response, who has a low one after 12.

    A response takes 20 minutes. Everybody goes home after 16 hours. Jobs take an hour.
    """
    work = {"first": ["sick", "job"]}
    return {
        "stage": {
            "course": {"type": "fork", "launch": "watch"},
            "stay": {"type": "delay", "duration": fixed(16 * 60), "next": "home"},
            "watch": {
                "type": "branch",
                "cases": [{"when": {"attribute": "news2", "equals": "high"}, "goto": "watch_high"}],
            },
            "watch_low": {"type": "delay", "duration": fixed(720), "next": "sick"},
            "watch_high": {"type": "delay", "duration": fixed(240)},
            "sick": {"type": "work", "work": "sick", "priority": priority},
            "again": {"type": "repeat", "back_to": "watch", "until": {"policy": "called_once"}},
            "over": {"type": "end"},
            "home": {"type": "leave"},
            "job": {"type": "work", "work": "job", "next": "home"},
        },
        "stream": {"door": {"start": "course"}, "jobs": {"start": "job", "entity": "job"}},
        "policy": {"called_once": False},
        "attribute": {"news2": {"shares": {"low": 0.5, "high": 0.5}}},
        "work": {"sick": kind(20) | sick, "job": kind(60)},
        "duty": {"day": work, "night": work | {"start": "20:00", "end": "08:00"}},
        "on": on or (ANN, BEN),
    }


def comes(at: str, news2: str) -> Comes:
    return Comes(at, knows={"news2": news2})


def test_the_high_is_asked_for_three_times_before_the_low_once(engine: Engine) -> None:
    # Both come at 08:00. High: 12:00, 16:20 (four hours after the first response), 20:40. Low: 20:00, taken up by the
    # night, since it is the second of the change.
    night = play(engine, **ward(), people=[comes("Mon 08:00", "high"), comes("Mon 08:00", "low")])
    assert night.tasks == [
        "0 sick Ann: Mon 12:00 - Mon 12:20",
        "0 sick Ann: Mon 16:20 - Mon 16:40",
        "1 sick Ben: Mon 20:00 - Mon 20:20",
        "0 sick Ben: Mon 20:40 - Mon 21:00",
    ]
    assert night.waiting == []


def test_the_clock_begins_again_with_the_response_not_with_the_call(engine: Engine) -> None:
    # At 12:00 Ann is at a job until 12:40: seen to 13:00, and the next call is at 17:00.
    people = [comes("Mon 08:00", "high"), Comes("Mon 11:40", "jobs")]
    night = play(engine, **ward(), people=people)
    assert night.tasks[1:3] == ["0 sick Ann: Mon 12:40 - Mon 13:00", "0 sick Ann: Mon 17:00 - Mon 17:20"]


def test_with_nobody_to_answer_there_is_one_call_and_no_second(engine: Engine) -> None:
    # Nobody until 20:00: the call of 12:00 waits eight hours, and the clock stands meanwhile. Next at 00:20, when the
    # patient has gone home at 00:00.
    night = play(engine, **ward(BEN), people=[comes("Mon 08:00", "high")])
    assert night.tasks == ["0 sick Ben: Mon 20:00 - Mon 20:20"]
    assert night.left == ["home Tue 00:00"]


@pytest.mark.parametrize(("priority", "first"), [(BY_NEWS2, "1"), (2, "0")])
def test_due_in_one_second_the_higher_score_goes_first_if_the_priority_says_so(
    engine: Engine, priority: Any, first: str
) -> None:
    # Patient 0, low, comes at 08:00, patient 1, high, at 16:00: both are asked for at 20:00, at the change. Of equal
    # priority the lower number goes first.
    people = [comes("Mon 08:00", "low"), comes("Mon 16:00", "high")]
    night = play(engine, **ward(priority=priority), people=people)
    assert [task.split()[0] for task in night.tasks[:2]] == [first, "0" if first == "1" else "1"]
    assert night.tasks[0].endswith("Ben: Mon 20:00 - Mon 20:20")


def test_a_high_score_goes_before_a_low_one_that_has_waited_longer(engine: Engine) -> None:
    # Ann is at a job from 19:20 to 20:20 (late), Ben comes at 20:30. Low asked for at 20:00, high at 20:25.
    case = ward(ANN, On("night", "Ben", "Mon 20:30", "Tue 08:00"), priority=BY_NEWS2)
    people = [comes("Mon 08:00", "low"), comes("Mon 16:25", "high"), Comes("Mon 19:20", "jobs")]
    night = play(engine, **case, people=people)
    assert night.tasks[1:3] == ["1 sick Ben: Mon 20:30 - Mon 20:50", "0 sick Ben: Mon 20:50 - Mon 21:10"]


@pytest.mark.parametrize(
    ("at_shift_end", "expected", "again"),
    [
        ("finish", ["0 sick Ann: Mon 19:50 - Mon 20:10"], "Tue 00:10"),
        (
            "hand_over",
            ["0 sick Ann: Mon 19:50 - Mon 20:00 handed over", "0 sick Ben: Mon 20:30 - Mon 20:40"],
            "Tue 00:40",
        ),
    ],
)
def test_a_response_handed_over_moves_the_clock(
    engine: Engine, at_shift_end: str, expected: list[str], again: str
) -> None:
    # Ben comes half an hour late. Handed over, the last ten minutes of the response wait for him, and the next call
    # comes half an hour later than it would have.
    case = ward(ANN, On("night", "Ben", "Mon 20:30", "Tue 08:00"), at_shift_end=at_shift_end)
    night = play(engine, **case, people=[comes("Mon 15:50", "high")])
    assert night.tasks[: len(expected)] == expected
    assert night.tasks[len(expected)].startswith(f"0 sick Ben: {again} - ")
