"""What the log says of whoever still waits when the run ends, and how each spell of work ended, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind, own
from helpers.clock import seconds
from helpers.night import play

from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE
from dghsim.engine.run import Engine

RED = kind(20, priority=0, interrupts=True)
ANN = On("day", "Ann", "Sun 08:00", "2Mon 08:00")


def ward(*on: On, **kinds: Any) -> dict[str, Any]:
    """Ann alone through the last night of the run, which ends at midnight."""
    case = calls(**({"red": RED, "clerk": kind(60)} | kinds))
    return case | {"duty": {"day": {"first": ["red", "clerk"]}}, "on": on or (ANN,)}


def test_work_still_waited_for_has_a_row_without_a_doctor(engine: Engine) -> None:
    night = play(engine, **ward(), people=[Comes("Sun 23:30", "clerk"), Comes("Sun 23:40", "clerk")])
    assert night.tasks == ["0 clerk Ann: Sun 23:30 - never"]
    assert night.waiting == ["1 clerk since Sun 23:40"]
    in_hand = next(row for row in night.log.tasks if row["start"] != NONE)
    assert (in_hand["end"], in_hand["ended"]) == (NONE, NONE)


def test_with_nobody_there_at_all(engine: Engine) -> None:
    night = play(
        engine, **ward() | {"on": ()}, people=[Comes("Mon 09:00", "clerk"), Comes("Tue 09:00", "red")]
    )
    assert night.tasks == []
    assert night.waiting == ["0 clerk since Mon 09:00", "1 red since Tue 09:00"]


@pytest.mark.parametrize("resumed_by", ["anyone", "same"])
def test_what_was_interrupted_and_still_waits_has_both_rows(engine: Engine, resumed_by: str) -> None:
    # One piece of work: a spell, and its wait since the patient first asked.
    case = ward(clerk=kind(60, resumed_by=resumed_by))
    night = play(engine, **case, people=[Comes("Sun 23:20", "clerk"), Comes("Sun 23:50", "red")])
    assert night.tasks == [
        "0 clerk Ann: Sun 23:20 - Sun 23:50 interrupted", "1 red Ann: Sun 23:50 - never"
    ]  # fmt: skip
    assert night.waiting == ["0 clerk since Sun 23:20"]
    clerk = [int(row["task"]) for row in night.log.tasks if row["entity"] == 0]
    assert len(clerk) == 2
    assert len(set(clerk)) == 1


def test_what_was_handed_over_to_nobody_still_waits(engine: Engine) -> None:
    case = ward(On("day", "Ann", "Sun 08:00", "Sun 20:00"), clerk=kind(60, at_shift_end="hand_over"))
    night = play(engine, **case, people=[Comes("Sun 19:30", "clerk")])
    assert night.tasks == ["0 clerk Ann: Sun 19:30 - Sun 20:00 handed over"]
    assert night.waiting == ["0 clerk since Sun 19:30"]


def test_a_job_waits_as_a_patient_does(engine: Engine) -> None:
    case = ward(job=kind(15, entity="job"))
    case["duty"]["other"] = {"first": ["job"]}
    night = play(engine, **case, people=[Comes("Sun 23:00", "job")])
    assert night.waiting == ["job 0 job since Sun 23:00"]


def test_who_has_left_waits_no_more(engine: Engine) -> None:
    # The side branch asks for a clerking that never comes; the patient goes home at 09:30.
    case = ward() | {"on": ()}
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(30), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"]["door"] = {"start": "seen"}
    night = play(engine, **case, people=[Comes("Mon 09:00", "door")])
    assert night.left == ["home Mon 09:30"]
    assert night.waiting == []


def test_a_bed_still_waited_for_has_a_row_without_a_bed(engine: Engine) -> None:
    stage = {
        "bed": {"type": "hold", "place": "ward"},
        "stay": {"type": "delay", "duration": fixed(24 * 60)},
        "home": {"type": "leave"},
    }
    people = ["Sun 08:00", "Sun 09:00", "Sun 10:00"]
    night = play(engine, stage=stage, place={"ward": {"count": 1}}, people=people)
    assert night.stays == ["0 ward 0: Sun 08:00 - never"]
    assert night.wanting == ["1 ward since Sun 09:00", "2 ward since Sun 10:00"]


def test_a_request_withdrawn_leaves_no_row(engine: Engine) -> None:
    # Patient 1 gives up its request at 09:30, and is still there at the end.
    stage = {
        "ask": {"type": "fork", "launch": "bed"},
        "think": {"type": "delay", "duration": fixed(30)},
        "no": {"type": "release", "place": "ward"},
        "stay": {"type": "delay", "duration": fixed(48 * 60)},
        "home": {"type": "leave"},
        "bed": {"type": "hold", "place": "ward"},
        "over": {"type": "end"},
    }
    night = play(engine, stage=stage, place={"ward": {"count": 0}}, people=["Sun 09:00"])
    assert night.left == ["never"]
    assert (night.stays, night.wanting) == ([], [])


def test_nobody_waits_at_the_end_of_a_run_that_drains(engine: Engine) -> None:
    night = play(
        engine, **ward(), end="drain", people=[Comes("Sun 23:30", "clerk"), Comes("Sun 23:40", "clerk")]
    )
    assert night.left == ["home 2Mon 00:30", "home 2Mon 01:30"]
    assert night.waiting == []


def test_how_each_spell_ended(engine: Engine) -> None:
    # Sunday night to midnight. Ann's rest of 18:00, within 10 minutes, is missed for patient 0; patient 1 is broken off
    # at 19:30 for patient 2, gone on with at 19:50, handed over at 20:00, done by Ben at 20:20; patient 3 is in
    # hand at midnight, and patient 4 waits.
    case = ward(
        On("day", "Ann", "Sun 08:00", "Sun 20:00"), On("night", "Ben", "Sun 20:00", "2Mon 08:00"),
        clerk=kind(60, at_shift_end="hand_over"), rest=own(30),
    )  # fmt: skip
    rest = {"work": "rest", "minutes": 30, "after_minutes": 600, "within_minutes": 10}
    case["duty"]["day"]["own"] = [rest]
    case["duty"]["night"] = {"first": ["red", "clerk"], "start": "20:00", "end": "08:00"}
    people = [
        Comes("Sun 17:30", "clerk"), Comes("Sun 19:00", "clerk"), Comes("Sun 19:30", "red"),
        Comes("Sun 23:30", "clerk"), Comes("Sun 23:40", "clerk"),
    ]  # fmt: skip
    night = play(engine, **case, people=people)
    assert [(int(row["entity"]), int(row["ended"])) for row in night.log.tasks if row["start"] != NONE] == [
        (0, Ended.DONE), (1, Ended.INTERRUPTED), (2, Ended.DONE), (1, Ended.HANDED_OVER), (1, Ended.DONE), (3, NONE)
    ]  # fmt: skip
    assert night.missed == ["rest Ann: due Sun 18:00, lapsed Sun 18:10"]
    (lapsed,) = (row for row in night.log.tasks if row["ended"] == Ended.MISSED)
    assert (lapsed["entity"], lapsed["called"], lapsed["start"]) == (NONE, NONE, NONE)
    assert (lapsed["since"], lapsed["end"]) == (seconds("Sun 18:00"), seconds("Sun 18:10"))
    assert night.waiting == ["4 clerk since Sun 23:40"]
    # One number for all three spells of patient 1; six numbers in all, with that of the rest.
    assert len({int(row["task"]) for row in night.log.tasks if row["entity"] == 1}) == 1
    assert len(set(night.log.tasks["task"])) == 6


def test_since_and_called_of_every_spell(engine: Engine) -> None:
    # Asked at 09:00, called away at 09:20, gone on with at 09:40: asked for once, given twice.
    case = ward(On("day", "Ann", "Mon 08:00", "Mon 20:00"))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    clerk = [row for row in night.log.tasks if row["entity"] == 0]
    assert [int(row["since"]) for row in clerk] == [seconds("Mon 09:00")] * 2
    assert [int(row["called"]) for row in clerk] == [seconds("Mon 09:00"), seconds("Mon 09:40")]
