import numpy as np
import pytest

from dghsim.measures.changes import changes
from dghsim.measures.model import Measure

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


def test_a_null_intervention_at_22_hospitals_is_called_a_difference_in_its_share_of_cohorts() -> None:
    # Nothing but chance between the two: at most some 5 of 100 cohorts may name anybody at all.
    random = np.random.default_rng(2)
    named = 0
    for _ in range(200):
        before = {str(place): random.normal(10, 2, 5) for place in range(22)}
        after = {str(place): random.normal(10, 2, 5) for place in range(22)}
        found = changes(WAIT, before, after)
        assert found is not None
        named += any(one.verdict != "cannot tell" for one in found.hospitals.values())
    assert named <= 18  # 10 expected; 18 or fewer with a chance of 0.99


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
