"""Spells and pieces from a log with each kind of row."""

from __future__ import annotations

import numpy as np
from helpers.build import On
from helpers.clock import NEVER, seconds
from helpers.finished import Did, Duty, Patient, view
from helpers.whole import whole

from dghsim.engine.plan import NONE
from dghsim.measures.view import View, once, pieces_by_kind, spells_by_kind

ON = [
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
]


def every_row() -> View:
    """A clerking broken off by an arrest and taken up by another, a handover missed, two jobs that still wait."""
    return view(whole(), [Patient("2Mon 08:30")], [
        Did("clerking", 0, "2Mon 09:00", "2Mon 09:30", "2Mon 10:00", patient=0, piece="clerk", ended="interrupted"),
        Did("arrest", 0, "2Mon 10:00", "2Mon 10:00", "2Mon 10:20", piece="arrest"),
        Did("arrest", 1, "2Mon 10:00", "2Mon 10:00", "2Mon 10:20", piece="arrest"),
        Did("clerking", 1, "2Mon 09:00", "2Mon 10:20", "2Mon 10:50", patient=0, piece="clerk"),
        Did("handover", 0, "2Mon 08:00", NEVER, "2Mon 09:00", own=True, ended="missed"),
        Did("rest", 0, "2Mon 11:00", "2Mon 11:00", "2Mon 11:10", own=True, ended="interrupted", piece="rest"),
        Did("rest", 0, "2Mon 11:00", NEVER, "2Mon 12:00", own=True, ended="missed", piece="rest"),
        Did("ward_red", 1, "2Mon 12:00", "2Mon 12:00", "2Mon 12:10", ended="interrupted", piece="job"),
        Did("ward_red", None, "2Mon 12:00", NEVER, NEVER, piece="job"),
        Did("ward_red", None, "2Mon 13:00", NEVER, NEVER),
        Did("sick_call", 1, "2Mon 14:00", "2Mon 14:05", NEVER),
    ], ON)  # fmt: skip


def test_a_piece_counts_once_whoever_and_however_many_did_it() -> None:
    made = every_row()
    works, pieces = tuple(made.replication.scenario.work), made.pieces
    assert sorted(works[kind] for kind in pieces.work) == [
        "arrest", "clerking", "handover", "rest", "sick_call", "ward_red", "ward_red",
    ]  # fmt: skip
    assert len(made.tasks.work) == 7
    assert np.bincount(made.tasks.piece).max() == 2
    clerking = np.flatnonzero(pieces.work == works.index("clerking"))[0]
    assert pieces.start[clerking] == seconds("2Mon 09:30")
    assert pieces.duty[clerking] == 0
    assert pieces.done[clerking]


def test_what_waits_what_was_missed_and_what_is_in_hand() -> None:
    made = every_row()
    works, pieces = tuple(made.replication.scenario.work), made.pieces
    said = {
        (works[kind], bool(own), bool(begun), bool(done), bool(in_hand))
        for kind, own, begun, done, in_hand in zip(
            pieces.work, pieces.own, pieces.begun, pieces.done, pieces.in_hand, strict=True
        )
    }
    assert said == {
        ("clerking", False, True, True, False), ("arrest", False, True, True, False),
        ("handover", True, False, False, False), ("rest", True, True, False, False),
        ("ward_red", False, True, False, False), ("ward_red", False, False, False, False),
        ("sick_call", False, True, False, True),
    }  # fmt: skip
    waits = ~pieces.begun & ~pieces.own
    assert made.wait[waits].tolist() == [made.stop - seconds("2Mon 13:00")]
    assert pieces.duty[waits].tolist() == [NONE]


def test_one_of_a_team_leads_and_a_spell_taken_up_again_leads_too() -> None:
    made = every_row()
    works = tuple(made.replication.scenario.work)
    led = [works[kind] for kind in made.tasks.work[made.tasks.leads]]
    assert sorted(led) == ["arrest", "clerking", "clerking", "rest", "sick_call", "ward_red"]


def test_an_empty_log() -> None:
    made = view(whole())
    assert len(made.pieces.work) == len(made.tasks.work) == 0


def test_a_spell_taken_up_at_once_leads_again() -> None:
    made = view(whole(), (), [
        Did("ward_red", 0, "2Mon 12:00", "2Mon 12:00", "2Mon 12:10", ended="interrupted", piece="job"),
        Did("ward_red", 0, "2Mon 12:00", "2Mon 12:20", "2Mon 12:30", piece="job"),
    ], ON)  # fmt: skip
    assert made.tasks.leads.tolist() == [True, True]


def test_what_was_asked_for_is_not_what_clinicians_do_for_themselves() -> None:
    made = every_row()
    assert made.asked.tolist() == (~made.pieces.own).tolist()
    assert made.pieces.own.sum() == 2


def test_rows_of_some_kinds_are_those_that_a_search_finds() -> None:
    made = every_row()
    kinds = [0, 2, 1]
    for found, work in ((pieces_by_kind(made), made.pieces.work), (spells_by_kind(made), made.tasks.work)):
        for kind in range(len(made.replication.scenario.work)):
            assert found.of([kind]).tolist() == np.flatnonzero(work == kind).tolist()
        assert sorted(found.of(kinds)) == np.flatnonzero(np.isin(work, kinds)).tolist()
        assert len(found.of([])) == 0


def test_what_is_asked_twice_is_worked_out_once_for_each_view() -> None:
    asked: list[str] = []

    @once
    def answer(view: View, word: str) -> str:
        asked.append(word)
        return f"{word} {view.weeks}"

    made, other = every_row(), every_row()
    assert [answer(made, "one"), answer(made, "one"), answer(made, "two")] == ["one 1", "one 1", "two 1"]
    assert answer(other, "one") == "one 1"
    assert asked == ["one", "two", "one"]
