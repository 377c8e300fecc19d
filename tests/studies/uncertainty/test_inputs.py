"""Which numbers are drawn, which together, and why others are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from studies.uncertainty.guessed_ward import BEDS, HOME, STAY, mark, ward

from dghsim.scenario.load import load_scenario
from dghsim.studies.uncertainty.inputs import guesses_of

HEREFORD = Path(__file__).parents[3] / "scenarios" / "hereford.toml"


def test_numbers_that_one_entry_marks_are_one_guess() -> None:
    drawn, held = guesses_of(ward(mark([STAY, HOME], 0.1, 0.9), mark(BEDS, 400, 600)))
    assert [(guess.keys, guess.whole) for guess in drawn] == [
        ((HOME, STAY), (False, False)),
        ((BEDS,), (True,)),
    ]
    assert drawn[1].written == (500,)
    assert held == ()


@pytest.mark.parametrize("evidence", ["public", "published", "illustrative", "yours"])
def test_whoever_gives_a_range_is_taken_at_their_word(evidence: str) -> None:
    drawn, _ = guesses_of(ward(mark(STAY, 20, 40, evidence=evidence)))
    assert [guess.keys for guess in drawn] == [(STAY,)]


@pytest.mark.parametrize(("evidence", "named"), [("illustrative", True), ("public", False), ("yours", False)])
def test_assumed_numbers_without_a_range_are_counted(evidence: str, named: bool) -> None:
    _, held = guesses_of(ward(mark(STAY, evidence=evidence)))
    assert [(one.key, one.why) for one in held] == ([(STAY, "no range")] if named else [])


@pytest.mark.parametrize(
    ("key", "low", "high", "why"),
    [
        ("run.weeks", 1, 4, "decided"),
        ("rota.tier.t1.lines", 10, 30, "decided"),
        ("rota.tier.t1.grades.plain", 5, 10, "decided"),
        ("demand.stream.door.envelope_per_day", 40, 90, "decided"),
        (STAY, 30, 30, "one value"),
        (BEDS, 499.5, 500.5, "one value"),
        ("rota.tier.t1.duty.ward.cover", 0, 1, "decided"),
    ],
)
def test_what_is_decided_or_has_one_value_is_held(key: str, low: float, high: float, why: str) -> None:
    drawn, held = guesses_of(ward(mark(key, low, high), mark(HOME, 0.1, 0.3)))
    assert [guess.keys for guess in drawn] == [(HOME,)]
    assert [(one.key, one.why) for one in held] == [(key, why)]


def test_leave_is_not_decided() -> None:
    drawn, _ = guesses_of(ward(mark("rota.tier.t1.leave_days", 20, 40)))
    assert [guess.keys for guess in drawn] == [("rota.tier.t1.leave_days",)]


def test_every_range_of_the_default_is_drawn_and_what_has_none_is_counted() -> None:
    scenario = load_scenario(HEREFORD)
    drawn, held = guesses_of(scenario)
    ranges = [entry for entry in scenario.provenance if entry.low is not None]
    assert 0 < len(drawn) <= len(ranges)
    assert {one.why for one in held} == {"no range"}
    assert len(held) > 300
    assert not any(one.key.startswith(("run.", "standards.")) for one in held)
    assert not any(key in {one.key for one in held} for guess in drawn for key in guess.keys)
    assert all(guess.low <= value <= guess.high for guess in drawn for value in guess.written)


def test_a_guess_is_named_by_what_its_keys_share() -> None:
    drawn, _ = guesses_of(
        ward(mark(["demand.stream.*.per_day"], 1, 5), mark([STAY, HOME, BEDS], 0, 1), mark(STAY, 1, 2))
    )
    assert drawn[0].name == "demand.stream.*.per_day (2 numbers)"
