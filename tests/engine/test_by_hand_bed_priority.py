"""Whose bed it is, worked out by hand: urgency by an attribute, then the longest wait, whichever stage asks."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

BY_NEWS2 = {"attribute": "news2", "values": {"high": 1, "medium": 2, "low": 2}}


def ward(priority: Any = BY_NEWS2, beds: int = 1) -> dict[str, Any]:
    """The door asks by NEWS2; those who step down from high dependency ask with 3 if not said otherwise."""
    return {
        "stage": {
            "ask": {"type": "hold", "place": "ward", "priority": priority, "next": "stay"},
            "step_down": {"type": "hold", "place": "ward", "priority": 3, "next": "stay"},
            "try": {
                "type": "hold", "place": "ward", "priority": priority, "on_full": "leave", "next": "stay"
            },
            "stay": {"type": "delay", "duration": {"family": "attribute", "attribute": "stay"}},
            "home": {"type": "leave"},
        },
        "stream": {"door": {"start": "ask"}, "down": {"start": "step_down"}, "clinic": {"start": "try"}},
        "place": {"ward": {"count": beds}},
        "attribute": {
            "stay": {"distribution": fixed(60)},
            "news2": {"shares": {"low": 0.4, "medium": 0.3, "high": 0.3}},
        },
    }  # fmt: skip


def comes(at: str, news2: str, stream: str = "door", hours: float = 1) -> Comes:
    return Comes(f"Mon {at}", stream, {"news2": news2, "stay": round(3600 * hours)})


FULL = comes("08:00", "low", hours=4)
"""In the bed until 12:00."""


def order(night: Any) -> list[str]:
    return [stay.split()[0] for stay in night.stays]


def test_the_sicker_has_the_bed_and_equals_in_the_order_of_asking(engine: Engine) -> None:
    # Low since 09:00, medium since 09:30, high since 11:00: high, then low and medium, which count alike here.
    people = [FULL, comes("09:00", "low"), comes("09:30", "medium"), comes("11:00", "high")]
    night = play(engine, **ward(), people=people)
    assert night.stays[1:] == [
        "3 ward 0: Mon 12:00 - Mon 13:00", "1 ward 0: Mon 13:00 - Mon 14:00", "2 ward 0: Mon 14:00 - Mon 15:00"
    ]  # fmt: skip
    # Without a word on NEWS2 they are given out as they were asked for.
    assert order(play(engine, **ward(priority=5), people=people)) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(("step_down", "expected"), [(3, ["0", "2", "1"]), (2, ["0", "1", "2"])])
def test_one_line_for_a_place_whichever_stage_asks(
    engine: Engine, step_down: int, expected: list[str]
) -> None:
    # Stepping down since 09:00 with 3, the low of 10:00 (2) goes before; with 2 it has waited longer.
    case = ward()
    case["stage"]["step_down"]["priority"] = step_down
    night = play(engine, **case, people=[FULL, comes("09:00", "low", "down"), comes("10:00", "low")])
    assert order(night) == expected


def test_who_comes_in_the_second_a_bed_is_free_and_is_sicker_has_it(engine: Engine) -> None:
    # Though it would not wait, and another has waited since 09:00. Were it as well as that one, it would have to leave.
    for news2, expected in (("high", ["0", "2", "1"]), ("low", ["0", "1"])):
        night = play(engine, **ward(), people=[FULL, comes("09:00", "low"), comes("12:00", news2, "clinic")])
        assert order(night) == expected
        assert night.left[2] == ("home Mon 13:00" if news2 == "high" else "left Mon 12:00")


def test_two_beds_free_in_one_second_go_to_the_two_sickest_the_sickest_to_the_lower_number(
    engine: Engine,
) -> None:
    people = [
        FULL, FULL, comes("09:00", "low"), comes("09:10", "medium"), comes("11:00", "high")
    ]  # fmt: skip
    night = play(engine, **ward(beds=2), people=people)
    assert night.stays[2:4] == ["4 ward 0: Mon 12:00 - Mon 13:00", "2 ward 1: Mon 12:00 - Mon 13:00"]
    assert night.stays[4].startswith("3 ward 0: Mon 13:00 - ")


def test_the_bed_that_is_the_letters_to_free_goes_to_the_sicker_of_those_who_wait_by_then(
    engine: Engine,
) -> None:
    # Across the change of shift: Ann begins the letter at 12:00; at the end of her shift here, 12:10, it is handed
    # over, and Ben, from 13:00, finishes it at 13:20. The high of 13:10 has the bed then, not the low of 09:00.
    case = ward()
    case["stage"]["stay"]["next"] = "letter"
    home = case["stage"].pop("home")
    case["stage"] |= {"letter": {"type": "work", "work": "letter"}, "home": home}
    case["work"] = {"letter": kind(30, at_shift_end="hand_over")}
    case["duty"] = {"day": {"first": ["letter"]}}
    case["on"] = [On("day", "Ann", "Mon 08:00", "Mon 12:10"), On("day", "Ben", "Mon 13:00", "Mon 20:00")]
    night = play(engine, **case, people=[FULL, comes("09:00", "low"), comes("13:10", "high")])
    assert order(night) == ["0", "2", "1"]
    assert night.stays[1].startswith("2 ward 0: Mon 13:20 - ")
