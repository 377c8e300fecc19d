from collections.abc import Callable

import numpy as np
import pytest

from dghsim.measures.changes import changes
from dghsim.measures.model import Floats, Measure

WAIT = Measure("wait", "Wait", "hours", "flow", "output", "less", "A wait.")


def test_a_shift_that_stands_out_is_told_and_its_sign_is_read() -> None:
    random = np.random.default_rng(1)
    before = {name: random.normal(10, 2, 8) for name in "abcd"}
    moved = {"a": -2.0, "b": 2.0, "c": 0.0, "d": 0.0}
    after = {name: values + moved[name] + random.normal(0, 0.2, 8) for name, values in before.items()}
    found = changes(WAIT, before, after)
    assert found is not None
    assert [found.hospitals[name].verdict for name in "abcd"] == [
        "better",
        "worse",
        "cannot tell",
        "cannot tell",
    ]
    assert found.hospitals["a"].mean == pytest.approx(-2, abs=0.3)


def test_what_did_not_change_to_the_bit_is_said_to_be_so() -> None:
    values = {"a": np.array([1.0, 2.0, 3.0]), "b": np.array([1.0, 5.0, 3.0])}
    found = changes(WAIT, values, values)
    assert found is not None
    assert {one.verdict for one in found.hospitals.values()} == {"no change"}


SPREADS = {
    "alike": np.full(22, 2.0),
    "of the level": np.exp(np.linspace(-1, 2, 22)),
    "unlike": np.exp(np.random.default_rng(0).normal(0, 0.8, 22)),
}


def named(draw: Callable[[], Floats], cohorts: int) -> int:
    """Of so many cohorts that a change does nothing to, those in which any hospital at all is named."""
    found = 0
    for _ in range(cohorts):
        before, after = ({str(place): row for place, row in enumerate(draw())} for _ in range(2))
        told = changes(WAIT, before, after)
        assert told is not None
        found += any(one.verdict != "cannot tell" for one in told.hospitals.values())
    return found


@pytest.mark.parametrize("spread", SPREADS.values(), ids=SPREADS)
def test_a_null_intervention_at_22_hospitals_is_called_a_difference_in_its_share_of_cohorts(
    spread: Floats,
) -> None:
    # Nothing but chance between the two, four years of each: some 5 of 100 cohorts may name anybody at all.
    random = np.random.default_rng(2)
    assert named(lambda: random.normal(10 * spread, spread, (4, 22)).T, 150) <= 13  # 5 % reach 14 once in 35


@pytest.mark.parametrize("shape", [0.5, 1, 4])
def test_nor_is_one_with_years_that_are_mostly_small_and_sometimes_large(shape: float) -> None:
    random = np.random.default_rng(3)
    level = np.exp(np.linspace(-1, 2, 22))
    assert named(lambda: (level * random.gamma(shape, 1, (4, 22))).T, 150) <= 13


@pytest.mark.prove
@pytest.mark.parametrize("years", [2, 4, 10])
@pytest.mark.parametrize("spread", SPREADS.values(), ids=SPREADS)
def test_the_share_in_two_thousand_cohorts(spread: Floats, years: int) -> None:
    random = np.random.default_rng(4)
    share = named(lambda: random.normal(10 * spread, spread, (years, 22)).T, 2000) / 2000
    assert share <= 0.05 + 2.6 * 0.0049  # as much above as 5 % shows once in 200


def test_the_wide_interval_holds_for_all_at_once() -> None:
    random, held = np.random.default_rng(3), 0
    for _ in range(200):
        before = {str(place): random.normal(0, 1, 6) for place in range(22)}
        after = {name: values + 1 + random.normal(0, 1, 6) for name, values in before.items()}
        found = changes(WAIT, before, after)
        assert found is not None
        held += all(one.wide_low <= 1 <= one.wide_high for one in found.hospitals.values())
    assert held >= 182
    assert all(one.wide_low < one.low < one.high < one.wide_high for one in found.hospitals.values())


def test_hospitals_with_one_pair_or_none_are_left_out() -> None:
    before = {"a": np.array([1.0, np.nan]), "b": np.array([1.0, 2.0]), "c": np.array([1.0, 2.0])}
    after = {"a": np.array([2.0, 3.0]), "b": np.array([2.0, 3.5])}
    found = changes(WAIT, before, after)
    assert found is not None
    assert set(found.hospitals) == {"b"}
    assert changes(WAIT, {"a": before["a"]}, {"a": after["a"]}) is None
