"""The kernel and its twin agree to the last bit on generated hospitals."""

from __future__ import annotations

import datetime
import os
import random
from collections.abc import Sequence

import pytest
from helpers.broken import forgets, install
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.studies.verify.generated.hospital import Generated, generate
from dghsim.studies.verify.parity import difference, run_both, shrunk

MANY = int(os.environ.get("DGHSIM_PARITY", "3000"))
"""How many seeds `make prove` tries."""
ASKED = "DGHSIM_PARITY_SEEDS"
"""Seeds to try instead of the day's, such as `38` or `100000-120000`."""
FRESH = 12
"""Seeds that each day has of its own, less than two seconds."""


def fresh_seeds(day: datetime.date, asked: str | None = None) -> Sequence[int]:
    """Those asked for, both ends included, or the day's."""
    if asked:
        first, _, last = asked.partition("-")
        return range(int(first), int(last or first) + 1)
    return random.Random(day.isoformat()).sample(range(10**9), FRESH)


def check_fresh(seeds: Sequence[int]) -> None:
    for seed in seeds:
        try:
            check_parity(generate(seed))
        except BaseException as error:
            error.add_note(f"Again: {ASKED}={seed} python -m pytest tests/engine/test_parity.py -k on_fresh")
            raise


def check_parity(made: Generated) -> None:
    differs = difference(made, *run_both(made))
    assert not differs, shrunk(made)


@settings(max_examples=24, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 10**9))
def test_the_engines_agree(seed: int) -> None:
    check_parity(generate(seed))


def test_the_engines_agree_on_fresh_seeds() -> None:
    """The seeds above are the same every time: what they miss they always will. These are new every day."""
    check_fresh(fresh_seeds(datetime.date.today(), os.environ.get(ASKED)))


def test_every_day_has_seeds_of_its_own() -> None:
    day = datetime.date(2026, 1, 1)
    days = [fresh_seeds(day + datetime.timedelta(later)) for later in range(30)]
    assert len({seed for seeds in days for seed in seeds}) == 30 * FRESH
    assert fresh_seeds(day) == days[0]
    assert fresh_seeds(day, "38") == range(38, 39)
    assert fresh_seeds(day, "38-40") == range(38, 41)


def test_a_fresh_seed_on_which_the_engines_part_can_be_had_again(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, forgets("works", "interrupts"))
    with pytest.raises(AssertionError, match="hospital of seed 19, left with") as caught:
        check_fresh([19])
    assert caught.value.__notes__ == [
        "Again: DGHSIM_PARITY_SEEDS=19 python -m pytest tests/engine/test_parity.py -k on_fresh"
    ]


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(MANY))
def test_the_engines_agree_on_many(seed: int) -> None:
    check_parity(generate(seed))
