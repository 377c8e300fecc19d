"""The search finds where an error is nought, stays between its ends, and says when it cannot."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.studies.tuning.search import find


@given(
    root=st.floats(0.01, 0.99),
    start=st.floats(0, 1),
    steep=st.floats(0.1, 50),
    bend=st.floats(0.4, 2.5),
    rising=st.booleans(),
)
def test_it_finds_the_root_of_a_bent_line(
    root: float, start: float, steep: float, bend: float, rising: bool
) -> None:
    def error(at: float) -> float:
        return (1 if rising else -1) * steep * (at**bend - root**bend)

    found = find(error, start, 0, 1, close=0.02 * steep, most=20)
    assert found.reached
    assert abs(error(found.at)) <= 0.02 * steep
    assert 0 <= found.at <= 1


def test_it_stops_at_once_where_it_is_close_enough() -> None:
    assert find(lambda at: at - 3, 3.05, 0, 10, close=0.1).tried == 1


@pytest.mark.parametrize(("start", "end"), [(2.0, 1.0), (0.5, 1.0), (-7.0, 1.0)])
def test_what_lies_outside_is_not_reached_and_the_nearest_end_is_given(start: float, end: float) -> None:
    found = find(lambda at: at - 5, start, 0, end, close=0.1)
    assert (found.at, found.reached) == (end, False)


def test_whole_numbers_stay_whole_and_are_tried_once() -> None:
    tried: list[float] = []

    def error(at: float) -> float:
        tried.append(at)
        return at - 17.4

    found = find(error, 3, 1, 60, close=0.05, whole=True)
    assert (found.at, found.reached) == (17, False)
    assert all(at == round(at) for at in tried)
    assert len(set(tried)) == len(tried)


def test_a_step_is_left_where_the_error_is_least() -> None:
    found = find(lambda at: math.copysign(1, at - 0.3) + 0.1, 0.9, 0, 1, close=0.01)
    assert not found.reached
    assert abs(found.error) == pytest.approx(0.9)


def test_one_end_does_not_hold_the_other_back() -> None:
    found = find(lambda at: at**20 - 0.5, 0, 0, 1, close=0.01)
    assert found.reached
    assert found.tried <= 8, "secants alone creep up from below"
