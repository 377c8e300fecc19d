"""Every sequence of the tables beside this file, reasoned by hand from the rules, put to the checker."""

from __future__ import annotations

from pathlib import Path

import pytest
from rota.by_hand.sequence import Sequence, all_sequences
from rota.by_hand.variants import OTHER_MONDAYS, reordered, turned

SEQUENCES = all_sequences()
ACCEPTED = [one for one in SEQUENCES if not one.refused]
ANYWHERE = [one for one in ACCEPTED if not one.fixed]
IN_WORDS = ("no warning", "a warning", "no message")
"""What is told in words names the dates."""
FORTNIGHTLY = {"wtr", "consultant-2003", "sas-2021"}
"""The fourteen days of their weekly rest are counted from the start."""

SHARES = pytest.mark.parametrize("share", [5, pytest.param(1, marks=pytest.mark.prove)], ids=["some", "all"])
"""What holds of any sequence is tried on each fifth of them, on other dates on each with one of the dates."""


def some(sequences: list[Sequence], share: int, first: int = 0) -> list[Sequence]:
    """Each so many'th of them, from one of the first."""
    return sequences[first % share :: share]


def named(sequences: list[Sequence]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("sequence", sequences, ids=[one.name for one in sequences])


@named(SEQUENCES)
def test_breaks_what_the_rules_say_it_breaks_and_no_more(sequence: Sequence) -> None:
    for cyclic in sequence.forms:
        assert sequence.wrong(cyclic=cyclic) == [], "cyclic" if cyclic else "dated"


@pytest.mark.parametrize("where", OTHER_MONDAYS)
@SHARES
def test_breaks_the_same_on_other_dates(where: str, share: int) -> None:
    monday = OTHER_MONDAYS[where]
    for sequence in some(ANYWHERE, share, list(OTHER_MONDAYS).index(where)):
        report = sequence.check(sequence.rows(monday), cyclic=sequence.forms[-1], monday=monday)
        wrong = [line for line in sequence.disagreements(report, monday) if not line.startswith(IN_WORDS)]
        assert wrong == [], sequence.name


@SHARES
def test_breaks_the_same_in_any_order_of_rows(share: int) -> None:
    for sequence in some(ACCEPTED, share):
        for how, shifts in reordered(sequence.rows()):
            report = sequence.check(shifts, cyclic=sequence.forms[0])
            assert sequence.disagreements(report) == [], (sequence.name, how)


@SHARES
def test_breaks_the_same_whichever_week_a_cycle_begins_with(share: int) -> None:
    cycles = [one for one in ANYWHERE if True in one.forms and one.rules not in FORTNIGHTLY]
    for sequence in some(cycles, share):
        usual = _told(sequence, sequence.rows())
        for how, shifts in turned(sequence):
            assert _told(sequence, shifts) == usual, (sequence.name, how)


def _told(sequence: Sequence, shifts: list[dict[str, object]]) -> list[str]:
    report = sequence.check(shifts, cyclic=True)
    return sorted(f"{one.doctor} {one.rule} {one.measured:.6f} {one.limit}" for one in report.breaches)


def test_every_table_is_short_enough_to_be_read() -> None:
    tables = sorted(Path(__file__).parent.glob("*.toml"))
    assert [table.name for table in tables if len(table.read_text(encoding="utf-8").splitlines()) > 400] == []
    assert len(SEQUENCES) >= 250
