"""Rules that every log keeps, on generated hospitals."""

from __future__ import annotations

from helpers.audit import CHECKS
from helpers.generated import generate
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.engine.run import run_kernel

SEEDS = st.integers(0, 10**9)
QUICKLY = settings(max_examples=60, derandomize=True, deadline=None, database=None)


@QUICKLY
@given(seed=SEEDS)
def test_a_log_keeps_the_rules_of_a_hospital(seed: int) -> None:
    made = generate(seed)
    log = run_kernel(made.plan)
    wrong = [f"{check.__name__}: {says}" for check in CHECKS for says in check(made, log)]
    assert not wrong, f"seed {seed}: {len(wrong)} wrong, first {wrong[0]}"


@QUICKLY
@given(seed=SEEDS)
def test_the_same_seed_gives_the_same_log(seed: int) -> None:
    assert run_kernel(generate(seed).plan).same_as(run_kernel(generate(seed).plan))


def test_another_replication_is_another_run() -> None:
    logs = [run_kernel(generate(11, replication).plan) for replication in range(8)]
    assert len({log.tasks.tobytes() + log.leave.tobytes() for log in logs}) == 8
