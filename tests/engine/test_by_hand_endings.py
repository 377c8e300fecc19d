"""The end of the run, worked out by hand: what is in hand is cut off, or those inside may finish."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import On, fixed
from helpers.night import play

from dghsim.engine.run import Engine
from dghsim.errors import InputError

CASE: dict[str, Any] = {
    "stage": {
        "bed": {"type": "hold", "place": "ward"},
        "clerk": {"type": "work", "work": "clerk"},
        "stay": {"type": "delay", "duration": fixed(3 * 24 * 60)},
        "home": {"type": "leave"},
    },
    "place": {"ward": {"count": 5}},
    "work": {"clerk": {"duration": fixed(60)}},
    "duty": {"day": {"first": ["clerk"]}},
    "on": [On("day", "Ann", "Sun 08:00", "2Mon 08:00"), On("day", "Ben", "Sun 08:00", "Sun 20:00")],
}


def test_what_is_in_hand_at_the_end_of_the_run_has_no_end(engine: Engine) -> None:
    # Ben is the lower duty number, as his ends first, and has gone at 20:00. Ann is at work when the week is over.
    night = play(engine, **CASE, people=["Sun 23:30", "Sun 23:40"])
    assert night.tasks == ["0 clerk Ann: Sun 23:30 - never"]
    assert night.stays == ["0 ward 0: Sun 23:30 - never", "1 ward 1: Sun 23:40 - never"]
    assert night.left == ["never", "never"]
    assert night.went == ["Ben Sun 20:00", "Ann never"]


def test_the_run_stops_before_the_last_second_begins(engine: Engine) -> None:
    # Done at Monday 00:00 of week 2 is one second too late; a second earlier is not.
    assert play(engine, **CASE, people=["Sun 23:00"]).tasks == ["0 clerk Ann: Sun 23:00 - never"]
    assert play(engine, **CASE, people=["Sun 22:59:59"]).tasks == ["0 clerk Ann: Sun 22:59:59 - Sun 23:59:59"]


def test_those_inside_may_finish_when_the_run_drains(engine: Engine) -> None:
    night = play(engine, **CASE, end="drain", people=["Sun 23:30"])
    assert night.tasks == ["0 clerk Ann: Sun 23:30 - 2Mon 00:30"]
    assert night.left == ["home 2Thu 00:30"]
    assert night.went == ["Ben Sun 20:00", "Ann 2Mon 08:00"]


def test_a_run_without_anybody(engine: Engine) -> None:
    night = play(engine, **CASE | {"on": []}, people=[])
    assert (night.tasks, night.stays, night.left, night.went) == ([], [], [], [])


NO_TIME = {"family": "empirical", "unit": "minutes", "values": [0, 60], "weights": [1e9, 1]}


def test_a_patient_going_round_in_no_time_is_an_error(engine: Engine) -> None:
    # The delay may take time, and so is no slip of the pathway; but of 4096 draws none does.
    stage = {
        "wait": {"type": "delay", "duration": NO_TIME},
        "again": {"type": "repeat", "back_to": "wait", "until": {"window": "open"}},
        "home": {"type": "leave"},
    }
    with pytest.raises(InputError, match=r"pathway\.stage\.(wait|again) is passed for ever in no time"):
        play(engine, stage=stage, window={"open": {"sun": ["08:00-09:00"]}}, people=["Mon 08:00"])


def test_side_branches_that_start_one_another_in_no_time_are_an_error(engine: Engine) -> None:
    stage = {
        "start": {"type": "fork", "launch": "ping"},
        "stay": {"type": "delay", "duration": fixed(60)},
        "home": {"type": "leave"},
        "ping": {"type": "delay", "duration": NO_TIME},
        "to_pong": {"type": "fork", "launch": "pong"},
        "ping_over": {"type": "end"},
        "pong": {"type": "delay", "duration": NO_TIME},
        "to_ping": {"type": "fork", "launch": "ping"},
        "pong_over": {"type": "end"},
    }
    with pytest.raises(InputError, match="is passed for ever in no time"):
        play(engine, stage=stage, people=["Mon 08:00"])
