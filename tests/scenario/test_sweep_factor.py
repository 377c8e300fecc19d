"""Values of a factor, given, stepped and drawn."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.scenario.sweep_factor import Factor


def factor(**given: object) -> Factor:
    return Factor.model_validate({"key": "place.ward.count", **given})


def test_steps_are_equal_in_difference_or_in_ratio() -> None:
    assert factor(low=1, high=2, steps=3).listed() == [1.0, 1.5, 2.0]
    assert factor(low=1, high=100, steps=3, log=True).listed() == pytest.approx([1, 10, 100])
    assert factor(low=1, high=3, steps=9, whole=True).listed() == [1, 2, 3]


def test_whole_numbers_among_others_become_numbers() -> None:
    assert factor(values=[1, 2.5]).listed() == [1.0, 2.5]
    assert all(isinstance(value, float) for value in factor(values=[1, 2.5]).listed())
    assert factor(values=[1, 2]).kind == "whole"


@given(st.integers(-50, 50), st.integers(1, 60), st.floats(0, 1, exclude_max=True))
def test_drawn_whole_numbers_stay_within_their_ends(low: int, span: int, part: float) -> None:
    value = factor(low=low, high=low + span, whole=True).at(part)
    assert isinstance(value, int)
    assert low <= value <= low + span


def test_both_ends_of_whole_numbers_are_drawn_as_often_as_others() -> None:
    one = factor(low=1, high=4, whole=True)
    drawn = [one.at(place / 1000) for place in range(1000)]
    assert {value: drawn.count(value) for value in sorted(set(drawn))} == {1: 250, 2: 250, 3: 250, 4: 250}


def test_whole_numbers_are_drawn_equal_in_ratio_too() -> None:
    one = factor(low=1, high=1000, whole=True, log=True)
    drawn = [one.at(place / 1000) for place in range(1000)]
    assert (drawn[0], drawn[500], one.at(0.999999)) == (1, 31, 1000)  # 31: the root of 1,001


@given(st.floats(1e-6, 1e6), st.floats(1.001, 1e3), st.floats(0, 1), st.booleans())
def test_what_is_drawn_stays_within_its_ends(low: float, ratio: float, part: float, log: bool) -> None:
    value = factor(low=low, high=low * ratio, log=log).at(part)
    assert low <= value <= low * ratio
    assert math.isfinite(value)


def test_several_keys_are_changed_alike() -> None:
    patch = Factor.model_validate({"key": ["a.b", "c"], "how": "scale", "values": [2]}).patch(2)
    assert patch.scale == {"a.b": 2, "c": 2}
