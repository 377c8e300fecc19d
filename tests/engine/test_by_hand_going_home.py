"""Going home as a chain, worked out by hand: ready, reviewed, letter, the community's yes, transport."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RAE, JO = On("senior", "Rae", "Mon 08:00", "Mon 20:00"), On("junior", "Jo", "Mon 08:00", "Mon 20:00")


def ward(*on: On) -> dict[str, Any]:
    """One bed and one ambulance. Review 20 minutes by Rae, letter 30 by Jo, the community weekdays 09:00 to 12:00 with
    the patient's own delay after that, transport 08:00 to 18:00, an hour on its way."""
    own_time = {"family": "attribute", "attribute": "stay"}
    return {
        "stage": {
            "bed": {"type": "hold", "place": "ward"},
            "stay": {"type": "delay", "duration": own_time},
            "ready": {"type": "delay", "duration": fixed(0), "mark": "ready"},
            "review": {"type": "work", "work": "review", "mark": "reviewed"},
            "letter": {"type": "work", "work": "letter", "mark": "letter"},
            "asked": {"type": "wait_until", "window": "community"},
            "answer": {"type": "delay", "duration": {"family": "attribute", "attribute": "answer"}},
            "agreed": {"type": "wait_until", "window": "transport", "mark": "agreed"},
            "ambulance": {"type": "hold", "place": "ambulance"},
            "ride": {"type": "delay", "duration": fixed(60)},
            "home": {"type": "leave"},
            "busy": {"type": "work", "work": "clerking", "next": "home"},
            "arrest": {"type": "work", "work": "arrest", "next": "home"},
        },
        "stream": {"door": {"start": "bed"}, "clerking": {"start": "busy"}, "arrest": {"start": "arrest"}},
        "work": {"review": kind(20), "letter": kind(30), "clerking": kind(180), "arrest": kind(150)},
        "place": {"ward": {"count": 2}, "ambulance": {"count": 1, "kind": "other"}},
        "window": {
            "community": {day: ["09:00-12:00"] for day in EVERY_DAY[:5]},
            "transport": {day: ["08:00-18:00"] for day in EVERY_DAY},
        },
        "attribute": {"stay": {"distribution": fixed(60)}, "answer": {"distribution": fixed(60)}},
        "duty": {
            "senior": {"tier": 2, "first": ["review", "arrest"]}, "junior": {"first": ["letter", "clerking"]}
        },
        "on": on or (RAE, JO),
        "weeks": 2,
    }  # fmt: skip


def ready(at: str, answer: float = 10) -> Comes:
    """Ready in body at the time said, an hour after it came; `answer`: minutes of the community."""
    day, clock = at.split()
    hours, minutes = clock.split(":")
    knows = {"stay": 3600, "answer": round(60 * answer)}
    return Comes(f"{day} {int(hours) - 1:02d}:{minutes}", knows=knows)


def other(at: str, stream: str) -> Comes:
    return Comes(at, stream, {"stay": 0, "answer": 0})


def test_with_everybody_at_hand_it_takes_two_hours(engine: Engine) -> None:
    # Reviewed 09:00 to 09:20, letter to 09:50, yes at 10:00, the ambulance an hour later.
    night = play(engine, **ward(), people=[ready("Mon 09:00")])
    assert night.marks("ready") == ["Mon 09:00"]
    assert night.marks("reviewed") == ["Mon 09:00"]
    assert night.marks("letter") == ["Mon 09:20"]
    assert night.marks("agreed") == ["Mon 10:00"]
    assert night.left == ["home Mon 11:00"]


def test_ready_in_the_afternoon_it_is_the_community_of_tomorrow(engine: Engine) -> None:
    # Nobody keeps it waiting until 15:50; the community opens at 09:00: yes 09:10, home 10:10.
    assert play(engine, **ward(), people=[ready("Mon 15:00")]).left == ["home Tue 10:10"]


@pytest.mark.parametrize(
    ("free", "left"), [("Mon 11:09:59", "home Mon 13:09:59"), ("Mon 11:10", "home Tue 10:10")]
)
def test_the_review_decides(engine: Engine, free: str, left: str) -> None:
    # Rae comes at 11:10: reviewed at 11:30, letter at 12:00, when the community shuts: a night for one second.
    night = play(engine, **ward(On("senior", "Rae", free, "Mon 20:00"), JO), people=[ready("Mon 09:00")])
    assert night.left == [left]


def test_a_senior_at_an_arrest_keeps_it_a_night(engine: Engine) -> None:
    # Rae is at an arrest from 08:50 to 11:20. No bed is short, nobody else is late.
    night = play(engine, **ward(), people=[ready("Mon 09:00"), other("Mon 08:50", "arrest")])
    assert night.marks("reviewed")[0] == "Mon 11:20"
    assert night.left[0] == "home Tue 10:10"


@pytest.mark.parametrize(
    ("clerks", "left"), [("Mon 08:20", "home Mon 13:00"), ("Mon 08:31", "home Tue 10:10")]
)
def test_the_letter_decides(engine: Engine, clerks: str, left: str) -> None:
    # Reviewed at 09:20. Jo clerks for three hours: from 08:20 the letter is done at 11:50, from 08:31 at 12:01.
    night = play(engine, **ward(), people=[ready("Mon 09:00"), other(clerks, "clerking")])
    assert night.left[0] == left


@pytest.mark.parametrize(
    ("answer", "left"),
    [(180, "home Mon 13:50"), (489, "home Mon 18:59"), (490, "home Tue 09:00"), (1620, "home Tue 13:50")],
)
def test_the_communitys_yes_decides(engine: Engine, answer: float, left: str) -> None:
    # Asked at 09:50. After three hours, 12:50; at 17:59 the ambulance is still to be had, at 18:00 it is tomorrow's
    # from 08:00; after 27 hours, 12:50 of the next day.
    assert play(engine, **ward(), people=[ready("Mon 09:00", answer)]).left == [left]


def test_transport_decides(engine: Engine) -> None:
    # Both ready at 09:00; patient 1 is reviewed to 09:40, has its letter at 10:20 and its yes at 10:30. The one
    # ambulance is out with patient 0 until 11:00.
    night = play(engine, **ward(), people=[ready("Mon 09:00"), ready("Mon 09:00")])
    assert night.marks("agreed") == ["Mon 10:00", "Mon 10:30"]
    assert night.left == ["home Mon 11:00", "home Mon 12:00"]


def test_on_friday_twenty_minutes_cost_a_weekend(engine: Engine) -> None:
    # Ready at 11:00 it is home at 13:00. Ready at 11:20 the letter is done at 12:10, and the community is back on
    # Monday.
    on = [On(each.duty, each.doctor, "Fri 08:00", "Fri 20:00") for each in (RAE, JO)]
    for at, left in (("Fri 11:00", "home Fri 13:00"), ("Fri 11:20", "home 2Mon 10:10")):
        assert play(engine, **ward(*on), people=[ready(at)]).left == [left]


def test_a_review_asked_for_after_the_shift_waits_for_the_next_senior(engine: Engine) -> None:
    # Ready at 20:00, when Rae goes. The next is there on Tuesday from 08:00, and so is Jo: 08:50, 09:10, 10:10.
    on = (
        RAE,
        JO,
        On("senior", "Sam", "Tue 08:00", "Tue 20:00"),
        On("junior", "Jo", "Tue 08:00", "Tue 20:00"),
    )
    night = play(engine, **ward(*on), people=[ready("Mon 20:00")])
    assert night.tasks == ["0 review Sam: Tue 08:00 - Tue 08:20", "0 letter Jo: Tue 08:20 - Tue 08:50"]
    assert night.left == ["home Tue 10:10"]


def test_the_bed_is_held_to_the_end_of_the_chain_and_the_next_waits_for_it(engine: Engine) -> None:
    # One bed. Ready at 15:00, patient 0 has it until Tuesday 10:10, and that is when the patient of 16:00 is admitted.
    case = ward()
    case["place"]["ward"]["count"] = 1
    night = play(engine, **case, people=[ready("Mon 15:00"), ready("Mon 17:00")])
    assert night.stays[0] == "0 ward 0: Mon 14:00 - Tue 10:10"
    assert [stay for stay in night.stays if stay.startswith("1 ward 0: Tue 10:10 - ")]
