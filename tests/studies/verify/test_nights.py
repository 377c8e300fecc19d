"""The nights worked out by hand: as worked out, and a kernel that forgets a rule is found out by the night about it."""

from __future__ import annotations

import pytest
from helpers.broken import Fault, forgets, install, of_duties

from dghsim.studies.verify.nights.by_hand import NIGHTS, Night
from dghsim.studies.verify.nights.played import compared, run_night

BY_NAME = {night.name: night for night in NIGHTS}


@pytest.mark.parametrize("night", NIGHTS, ids=lambda night: night.name)
def test_every_night_is_as_worked_out(night: Night) -> None:
    outcome = run_night(night)
    assert outcome.agrees, outcome.rows
    assert outcome.runs == "52 nights, kernel and twin"
    assert [(row.what, row.measured) for row in outcome.rows] == list(night.lines)
    # Kernel and twin, run by run.
    assert outcome.prints[:2] == outcome.prints[2:]


FAULTS = [
    ("finished_late", forgets("works", "hand_over", 1)),
    ("handed_over", forgets("works", "hand_over")),
    ("last_start", forgets("works", "last_start")),
    ("last_start_met", forgets("works", "last_start", 601)),
    ("own_work", of_duties("owns", 0)),
    ("resumed_by_anyone", forgets("works", "kept", 1)),
    ("resumed_by_same", forgets("works", "kept")),
    ("from_home", of_duties("call_in", 0)),
]


@pytest.mark.parametrize(("name", "fault"), FAULTS, ids=[name for name, _ in FAULTS])
def test_a_rule_forgotten_is_found_out(name: str, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, fault)
    assert not run_night(BY_NAME[name]).agrees


def test_the_first_night_that_differs_is_shown() -> None:
    expected = [("clerking, day", "19:30 to 19:50"), ("day goes home", "20:10")]
    rows = compared(expected, {"Mon": expected, "Tue": [("clerking, day", "19:31 to 19:51")], "Wed": []})
    assert [row.measured for row in rows] == ["19:31 to 19:51 (Tue)", "nothing (Tue)"]
    assert not any(row.agrees for row in rows)


def test_what_comes_on_top_is_shown_too() -> None:
    expected = [("clerking, day", "19:30 to 19:50")]
    rows = compared(expected, {"Mon": [*expected, ("clerking, night", "20:00 to 20:20")]})
    assert [(row.what, row.measured, row.agrees) for row in rows] == [
        ("clerking, day", "19:30 to 19:50", True),
        ("and nothing else", "clerking, night: 20:00 to 20:20 (Mon)", False),
    ]
    assert [row.measured for row in compared(expected, {})] == ["nothing (no night was played)"]
