"""The kernel and its twin agree to the last bit on generated hospitals."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.studies.verify.generated.hospital import Generated, generate
from dghsim.studies.verify.parity import difference, run_both, shrunk

MANY = int(os.environ.get("DGHSIM_PARITY", "3000"))
"""How many seeds `make prove` tries."""


def check_parity(made: Generated) -> None:
    differs = difference(made, *run_both(made))
    assert not differs, shrunk(made)


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 10**9))
def test_the_engines_agree(seed: int) -> None:
    check_parity(generate(seed))


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(MANY))
def test_the_engines_agree_on_many(seed: int) -> None:
    check_parity(generate(seed))
