"""Parity as `dghsim verify` runs it: a kernel that parts from its twin is told, with the first difference."""

from __future__ import annotations

import dataclasses

import pytest
from helpers.broken import forgets, install

from dghsim.studies.verify.generated.hospital import generate
from dghsim.studies.verify.parity import difference, run_both, run_parity


def test_engines_that_agree() -> None:
    outcome = run_parity(range(3))
    assert outcome.agrees
    assert [row.expected for row in outcome.rows] == [row.measured for row in outcome.rows]
    assert outcome.rows[0].measured == 3
    assert len(set(outcome.prints)) == 3
    assert outcome.note == ""


def test_a_kernel_that_interrupts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, forgets("works", "interrupts"))
    outcome = run_parity(range(18, 24))
    assert not outcome.agrees
    assert int(outcome.rows[0].measured) < 12
    # Of the first hospital in which it shows, and of no other.
    assert outcome.note.startswith("hospital of seed ")
    assert outcome.note.count("hospital of seed") == 1
    assert "interrupted by duty" in outcome.note
    assert "a second before:" in outcome.note


def test_the_same_log_after_more_events_is_a_difference_too() -> None:
    made = generate(3)
    kernel, twin = run_both(made)
    assert difference(made, kernel, twin) == ""
    more = dataclasses.replace(kernel, events=kernel.events + 1)
    assert "the same log" in difference(made, more, twin)
