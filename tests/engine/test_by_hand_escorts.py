"""Work that the patient does not wait for, worked out by hand: the patient is gone, the doctor away."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine


def ward(*on: On, minutes: float = 120, **escort: Any) -> dict[str, Any]:
    """An escort to another hospital, red calls and clerking; day duties to 20:00 and night duties."""
    case = calls(
        escort=kind(minutes, priority=3, patient_waits=False, **escort),
        red=kind(20, priority=0, interrupts=True), clerk=kind(60),
    )  # fmt: skip
    case["stage"]["escort"]["next"] = "away"
    case["stage"]["away"] = {"type": "leave", "outcome": "transferred"}
    works = ["escort", "red", "clerk"]
    night = {"first": works, "start": "20:00", "end": "08:00"}
    return case | {"duty": {"day": {"first": works, "cover": [2] * 7}, "night": night}, "on": on or (ANN,)}


ANN = On("day", "Ann", "Mon 08:00", "Mon 20:00")
BEN = On("day", "Ben", "Mon 08:00", "Mon 20:00")


def test_the_patient_goes_at_once_and_the_doctor_is_away(engine: Engine) -> None:
    night = play(engine, **ward(), people=[Comes("Mon 09:00", "escort"), Comes("Mon 09:10", "clerk")])
    assert night.tasks == ["0 escort Ann: Mon 09:00 - Mon 11:00", "1 clerk Ann: Mon 11:00 - Mon 12:00"]
    assert night.left == ["transferred Mon 09:00", "home Mon 12:00"]


def test_the_patient_goes_when_it_is_taken_in_hand_not_when_it_is_asked_for(engine: Engine) -> None:
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "escort")]
    assert play(engine, **ward(), people=people).left == ["home Mon 10:00", "transferred Mon 10:00"]


def test_the_bed_is_free_for_the_next_while_the_doctor_is_away(engine: Engine) -> None:
    case = ward()
    case["stage"] = {"bed": {"type": "hold", "place": "bay", "next": "escort"}} | case["stage"]
    case["stream"]["escort"]["start"] = "bed"
    people = [Comes("Mon 09:00", "escort"), Comes("Mon 09:10", "escort")]
    night = play(engine, **case, place={"bay": {"count": 1}}, people=people)
    # Patient 1 has the bed at once on coming, and leaves when Ann is back at 11:00.
    assert night.stays == ["0 bay 0: Mon 09:00 - Mon 09:00", "1 bay 0: Mon 09:10 - Mon 11:00"]
    assert night.tasks[1] == "1 escort Ann: Mon 11:00 - Mon 13:00"


def test_the_patient_may_have_other_work_done_meanwhile(engine: Engine) -> None:
    # Handed over to Ben in the scanner while Ann goes on to write it all up.
    case = ward(ANN, BEN)
    case["stage"]["escort"]["next"] = "clerk"
    del case["stage"]["away"]
    night = play(engine, **case, people=[Comes("Mon 09:00", "escort")])
    assert night.tasks == ["0 escort Ann: Mon 09:00 - Mon 11:00", "0 clerk Ben: Mon 09:00 - Mon 10:00"]
    assert night.left == ["home Mon 10:00"]


def test_who_is_away_is_not_called_back(engine: Engine) -> None:
    # The red call of 09:30 interrupts, and the escort is less urgent; but Ann is on the road until 11:00.
    night = play(engine, **ward(), people=[Comes("Mon 09:00", "escort"), Comes("Mon 09:30", "red")])
    assert night.tasks == ["0 escort Ann: Mon 09:00 - Mon 11:00", "1 red Ann: Mon 11:00 - Mon 11:20"]


def test_another_is_called_away_instead(engine: Engine) -> None:
    # Ben's escort, made the least urgent here, and begun the latest, does not count: Ann's clerking is broken off.
    case = ward(ANN, BEN)
    case["stage"]["escort"]["priority"] = 7
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "escort"), Comes("Mon 09:30", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[:3] == [
        "0 clerk Ann: Mon 09:00 - Mon 09:30 interrupted",
        "1 escort Ben: Mon 09:10 - Mon 11:10",
        "2 red Ann: Mon 09:30 - Mon 09:50",
    ]


@pytest.mark.parametrize("at_shift_end", ["finish", "hand_over"])
def test_who_is_away_at_the_end_of_the_shift_is_late_and_so_is_the_next_duty(
    engine: Engine, at_shift_end: str
) -> None:
    # Away from 19:00 to 21:00, and nothing to hand over on the road. Patient 1, at 20:30, waits for Ann's night.
    on = (ANN, On("night", "Ann", "Mon 20:00", "Tue 08:00"))
    case = ward(*on, at_shift_end=at_shift_end)
    night = play(engine, **case, people=[Comes("Mon 19:00", "escort"), Comes("Mon 20:30", "clerk")])
    assert night.tasks == ["0 escort Ann: Mon 19:00 - Mon 21:00", "1 clerk Ann: Mon 21:00 - Mon 22:00"]
    assert night.went == ["Ann Mon 21:00", "Ann Tue 08:00"]


def test_from_home_the_patient_goes_when_the_escort_has_come(engine: Engine) -> None:
    case = ward(On("call", "Con", "Mon 08:00", "Mon 20:00"))
    case["duty"] |= {"call": {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["escort"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "escort")])
    assert night.tasks == ["0 escort Con: Mon 09:30 - Mon 11:30 (called Mon 09:00)"]
    assert night.left == ["transferred Mon 09:30"]


def test_two_may_go_together(engine: Engine) -> None:
    # A team of two leaves with the patient; both are back at 11:00.
    case = ward(ANN, BEN, team=[{"count": 2}])
    night = play(engine, **case, people=[Comes("Mon 09:00", "escort"), Comes("Mon 09:30", "clerk")])
    assert night.tasks == [
        "0 escort Ann: Mon 09:00 - Mon 11:00",
        "0 escort Ben: Mon 09:00 - Mon 11:00",
        "1 clerk Ann: Mon 11:00 - Mon 12:00",
    ]
    assert night.left == ["transferred Mon 09:00", "home Mon 12:00"]


def test_a_job_that_nobody_waits_for_is_over_at_once_for_the_wards(engine: Engine) -> None:
    # The stage after it comes as soon as it is begun: Ben does that while Ann is still at the first.
    case = ward(ANN, BEN)
    case["stage"]["escort"]["next"] = "clerk"
    del case["stage"]["away"]
    case["stream"] |= {"jobs": {"entity": "job", "start": "escort"}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "jobs")])
    assert night.tasks == [
        "job 0 escort Ann: Mon 09:00 - Mon 11:00",
        "job 0 clerk Ben: Mon 09:00 - Mon 10:00",
    ]


def test_the_clock_of_the_patient_starts_when_it_begins(engine: Engine) -> None:
    case = ward()
    case["stage"]["escort"]["mark"] = "decision"
    case["stage"]["away"] = {"type": "delay", "duration": fixed(10), "next": "home"}
    night = play(engine, **case, people=[Comes("Mon 09:00", "escort")])
    assert night.marks("decision") == ["Mon 09:00"]
    assert night.left == ["home Mon 09:10"]


def test_one_patient_may_have_two_out_at_once(engine: Engine) -> None:
    # The stage is passed again after 30 minutes, until 09:45: Ann is out from 09:00, Ben from 09:30. Two pieces.
    case = ward(ANN, BEN, minutes=60)
    del case["stage"]["away"]
    case["stage"]["escort"]["next"] = "pause"
    case["stage"] |= {
        "pause": {"type": "delay", "duration": fixed(30)},
        "again": {"type": "repeat", "back_to": "escort", "until": {"window": "late"}, "next": "home"},
    }
    case["window"] = {"late": {"mon": ["09:45-23:00"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "escort")])
    assert night.tasks == ["0 escort Ann: Mon 09:00 - Mon 10:00", "0 escort Ben: Mon 09:30 - Mon 10:30"]
    assert night.pieces("escort") == [0, 1]
    assert night.left == ["home Mon 10:00"]


def test_a_patient_who_leaves_before_the_escort_has_come_is_gone(engine: Engine) -> None:
    # Con is called at 09:00 and comes at 09:30, as with any work; the patient has gone at 09:10.
    case = ward(On("call", "Con", "Mon 08:00", "Mon 20:00"))
    case["duty"] |= {"call": {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["escort"]}}
    case["stage"] = {
        "ask": {"type": "fork", "launch": "escort"},
        "wait": {"type": "delay", "duration": fixed(10), "next": "home"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "ask"}}
    del case["stream"]["escort"]
    night = play(engine, **case, people=[Comes("Mon 09:00", "door")])
    assert night.left == ["home Mon 09:10"]
    assert night.tasks == ["0 escort Con: Mon 09:30 - Mon 11:30 (called Mon 09:00)"]
