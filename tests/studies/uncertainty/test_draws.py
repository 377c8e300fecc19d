"""Draws lie in their ranges, evenly, and are the same however many are asked for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.measures.guesses.model import Guess
from dghsim.studies.uncertainty.draws import points, replications_of, values_at


def guess(name: str = "a", low: float = 0, high: float = 1, *, whole: bool = False) -> Guess:
    return Guess((name,), (low,), (whole,), low, high, "illustrative", "made up")


MANY = [guess(f"key.{at}") for at in range(30)]


@pytest.mark.parametrize("draws", [2, 8, 64])
def test_a_power_of_two_has_one_draw_in_each_part_of_every_range(draws: int) -> None:
    parts = np.sort(np.floor(points(MANY, draws, 1) * draws), axis=0)
    assert (parts == np.arange(draws)[:, None]).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 300), st.integers(2, 300), st.integers(0, 2**32 - 1))
def test_draw_k_is_the_same_however_many_are_asked_for(one: int, other: int, seed: int) -> None:
    fewer = min(one, other)
    assert (points(MANY[:3], one, seed)[:fewer] == points(MANY[:3], other, seed)[:fewer]).all()
    first, second = (replications_of(draws, 7, 2, seed)[:fewer] for draws in (one, other))
    assert (first == second).all()


def test_a_guess_is_drawn_alike_whatever_others_there_are() -> None:
    assert (points(MANY, 32, 1)[:, 4] == points([MANY[4]], 32, 1)[:, 0]).all()
    assert (points(MANY, 32, 1) != points(MANY, 32, 2)).all()


def test_guesses_do_not_follow_one_another() -> None:
    together = np.corrcoef(points(MANY, 512, 1).T)
    assert np.abs(together - np.eye(30)).max() < 0.2


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_values_lie_in_their_range(low: float, width: float, share: float) -> None:
    (value,) = values_at(guess(low=low, high=low + width), share).values()
    assert low - 1e-6 <= value <= low + width + 1e-6


@given(st.integers(-50, 50), st.integers(1, 50), st.floats(0, 1), st.floats(0, 0.9))
def test_whole_numbers_lie_in_their_range_and_are_whole(
    low: int, width: int, share: float, more: float
) -> None:
    (value,) = values_at(guess(low=low - more, high=low + width + more, whole=True), share).values()
    assert isinstance(value, int)
    assert math.ceil(low - more) <= value <= math.floor(low + width + more)


def test_every_whole_number_is_as_likely_as_any_other() -> None:
    drawn = [values_at(guess(low=3, high=8, whole=True), at)["a"] for at in (np.arange(600) + 0.5) / 600]
    assert [drawn.count(value) for value in range(3, 9)] == [100] * 6


@pytest.mark.parametrize(("replications", "each"), [(1, 1), (2, 2), (3, 2), (16, 2)])
def test_a_draw_has_different_replications_and_all_are_had(replications: int, each: int) -> None:
    found = replications_of(400, replications, each, 1)
    assert found.shape == (400, each)
    assert all(len(set(row)) == each for row in found.tolist())
    counts = np.bincount(found.ravel(), minlength=replications)
    assert len(counts) == replications
    assert counts.min() > 0.5 * counts.mean()
