"""On call from home, worked out by hand: the journey in, and none for who goes straight on."""

from __future__ import annotations

from typing import Any

from helpers.build import On, fixed
from helpers.night import play

from dghsim.engine.run import Engine

ON_CALL = {
    "tier": 3, "at": "home", "call_in_minutes": 30, "first": ["review"], "start": "20:00", "end": "08:00"
}  # fmt: skip
CASE: dict[str, Any] = {
    "stage": {
        "review": {"type": "work", "work": "review", "mark": "consultant_start"},
        "home": {"type": "leave"},
    },
    "work": {"review": {"duration": fixed(30)}},
    "duty": {"on_call": ON_CALL},
    "on": [On("on_call", "Con", "Mon 20:00", "Tue 08:00")],
}


def test_work_begins_when_the_journey_is_over(engine: Engine) -> None:
    night = play(engine, **CASE, people=["Mon 22:00"])
    assert night.tasks == ["0 review Con: Mon 22:30 - Mon 23:00 (called Mon 22:00)"]
    assert night.marks("consultant_start") == ["Mon 22:30"]
    assert night.went == ["Con Tue 08:00"]


def test_no_second_journey_for_who_goes_straight_on(engine: Engine) -> None:
    # Patient 1 waits when patient 0 is done at 23:00. Patient 2 comes at 23:30, the second patient 1 is done.
    night = play(engine, **CASE, people=["Mon 22:00", "Mon 22:10", "Mon 23:30"])
    assert night.tasks == [
        "0 review Con: Mon 22:30 - Mon 23:00 (called Mon 22:00)",
        "1 review Con: Mon 23:00 - Mon 23:30",
        "2 review Con: Mon 23:30 - Tue 00:00",
    ]


def test_a_second_later_the_consultant_has_gone_home_again(engine: Engine) -> None:
    night = play(engine, **CASE, people=["Mon 22:00", "Mon 23:00:01"])
    assert night.tasks[1] == "1 review Con: Mon 23:30:01 - Tue 00:00:01 (called Mon 23:00:01)"


def test_the_last_start_is_when_work_would_begin(engine: Engine) -> None:
    # Called at 07:30 the consultant begins at 08:00, the end of the duty: still in time. A second later is too late.
    night = play(engine, **CASE, people=["Tue 07:30"])
    assert night.tasks == ["0 review Con: Tue 08:00 - Tue 08:30 (called Tue 07:30)"]
    assert night.went == ["Con Tue 08:30"]
    assert play(engine, **CASE, people=["Tue 07:30:01"]).tasks == []


def test_a_resident_doctor_of_the_same_list_is_not_passed_over_for_the_journey(engine: Engine) -> None:
    # The rule is tier, then idle longest: distance does not count. Rae, of tier 2, is taken before Con, of tier 3.
    duty = CASE["duty"] | {"registrar": {"tier": 2, "first": ["review"]}}
    on = [*CASE["on"], On("registrar", "Rae", "Mon 20:00", "Tue 08:00")]
    night = play(engine, **CASE | {"duty": duty, "on": on}, people=["Mon 22:00"])
    assert night.tasks == ["0 review Rae: Mon 22:00 - Mon 22:30"]


def test_a_mark_is_the_first_time_even_if_a_later_one_was_noted_before(engine: Engine) -> None:
    # The consultant is called at 22:00 and noted to begin at 22:30; the patient's own way comes to the mark at 22:10.
    stage = {
        "call": {"type": "fork", "launch": "review"},
        "wait": {"type": "delay", "duration": fixed(10)},
        "seen": {"type": "delay", "duration": fixed(60), "mark": "consultant_start"},
        "home": {"type": "leave"},
        "review": {"type": "work", "work": "review", "mark": "consultant_start"},
        "over": {"type": "end"},
    }
    night = play(engine, **CASE | {"stage": stage}, people=["Mon 22:00"])
    assert night.tasks == ["0 review Con: Mon 22:30 - Mon 23:00 (called Mon 22:00)"]
    assert night.marks("consultant_start") == ["Mon 22:10"]
