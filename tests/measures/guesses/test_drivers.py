"""Which inputs drive a measure, on functions whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.measures.guesses.drivers import FEWEST, MOST, drivers

Floats = np.ndarray


def cube(draws: int, inputs: int, seed: int = 1) -> Floats:
    """A Latin hypercube."""
    random = np.random.default_rng(seed)
    order = np.stack([random.permutation(draws) for _ in range(inputs)], axis=1)
    return (order + random.random((draws, inputs))) / draws


def test_a_sum_of_straight_lines_is_shared_out_as_their_squares() -> None:
    points = cube(512, 12)
    found = drivers(points, points @ np.array([4.0, 3.0, 2.0, *[0.0] * 9]), 7)
    assert [one.guess for one in found] == [0, 1, 2]
    assert [one.share for one in found] == pytest.approx([16 / 29, 9 / 29, 4 / 29], abs=0.05)
    # Over the middle nine tenths the steepest climbs 0.9 x 4, about the mean of 4.5.
    assert (found[0].near_low, found[0].near_high) == pytest.approx((4.5 - 1.8, 4.5 + 1.8), abs=0.15)


def test_ishigami_has_the_first_order_indices_of_the_books() -> None:
    # sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on -pi to pi: 0.314, 0.442 and 0 (Saltelli and others, Sensitivity
    # Analysis, 2000). Ranks and a finite series give nearly these.
    points = cube(1024, 6)
    x = np.pi * (2 * points - 1)
    found = drivers(points, np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2, 7)
    assert {one.guess: round(one.share, 2) for one in found} == {
        0: pytest.approx(0.314, abs=0.06),
        1: pytest.approx(0.442, abs=0.06),
    }


def test_an_input_that_is_worst_in_the_middle_is_found_with_few_draws() -> None:
    points = cube(64, 40)
    noise = np.random.default_rng(3).normal(size=64)
    found = drivers(points, (points[:, 17] - 0.5) ** 2 * 12 + 0.3 * noise, 7)
    assert found[0].guess == 17
    assert found[0].near_low == pytest.approx(found[0].near_high, abs=0.6)


def test_forty_inputs_that_do_nothing_are_seldom_named() -> None:
    named = [
        bool(drivers(cube(64, 40, at), np.random.default_rng(at).normal(size=64), at)) for at in range(120)
    ]
    assert sum(named) <= 5  # one in a hundred each; six of 120 would be one in a hundred and fifty


def test_beside_two_that_drive_others_are_seldom_named() -> None:
    both, others = 0, 0
    for at in range(100):
        points = cube(64, 40, at)
        noise = 0.8 * np.random.default_rng(1000 + at).normal(size=64)
        found = {one.guess for one in drivers(points, 3 * points[:, 0] + 2 * points[:, 1] + noise, at)}
        both += {0, 1} <= found
        others += bool(found - {0, 1})
    assert both >= 70
    assert others <= 6


def test_too_few_draws_or_nothing_that_moves_name_none() -> None:
    points = cube(FEWEST - 1, 3)
    assert drivers(points, points[:, 0], 1) == ()
    assert drivers(cube(64, 3), np.ones(64), 1) == ()
    assert len(drivers(cube(FEWEST, 3), cube(FEWEST, 3)[:, 0], 1)) == 1


def test_no_more_are_named_than_a_reader_can_hold() -> None:
    points = cube(512, 12)
    assert len(drivers(points, points.sum(axis=1), 1)) == MOST


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(FEWEST, 90), st.integers(1, 50))
def test_shares_are_shares_ends_lie_within_the_draws_and_the_same_seed_says_the_same(
    seed: int, draws: int, inputs: int
) -> None:
    points = cube(draws, inputs, seed)
    response = np.exp(3 * points[:, 0]) + np.random.default_rng(seed).normal(size=draws)
    found = drivers(points, response, seed)
    assert found == drivers(points, response, seed)
    assert 0 <= sum(one.share for one in found) <= 1
    assert all(
        response.min() <= end <= response.max() for one in found for end in (one.near_low, one.near_high)
    )
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
