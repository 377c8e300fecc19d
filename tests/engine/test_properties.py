"""Rules that every log keeps, on generated hospitals with every feature."""

from __future__ import annotations

import os

import pytest
from helpers.audit import wrong
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.engine.run import run_kernel
from dghsim.studies.verify.generated.hospital import generate

SEEDS = st.integers(0, 10**9)
QUICKLY = settings(max_examples=16, derandomize=True, deadline=None, database=None)
MANY = int(os.environ.get("DGHSIM_PARITY", "3000")) // 3
"""How many seeds `make prove` tries."""


def assert_right(seed: int) -> None:
    made = generate(seed)
    found = wrong(made, run_kernel(made.plan))
    assert not found, f"seed {seed}: {len(found)} wrong, first {found[0]}"


@QUICKLY
@given(seed=SEEDS)
def test_a_log_keeps_the_rules_of_a_hospital(seed: int) -> None:
    assert_right(seed)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(MANY))
def test_a_log_keeps_the_rules_of_many_hospitals(seed: int) -> None:
    assert_right(seed)


@QUICKLY
@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_log(seed: int) -> None:
    assert run_kernel(generate(seed).plan).same_as(run_kernel(generate(seed).plan))


def test_another_replication_is_another_run() -> None:
    logs = [run_kernel(generate(11, replication).plan) for replication in range(8)]
    assert len({log.tasks.tobytes() + log.leave.tobytes() for log in logs}) == 8
