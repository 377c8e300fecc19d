"""The kernel and its twin agree to the last bit on generated hospitals."""

from __future__ import annotations

import os

import pytest
from helpers.compare import first_difference
from helpers.generated import Generated, generate
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.engine.run import run_kernel, run_twin

MANY = int(os.environ.get("DGHSIM_PARITY", "3000"))
"""How many seeds `make prove` tries."""


def check_parity(made: Generated) -> None:
    kernel, twin = run_kernel(made.plan), run_twin(made.plan)
    assert kernel.same_as(twin), f"seed {made.seed}\n{first_difference(made.plan, kernel, twin)}"
    assert kernel.events == twin.events, f"seed {made.seed}"


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 10**9))
def test_the_engines_agree(seed: int) -> None:
    check_parity(generate(seed))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(MANY))
def test_the_engines_agree_on_many(seed: int) -> None:
    check_parity(generate(seed))
