"""To high dependency and back, worked out by hand: the ward keeps the bed, or gives it up and two patients pay."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine


def hospital(kept: bool, high_care: int = 1) -> dict[str, Any]:
    """A ward of one bed. Who is to, goes to high dependency after two hours for four, and back to the ward for two.

    The ward's bed is kept meanwhile, or given up as the high-dependency bed is given. Others stay two hours.
    """
    stage = {
        "bed": {"type": "hold", "place": "ward"},
        "first": {"type": "delay", "duration": fixed(120)},
        "worse": {
            "type": "branch",
            "cases": [{"when": {"attribute": "worse", "equals": "yes"}, "goto": "high"}],
            "next": "home",
        },
        "high": {"type": "hold", "place": "high_care"},
        "given_up": {"type": "release", "place": "ward"},
        "four": {"type": "delay", "duration": fixed(240)},
        "step_down": {"type": "hold", "place": "ward"},
        "back": {"type": "release", "place": "high_care"},
        "last": {"type": "delay", "duration": fixed(120)},
        "home": {"type": "leave"},
    }
    if kept:
        del stage["given_up"]
    return {
        "stage": stage,
        "stream": {"door": {"start": "bed"}, "from_theatre": {"start": "high"}},
        "place": {"ward": {"count": 1}, "high_care": {"count": high_care}},
        "attribute": {"worse": {"chance": 0.5}},
    }


def comes(at: str, worse: str = "no", stream: str = "door") -> Comes:
    return Comes(f"Mon {at}", stream, {"worse": worse})


def test_kept_the_bed_is_there_when_the_patient_comes_back(engine: Engine) -> None:
    # Ward from 08:00, high dependency 10:00 to 14:00, ward to 16:00. The bed stands empty for four hours and patient 1,
    # who asks at 10:30, has it at 16:00.
    night = play(engine, **hospital(kept=True), people=[comes("08:00", "yes"), comes("10:30")])
    assert night.stays == [
        "0 ward 0: Mon 08:00 - Mon 16:00",
        "0 high_care 0: Mon 10:00 - Mon 14:00",
        "1 ward 0: Mon 16:00 - Mon 18:00",
    ]
    assert night.left == ["home Mon 16:00", "home Mon 18:00"]


def test_given_up_the_next_patient_is_in_it(engine: Engine) -> None:
    # Patient 1 has the bed from 10:30 to 12:30, and it is free again at 14:00: nobody is later.
    night = play(engine, **hospital(kept=False), people=[comes("08:00", "yes"), comes("10:30")])
    assert night.stays == [
        "0 ward 0: Mon 08:00 - Mon 10:00",
        "0 high_care 0: Mon 10:00 - Mon 14:00",
        "1 ward 0: Mon 10:30 - Mon 12:30",
        "0 ward 0: Mon 14:00 - Mon 16:00",
    ]


@pytest.mark.parametrize(("kept", "high_care"), [(True, "14:00"), (False, "15:00")])
def test_given_up_and_taken_the_high_dependency_bed_is_blocked(
    engine: Engine, kept: bool, high_care: str
) -> None:
    # The ward's bed is in use from 13:00 to 15:00 when it was given up: patient 0, well enough at 14:00, stays in high
    # dependency until 15:00, and whoever comes from theatre at 13:30 waits for that. With the bed kept it is 14:00.
    people = [comes("08:00", "yes"), comes("13:00"), comes("13:30", stream="from_theatre")]
    night = play(engine, **hospital(kept), people=people)
    assert f"0 high_care 0: Mon 10:00 - Mon {high_care}" in night.stays
    assert any(stay.startswith(f"2 high_care 0: Mon {high_care} - ") for stay in night.stays)


@pytest.mark.parametrize("beds", [1, 2])
def test_two_full_places_may_wait_for_each_other_for_ever(engine: Engine, beds: int) -> None:
    # Patient 0 has been in high dependency since 07:00, is well enough at 11:00 and wants the ward's one bed; patient 1
    # is in it from 08:00 and wants high dependency from 10:00 on. With a second bed there each has what it wants at
    # 10:00 and 11:00. With one, neither can go before the other: nobody gives way if the scenario has no rule for it.
    case = hospital(kept=False, high_care=beds)
    people = [comes("07:00", stream="from_theatre"), comes("08:00", "yes")]
    night = play(engine, **case, people=people)
    if beds == 1:
        assert night.left == ["never", "never"]
        assert night.wanting == ["0 ward since Mon 11:00", "1 high_care since Mon 10:00"]
    else:
        assert night.stays == [
            "0 high_care 0: Mon 07:00 - Mon 11:00",
            "1 ward 0: Mon 08:00 - Mon 10:00",
            "1 high_care 1: Mon 10:00 - Mon 14:00",
            "0 ward 0: Mon 11:00 - Mon 13:00",
            "1 ward 0: Mon 14:00 - Mon 16:00",
        ]


@pytest.mark.parametrize("kept", [True, False])
def test_across_the_change_of_shift_the_review_that_ends_the_stay_there_decides(
    engine: Engine, kept: bool
) -> None:
    # The step down waits for a review: asked for at 19:50 and handed over at 20:00 with ten minutes left, done at 20:40
    # by the night's doctor, who comes at 20:30. The kept bed is there at 20:40; given up it is another's to 21:30.
    case = hospital(kept)
    before = case["stage"].pop("step_down")
    tail = {name: case["stage"].pop(name) for name in ("back", "last", "home")}
    case["stage"] |= {"review": {"type": "work", "work": "review"}, "step_down": before} | tail
    case["work"] = {"review": kind(20, at_shift_end="hand_over")}
    case["duty"] = {
        "day": {"first": ["review"]},
        "night": {"first": ["review"], "start": "20:00", "end": "08:00"},
    }
    case["on"] = [On("day", "Ann", "Mon 08:00", "Mon 20:00"), On("night", "Ben", "Mon 20:30", "Tue 08:00")]
    night = play(engine, **case, people=[comes("13:50", "yes"), comes("19:30")])
    assert night.tasks[1] == "0 review Ben: Mon 20:30 - Mon 20:40"
    assert night.left[0] == ("home Mon 22:40" if kept else "home Mon 23:30")
    assert night.left[1] == ("home Tue 00:40" if kept else "home Mon 21:30")
