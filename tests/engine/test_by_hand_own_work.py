"""Handover and other own work, worked out by hand: begun when it is due and its turn, begun again, or missed."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind, own
from helpers.night import play

from dghsim.engine.run import Engine

HANDOVER: dict[str, Any] = {"work": "handover", "minutes": 30, "after_minutes": 0}
ANN = On("day", "Ann", "Mon 08:00", "Mon 20:00")
BEN = On("other", "Ben", "Mon 08:00", "Mon 20:00")


def ward(*on: On, clerk: dict[str, Any] | None = None, **handover: Any) -> dict[str, Any]:
    """Red calls of 20 minutes, clerking of an hour, and a handover of 30 minutes at the start of the day."""
    case = calls(
        red=kind(20, priority=0, interrupts=True), clerk=kind(60) | (clerk or {}), handover=own(30)
    )  # fmt: skip
    first = {"first": ["red", "clerk"]}
    duty = {"day": first | {"own": [HANDOVER | handover]}, "other": first}
    duty |= {"night": first | {"start": "20:00", "end": "08:00", "own": [HANDOVER | handover]}}
    return case | {"duty": duty, "on": on or (ANN,)}


def test_handover_is_done_first_thing(engine: Engine) -> None:
    # From 08:00 to 08:30; the patient of 08:10 waits.
    night = play(engine, **ward(), people=[Comes("Mon 08:10", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30", "0 clerk Ann: Mon 08:30 - Mon 09:30"]
    assert night.missed == []


def test_handover_goes_before_less_urgent_work_that_has_waited_since_long_before(engine: Engine) -> None:
    night = play(engine, **ward(), people=[Comes("Mon 06:00", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30", "0 clerk Ann: Mon 08:30 - Mon 09:30"]


def test_red_work_goes_before_handover(engine: Engine) -> None:
    night = play(engine, **ward(), people=[Comes("Mon 07:50", "red")])
    assert night.tasks == ["0 red Ann: Mon 08:00 - Mon 08:20", "own handover Ann: Mon 08:20 - Mon 08:50"]


def test_work_of_the_same_priority_that_has_waited_longer_goes_before_handover(engine: Engine) -> None:
    # Both are of priority 2; patient 0 waits since 07:50, the handover since 08:00, patient 1 since 08:01.
    case = ward(clerk={"priority": 2})
    people = [Comes("Mon 07:50", "clerk"), Comes("Mon 08:01", "clerk")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 08:00 - Mon 09:00",
        "own handover Ann: Mon 09:00 - Mon 09:30",
        "1 clerk Ann: Mon 09:30 - Mon 10:30",
    ]


def test_it_begins_at_the_very_last_minute_allowed(engine: Engine) -> None:
    # Within 60 minutes of 08:00; Ann is free at 09:00.
    night = play(engine, **ward(clerk={"priority": 1}), people=[Comes("Mon 08:00", "clerk")])
    assert night.tasks[1] == "own handover Ann: Mon 09:00 - Mon 09:30"
    assert night.missed == []


def test_a_second_later_it_is_missed(engine: Engine) -> None:
    case = ward(clerk={"priority": 1} | kind(60 + 1 / 60))
    night = play(engine, **case, people=[Comes("Mon 08:00", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 08:00 - Mon 09:00:01"]
    assert night.missed == ["handover Ann: due Mon 08:00, lapsed Mon 09:00"]


def test_missed_own_work_is_not_made_up_for(engine: Engine) -> None:
    # Within 30 minutes; Ann has patient 0 until 09:00, and does not hand over then.
    case = ward(clerk={"priority": 1}, within_minutes=30)
    night = play(engine, **case, people=[Comes("Mon 08:00", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 08:00 - Mon 09:00"]
    assert night.missed == ["handover Ann: due Mon 08:00, lapsed Mon 08:30"]


def test_handover_broken_off_begins_again_from_the_start(engine: Engine) -> None:
    # Ten of its 30 minutes are lost: it takes all 30 from 08:30, which is within the hour.
    night = play(engine, **ward(), people=[Comes("Mon 08:10", "red")])
    assert night.tasks == [
        "own handover Ann: Mon 08:00 - Mon 08:10 interrupted",
        "0 red Ann: Mon 08:10 - Mon 08:30",
        "own handover Ann: Mon 08:30 - Mon 09:00",
    ]
    assert night.pieces("handover") == [0, 0]
    assert night.missed == []


def test_handover_broken_off_and_too_late_to_begin_again_is_missed(engine: Engine) -> None:
    night = play(engine, **ward(within_minutes=20), people=[Comes("Mon 08:10", "red")])
    assert night.tasks == [
        "own handover Ann: Mon 08:00 - Mon 08:10 interrupted", "0 red Ann: Mon 08:10 - Mon 08:30"
    ]  # fmt: skip
    assert night.missed == ["handover Ann: due Mon 08:00, lapsed Mon 08:20"]
    assert len({int(row["task"]) for row in night.log.tasks if row["entity"] < 0}) == 1


def test_work_that_does_not_interrupt_leaves_handover_alone(engine: Engine) -> None:
    night = play(engine, **ward(clerk={"priority": 0}), people=[Comes("Mon 08:10", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30", "0 clerk Ann: Mon 08:30 - Mon 09:30"]


def test_handover_that_may_not_be_interrupted_is_finished(engine: Engine) -> None:
    case = ward()
    case["work"]["handover"]["interruptible"] = False
    night = play(engine, **case, people=[Comes("Mon 08:10", "red")])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30", "0 red Ann: Mon 08:30 - Mon 08:50"]


def test_nobody_does_it_for_another(engine: Engine) -> None:
    # Ben, on a duty without handover, has nothing to do; Ann is at a red call until 08:20, then hands over.
    night = play(engine, **ward(ANN, BEN), people=[Comes("Mon 07:50", "red")])
    assert night.tasks == ["0 red Ann: Mon 08:00 - Mon 08:20", "own handover Ann: Mon 08:20 - Mon 08:50"]


@pytest.mark.parametrize("at_shift_end", ["finish", "hand_over"])
def test_before_the_end_it_is_due_that_long_before_and_finished_late(
    engine: Engine, at_shift_end: str
) -> None:
    # Due 19:30. Ann is clerking until 19:45, and hands over until 20:15, a quarter of an hour after her end: there is
    # nobody to whom she could leave the rest of it.
    case = ward(after_minutes=None, before_end_minutes=30)
    case["work"]["handover"]["at_shift_end"] = at_shift_end
    night = play(engine, **case, people=[Comes("Mon 18:45", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 18:45 - Mon 19:45", "own handover Ann: Mon 19:45 - Mon 20:15"]
    assert night.went == ["Ann Mon 20:15"]


def test_before_the_end_with_nothing_in_hand_it_is_over_on_time(engine: Engine) -> None:
    # Due and begun at 19:30; the patient of 19:40 is left to others.
    case = ward(after_minutes=None, before_end_minutes=30)
    night = play(engine, **case, people=[Comes("Mon 19:40", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 19:30 - Mon 20:00"]
    assert night.went == ["Ann Mon 20:00"]
    assert night.waiting == ["0 clerk since Mon 19:40"]


@pytest.mark.parametrize("start", ["Mon 19:00", "Mon 19:05"])
def test_not_begun_before_the_end_of_the_shift_it_is_missed(engine: Engine, start: str) -> None:
    # Within 60 minutes of 19:30 would be until 20:30, but the shift ends at 20:00. Ann is free then, or at 20:05.
    case = ward(after_minutes=None, before_end_minutes=30)
    night = play(engine, **case, people=[Comes(start, "clerk")])
    assert night.missed == ["handover Ann: due Mon 19:30, lapsed Mon 20:00"]
    assert night.went == ["Ann Mon 20:00" if start == "Mon 19:00" else "Ann Mon 20:05"]


def test_a_round_in_the_middle_of_the_day(engine: Engine) -> None:
    night = play(engine, **ward(after_minutes=125), people=[Comes("Mon 10:10", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 10:05 - Mon 10:35", "0 clerk Ann: Mon 10:35 - Mon 11:35"]


def test_two_that_are_due_together_go_by_urgency(engine: Engine) -> None:
    case = ward()
    case["work"]["teaching"] = own(15)
    case["duty"]["day"]["own"] += [HANDOVER | {"work": "teaching", "minutes": 15, "priority": 1}]
    night = play(engine, **case, people=[])
    assert night.tasks == [
        "own teaching Ann: Mon 08:00 - Mon 08:15",
        "own handover Ann: Mon 08:15 - Mon 08:45",
    ]
    assert len(set(night.log.tasks["task"])) == 2


def test_own_work_lasts_what_the_rota_says_whoever_does_it(engine: Engine) -> None:
    # A slow newcomer's 30 minutes of handover are 30 minutes; the clerking takes half as long again.
    night = play(engine, **ward(), slowness={"Ann": 1.5}, people=[Comes("Mon 08:10", "clerk")])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30", "0 clerk Ann: Mon 08:30 - Mon 10:00"]


def test_every_duty_has_its_own(engine: Engine) -> None:
    # Day and night of one doctor, and the same the next day: four handovers, of four numbers.
    on = (
        ANN, On("night", "Ben", "Mon 20:00", "Tue 08:00"), On("day", "Ann", "Tue 08:00", "Tue 20:00"),
        On("night", "Ben", "Tue 20:00", "Wed 08:00"),
    )  # fmt: skip
    night = play(engine, **ward(*on), people=[])
    assert night.tasks == [
        "own handover Ann: Mon 08:00 - Mon 08:30",
        "own handover Ben: Mon 20:00 - Mon 20:30",
        "own handover Ann: Tue 08:00 - Tue 08:30",
        "own handover Ben: Tue 20:00 - Tue 20:30",
    ]
    assert night.pieces("handover") == [0, 1, 2, 3]


@pytest.mark.parametrize(("begun", "ended"), [("Mon 19:30", "Mon 20:30"), ("Mon 19:58", "Mon 20:58")])
def test_who_comes_late_from_the_duty_before_hands_over_then_if_it_is_not_too_late(
    engine: Engine, begun: str, ended: str
) -> None:
    # Ann's night begins when she is done with the day's patient; its handover is due at 20:00, within 45 minutes.
    case = ward(ANN, On("night", "Ann", "Mon 20:00", "Tue 08:00"), within_minutes=45)
    night = play(engine, **case, people=[Comes(begun, "clerk")])
    if ended == "Mon 20:30":
        assert night.tasks[2] == "own handover Ann: Mon 20:30 - Mon 21:00"
        assert night.missed == []
    else:
        assert night.tasks[2:] == []
        assert night.missed == ["handover Ann: due Mon 20:00, lapsed Mon 20:45"]


def test_of_a_duty_that_is_never_taken_up_it_is_missed(engine: Engine) -> None:
    # Ann is in hand until 22:30; her duty from 20:00 to 21:00 is past by then, and its handover lapsed with its hour.
    on = (ANN, On("night", "Ann", "Mon 20:00", "Mon 20:40"))
    night = play(engine, **ward(*on, clerk=kind(180)), people=[Comes("Mon 19:30", "clerk")])
    assert night.went == ["Ann Mon 22:30", "Ann Mon 22:30"]
    assert night.missed == ["handover Ann: due Mon 20:00, lapsed Mon 20:40"]


def test_broken_off_in_the_last_minutes_of_the_shift_it_is_missed(engine: Engine) -> None:
    # Due 19:30 and begun; the red call of 19:50 takes Ann until 20:10. Her shift was over at 20:00.
    case = ward(after_minutes=None, before_end_minutes=30)
    night = play(engine, **case, people=[Comes("Mon 19:50", "red")])
    assert night.tasks == [
        "own handover Ann: Mon 19:30 - Mon 19:50 interrupted",
        "0 red Ann: Mon 19:50 - Mon 20:10",
    ]
    assert night.missed == ["handover Ann: due Mon 19:30, lapsed Mon 20:00"]
    assert night.went == ["Ann Mon 20:10"]


def test_what_was_set_aside_and_own_work_take_turns_by_urgency(engine: Engine) -> None:
    # Set aside at 08:50: a clerking (5). Due at 09:00: the handover (2). The red call is over at 09:10.
    case = ward(clerk={"resumed_by": "same"}, after_minutes=60)
    night = play(engine, **case, people=[Comes("Mon 08:30", "clerk"), Comes("Mon 08:50", "red")])
    assert night.tasks[2:] == [
        "own handover Ann: Mon 09:10 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:20",
    ]


def test_at_the_end_of_the_shift_it_is_too_late_even_for_who_stays_on(engine: Engine) -> None:
    # Due 19:30. Ann clerks from 19:20 and has the red call from 19:25 to 20:00. Then the shift is over: the handover is
    # missed, and the 55 minutes left of the clerking, set aside, are finished late.
    case = ward(clerk={"resumed_by": "same"}, after_minutes=None, before_end_minutes=30)
    case["work"]["red"] |= kind(35)
    night = play(engine, **case, people=[Comes("Mon 19:20", "clerk"), Comes("Mon 19:25", "red")])
    assert night.tasks[1:] == ["1 red Ann: Mon 19:25 - Mon 20:00", "0 clerk Ann: Mon 20:00 - Mon 20:55"]
    assert night.missed == ["handover Ann: due Mon 19:30, lapsed Mon 20:00"]


def test_due_longer_before_the_end_than_the_shift_lasts_it_is_due_at_the_start(engine: Engine) -> None:
    # An hour and a half before the end of a shift that a planner's own rota has cut to one hour.
    case = ward(On("day", "Ann", "Mon 08:00", "Mon 09:00"), after_minutes=None, before_end_minutes=90)
    night = play(engine, **case, people=[])
    assert night.tasks == ["own handover Ann: Mon 08:00 - Mon 08:30"]
