"""The weekday round and the weekend's, worked out by hand: everybody, or only the sick; a bank holiday is a Sunday."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def ward(
    days: str = "", *, ends: str = "13:00", bank_holidays: bool = False, **review: Any
) -> dict[str, Any]:
    """Rounds from 09:00: a review of half an hour for each on weekdays, at weekends for those of high NEWS2 alone.

    Eighteen hours later the patient waits for the next round. Whoever is on for the ward is there from 08:30 to `ends`.
    """
    on = [On("round", f"Dr {day}", f"{day} 08:30", f"{day} {ends}") for day in days.split()]
    return {
        "stage": {
            "team": {"type": "fork", "launch": "hours"},
            "stay": {"type": "delay", "duration": fixed(6 * 1440), "next": "home"},
            "hours": {"type": "wait_until", "window": "rounds"},
            "which": {
                "type": "branch", "cases": [{"when": {"window": "weekend"}, "goto": "weekend"}]
            },
            "daily": {"type": "work", "work": "daily", "next": "tomorrow"},
            "weekend": {
                "type": "branch",
                "cases": [{"when": {"attribute": "news2", "equals": "high"}, "goto": "of_the_sick"}],
                "next": "tomorrow",
            },
            "of_the_sick": {"type": "work", "work": "of_the_sick"},
            "tomorrow": {"type": "delay", "duration": fixed(18 * 60)},
            "again": {"type": "repeat", "back_to": "hours", "until": {"policy": "no_more"}},
            "over": {"type": "end"},
            "home": {"type": "leave"},
        },
        "stream": {"door": {"start": "team"}},
        "policy": {"no_more": False},
        "window": {
            "rounds": {day: ["09:00-12:00"] for day in DAYS},
            "weekend": {day: ["00:00-24:00"] for day in DAYS[5:]},
        },
        "attribute": {"news2": {"shares": {"low": 0.5, "high": 0.5}}},
        "work": {"daily": kind(30) | review, "of_the_sick": kind(30) | review},
        "duty": {"round": {"first": ["daily", "of_the_sick"], "start": "08:30"}},
        "on": on,
        "weeks": 2,
        "bank_holidays": bank_holidays,
    }  # fmt: skip


def two(at: str) -> list[Comes]:
    """Patient 0 of low NEWS2, patient 1 of high."""
    return [Comes(at, knows={"news2": news2}) for news2 in ("low", "high")]


def test_on_weekdays_everybody_at_weekends_the_sick_alone(engine: Engine) -> None:
    night = play(engine, **ward("Fri Sat Sun 2Mon"), people=two("Thu 18:00"))
    assert night.tasks == [
        "0 daily Dr Fri: Fri 09:00 - Fri 09:30",
        "1 daily Dr Fri: Fri 09:30 - Fri 10:00",
        "1 of_the_sick Dr Sat: Sat 09:00 - Sat 09:30",
        "1 of_the_sick Dr Sun: Sun 09:00 - Sun 09:30",
        "0 daily Dr 2Mon: 2Mon 09:00 - 2Mon 09:30",
        "1 daily Dr 2Mon: 2Mon 09:30 - 2Mon 10:00",
    ]


@pytest.mark.parametrize(("kept", "seen"), [(False, ["0", "1"]), (True, ["1"])])
def test_on_a_bank_holiday_the_round_is_that_of_a_sunday(engine: Engine, kept: bool, seen: list[str]) -> None:
    # Good Friday, 15 April 2022, is the second Friday of the run.
    night = play(engine, **ward("2Fri", bank_holidays=kept), people=two("2Thu 18:00"))
    assert [task.split()[0] for task in night.tasks] == seen


def test_nobody_on_for_the_weekend_the_sick_wait_until_monday_and_so_does_their_round(engine: Engine) -> None:
    # Asked for on Saturday at 09:00 and seen on Monday at 08:30, when Dr 2Mon comes: the review waits, not the
    # patient's next round, which would be 18 hours after. The low of the same door is due on Monday at 09:00, and is
    # seen then.
    night = play(engine, **ward("Fri 2Mon"), people=two("Thu 18:00"))
    assert night.tasks[2:] == [
        "1 of_the_sick Dr 2Mon: 2Mon 08:30 - 2Mon 09:00", "0 daily Dr 2Mon: 2Mon 09:00 - 2Mon 09:30"
    ]  # fmt: skip


def test_who_comes_after_the_round_is_seen_tomorrow_and_on_friday_on_monday(engine: Engine) -> None:
    # At 12:00 the round is over, at 11:59:59 it is not. The low of Friday noon is seen by nobody until Monday.
    night = play(engine, **ward("Fri Sat Sun 2Mon"), people=two("Fri 12:00"))
    assert [task.split(": ")[1].split(" - ")[0] for task in night.tasks if task.startswith("0")] == [
        "2Mon 09:00"
    ]
    sooner = play(engine, **ward("Fri Sat Sun 2Mon"), people=two("Fri 11:59:59"))
    assert sooner.tasks[0] == "0 daily Dr Fri: Fri 11:59:59 - Fri 12:29:59"


@pytest.mark.parametrize(
    ("rule", "friday", "next_day"),
    [
        ({}, ["0", "1"], "1 of_the_sick Dr Sat: Sat 09:00 - Sat 09:30"),
        ({"last_start_minutes": 30}, ["0"], "1 daily Dr Sat: Sat 08:30 - Sat 09:00"),
        ({"at_shift_end": "hand_over"}, ["0", "1"], "1 daily Dr Sat: Sat 08:30 - Sat 08:45"),
    ],
)
def test_a_round_that_does_not_fit_into_the_shift(
    engine: Engine, rule: dict[str, Any], friday: list[str], next_day: str
) -> None:
    # On Friday Dr Fri goes at 09:45. Of the review of 09:30 a quarter of an hour is left then: finished late; not
    # begun, and done by Saturday's doctor as the Friday review it is; or handed over to Saturday's doctor, part-done.
    case = ward("Fri Sat", **rule)
    case["on"][0] = On("round", "Dr Fri", "Fri 08:30", "Fri 09:45")
    night = play(engine, **case, people=two("Thu 18:00"))
    assert [task.split()[0] for task in night.tasks if "Dr Fri" in task] == friday
    assert next(task for task in night.tasks if "Dr Sat" in task) == next_day
