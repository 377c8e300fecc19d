"""Giving way with a clinician at the bedside, worked out by hand: what becomes of the work, in and across the shift."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

ANN = On("day", "Ann", "Mon 08:00", "Mon 20:00")
BEN = On("night", "Ben", "Mon 20:00", "Tue 08:00")
OWN_TIME = {"family": "attribute", "attribute": "stay"}


def ward(
    *on: On, goto: str = "lounge", minutes: float = 60, after: float = 120, **review: Any
) -> dict[str, Any]:
    """One bed. A side branch asks for a review `after` so many minutes; the main thread stays, and may give way.

    Who gives way sits in the lounge for four hours, or is `gone` from the hospital.
    """
    gives_way = [{"place": "ward", "left_at_most_hours": 6, "goto": goto}]
    work = {"first": ["review"]}
    lounge = {
        "lounge": {"type": "release", "place": "ward"},
        "sit": {"type": "delay", "duration": fixed(240)},
    }
    return {
        "stage": {
            "bed": {"type": "hold", "place": "ward"},
            "team": {"type": "fork", "launch": "later"},
            "stay": {"type": "delay", "duration": OWN_TIME, "gives_way": gives_way},
            "home": {"type": "leave"},
            **(lounge if goto == "lounge" else {}),
            "gone": {"type": "leave", "outcome": "transferred"},
            "later": {"type": "delay", "duration": fixed(after)},
            "review": {"type": "work", "work": "review"},
            "over": {"type": "end"},
        },
        "stream": {"door": {"start": "bed"}},
        "place": {"ward": {"count": 1}},
        "attribute": {"stay": {"distribution": fixed(60)}},
        "work": {"review": kind(minutes) | review},
        "duty": {"day": work, "night": work | {"start": "20:00", "end": "08:00"}},
        "on": on or (ANN,),
    }


def comes(at: str, hours: float) -> Comes:
    return Comes(f"Mon {at}", knows={"stay": round(3600 * hours)})


def test_who_only_moves_takes_the_doctor_along(engine: Engine) -> None:
    # Patient 0 is under review from 10:00 to 11:00; patient 1 asks for the bed at 10:20, and has it. The review goes on
    # in the lounge, to its end, and the side branch with it.
    night = play(engine, **ward(), people=[comes("08:00", 6), comes("10:20", 1)])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 10:20", "1 ward 0: Mon 10:20 - Mon 11:20"]
    assert night.tasks == ["0 review Ann: Mon 10:00 - Mon 11:00"]
    assert night.left == ["transferred Mon 14:20", "home Mon 11:20"]


def test_who_goes_leaves_the_doctor_to_finish_and_the_next_waits_for_that(engine: Engine) -> None:
    # Gone at 10:20; Ann, who began at 10:00, writes to 11:00 all the same. Patient 1, in the bed at 10:20, is due for
    # review at 10:40, and waits until she is done with somebody who is no longer there.
    case = ward(goto="gone", after=20, minutes=60)
    people = [comes("09:40", 5), comes("10:20", 3)]
    night = play(engine, **case, people=people)
    assert night.left[0] == "transferred Mon 10:20"
    assert night.tasks == ["0 review Ann: Mon 10:00 - Mon 11:00", "1 review Ann: Mon 11:00 - Mon 12:00"]


def test_who_goes_while_it_waits_for_the_doctor_is_reviewed_by_nobody(engine: Engine) -> None:
    # Ann comes at 10:30. Patient 0's review waits since 10:00 and is withdrawn at 10:20; patient 1 is seen at 12:20.
    case = ward(On("day", "Ann", "Mon 10:30", "Mon 20:00"), goto="gone")
    night = play(engine, **case, people=[comes("08:00", 6), comes("10:20", 3)])
    assert night.tasks == ["1 review Ann: Mon 12:20 - Mon 13:20"]
    assert night.waiting == []


@pytest.mark.parametrize("in_the_way", [True, False])
def test_under_review_on_its_own_way_nobody_is_moved(engine: Engine, in_the_way: bool) -> None:
    # Here the review comes before the stay. Patient 1 asks at 10:20, patient 0 is under review from 10:00 to 10:40 and
    # so in no delay; then it has five hours left, and is moved at the next full hour, 11:00, not at 10:40. Without the
    # review it is moved at 10:20.
    case = ward(goto="gone", minutes=40 if in_the_way else 10)
    case["stage"]["bed"]["next"] = "review"
    case["stage"]["review"]["next"] = "stay"
    for name in ("team", "later", "over"):
        del case["stage"][name]
    night = play(engine, **case, people=[comes("10:00", 5), comes("10:20", 1)])
    moved = "11:00" if in_the_way else "10:20"
    assert night.left[0] == f"transferred Mon {moved}"
    assert night.stays[1].startswith(f"1 ward 0: Mon {moved} - ")


LATE = [comes("12:00", 12), comes("19:50", 3)]
"""Patient 0 is under review from 19:30 on (see below) and has just over four hours left when it is moved at 19:50."""


@pytest.mark.parametrize(
    ("at_shift_end", "expected"),
    [
        ("finish", ["0 review Ann: Mon 19:30 - Mon 20:30"]),
        (
            "hand_over",
            ["0 review Ann: Mon 19:30 - Mon 20:00 handed over", "0 review Ben: Mon 20:00 - Mon 20:30"],
        ),
    ],
)
def test_across_the_change_the_review_follows_who_has_moved(
    engine: Engine, at_shift_end: str, expected: list[str]
) -> None:
    # In the lounge from 19:50. Handed over, Ben goes on with it there.
    case = ward(ANN, BEN, after=450, at_shift_end=at_shift_end)
    night = play(engine, **case, people=LATE)
    assert night.tasks == expected
    assert night.stays[1].startswith("1 ward 0: Mon 19:50 - ")
    assert night.left[0] == "transferred Mon 23:50"


@pytest.mark.parametrize(
    ("at_shift_end", "ended", "went"),
    [("finish", "Mon 20:30", "Ann Mon 20:30"), ("hand_over", "Mon 20:00 handed over", "Ann Mon 20:00")],
)
def test_across_the_change_nobody_goes_on_for_who_has_gone(
    engine: Engine, at_shift_end: str, ended: str, went: str
) -> None:
    case = ward(ANN, BEN, goto="gone", after=450, at_shift_end=at_shift_end)
    night = play(engine, **case, people=LATE)
    assert night.tasks == [f"0 review Ann: Mon 19:30 - {ended}"]
    assert night.went[0] == went


@pytest.mark.parametrize("goto", ["gone", "lounge"])
def test_moved_in_the_second_of_the_change_it_is_moved_before_work_is_handed_out(
    engine: Engine, goto: str
) -> None:
    # Patient 0 has six hours left at 20:00, and patient 1 waits since 19:45: moved at the full hour, which is that of
    # the change. The review of 19:30 goes back to the line first; who is gone by the time it would be handed to Ben
    # needs it no more, who sits in the lounge does.
    case = ward(ANN, BEN, goto=goto, after=450, at_shift_end="hand_over")
    night = play(engine, **case, people=[comes("12:00", 14), comes("19:45", 2)])
    assert night.stays[1] == "1 ward 0: Mon 20:00 - Mon 22:00"
    assert night.tasks == [
        "0 review Ann: Mon 19:30 - Mon 20:00 handed over",
        *(["0 review Ben: Mon 20:00 - Mon 20:30"] if goto == "lounge" else []),
    ]
    assert night.waiting == []
