"""A second list whose turn comes too late in the shift, worked out by hand: the patient waits for the night."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

BUSY = Comes("Mon 17:00", "scan")
"""Ann is away with a scan until 21:00, so that nobody who answers clerking first is to be had."""


def evening(*on: On, **clerk: Any) -> dict[str, Any]:
    """Ann takes, Ben has the wards and clerks when asked, after half an hour; both to 20:00. Nights as given."""
    case = calls(scan=kind(240), clerk=kind(60, ask_second_after_minutes=30) | clerk)
    night = {"start": "20:00", "end": "08:00"}
    duty = {
        "take": {"first": ["clerk", "scan"]}, "ward": {"second": ["clerk"]},
        "night_take": {"first": ["clerk"]} | night, "night_ward": {"second": ["clerk"]} | night,
    }  # fmt: skip
    day = (On("take", "Ann", "Mon 08:00", "Mon 20:00"), On("ward", "Ben", "Mon 08:00", "Mon 20:00"))
    return case | {"duty": duty, "on": [*day, *on]}


CAT = On("night_take", "Cat", "Mon 20:00", "Tue 08:00")
DEE = On("night_ward", "Dee", "Mon 20:00", "Tue 08:00")


@pytest.mark.parametrize(
    ("asks", "who", "begins"),
    [("Mon 18:30", "Ben", "Mon 19:00"), ("Mon 18:30:01", "Cat", "Mon 20:00")],
)
def test_asked_after_the_last_start_it_is_left_to_the_night(
    engine: Engine, asks: str, who: str, begins: str
) -> None:
    # No clerking is begun after 19:00. Ben, idle all along, is asked at 19:00 or a second later: an hour of a patient's
    # evening hangs on that second.
    case = evening(CAT, last_start_minutes=60)
    night = play(engine, **case, people=[BUSY, Comes(asks, "clerk")])
    assert night.tasks[1].startswith(f"1 clerk {who}: {begins} - ")


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("Mon 19:29:59", "1 clerk Ben: Mon 19:59:59 - Mon 20:59:59"),
        ("Mon 19:30", "1 clerk Cat: Mon 21:30 - Mon 22:30"),
    ],
)
def test_whose_turn_comes_with_the_end_of_the_shift_has_gone(
    engine: Engine, asks: str, expected: str
) -> None:
    # Asked at 20:00, Ben has gone home. Cat of the night comes at 21:30 here.
    case = evening(On("night_take", "Cat", "Mon 21:30", "Tue 08:00"))
    night = play(engine, **case, people=[BUSY, Comes(asks, "clerk")])
    assert night.tasks[1] == expected
    assert night.went[1] == ("Ben Mon 20:59:59" if "Ben" in expected else "Ben Mon 20:00")


@pytest.mark.parametrize(("asks", "begins"), [("Mon 19:31", "Mon 20:01"), ("Mon 19:20", "Mon 19:50")])
def test_the_half_hour_counts_from_the_asking_not_from_the_shift(
    engine: Engine, asks: str, begins: str
) -> None:
    # At night only Dee, of the wards. The half hour of 19:31 is over at 20:01, one minute into her night, not at 20:30;
    # that of 19:20 in Ben's time.
    night = play(engine, **evening(DEE), people=[BUSY, Comes(asks, "clerk")])
    who = "Dee" if begins == "Mon 20:01" else "Ben"
    assert night.tasks[1].startswith(f"1 clerk {who}: {begins} - ")


def test_who_has_waited_through_the_change_is_taken_as_the_second_list_comes_on(engine: Engine) -> None:
    # Last start an hour before the end: Ben could not at 19:40, Dee can at 20:00, and has no half hour to let pass.
    case = evening(DEE, last_start_minutes=60)
    night = play(engine, **case, people=[BUSY, Comes("Mon 19:10", "clerk")])
    assert night.tasks[1] == "1 clerk Dee: Mon 20:00 - Mon 21:00"


@pytest.mark.parametrize(("asks", "resumes"), [("Mon 19:20", "Mon 20:00"), ("Mon 19:45", "Mon 20:15")])
def test_what_is_handed_over_goes_to_the_second_list_when_half_an_hour_has_passed_since_it_was_asked_for(
    engine: Engine, asks: str, resumes: str
) -> None:
    # Ann begins at once and hands over at 20:00; only Dee is there. Part-done work waits like any other, and its half
    # hour began with the first asking: over at 19:50, or at 20:15.
    case = evening(DEE, at_shift_end="hand_over")
    night = play(engine, **case, people=[Comes(asks, "clerk")])
    assert night.tasks[0] == f"0 clerk Ann: {asks} - Mon 20:00 handed over"
    assert night.tasks[1].startswith(f"0 clerk Dee: {resumes} - ")


def test_with_no_second_list_at_night_the_turn_never_comes(engine: Engine) -> None:
    night = play(engine, **evening(), people=[BUSY, Comes("Mon 19:40", "clerk")])
    # Ann is back at 21:00, an hour after her shift, and is given no new work.
    assert night.waiting == ["1 clerk since Mon 19:40"]
    assert night.went == ["Ann Mon 21:00", "Ben Mon 20:00"]
