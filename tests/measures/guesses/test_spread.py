"""The model interval: chance taken out, luck cancelled, ends against values known beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dghsim.measures.guesses.spread import spread


def made(inputs: float, chance: float, luck: float, draws: int = 4000, replications: int = 2) -> tuple:
    """Draws whose inputs, chance and luck of the replications have these standard deviations; written as 10."""
    random = np.random.default_rng(5)
    beside = 10 + luck * random.normal(size=(draws, replications))
    table = beside + inputs * random.normal(size=(draws, 1)) + chance * random.normal(size=beside.shape)
    return table, beside


def test_chance_is_taken_out_of_the_spread_of_the_draws() -> None:
    found = spread(*made(inputs=2.0, chance=3.0, luck=0.0), 10.0)
    assert found is not None
    assert found.shrunk.std() == pytest.approx(2.0, rel=0.05)
    assert found.means.std() == pytest.approx(np.sqrt(4 + 9 / 2), rel=0.05)
    assert found.share_of_chance == pytest.approx(4.5 / 8.5, abs=0.03)
    assert (found.low, found.high) == pytest.approx((10 - 1.645 * 2, 10 + 1.645 * 2), abs=0.2)


def test_the_luck_of_the_replications_is_in_neither() -> None:
    quiet = spread(*made(inputs=2.0, chance=0.0, luck=0.0), 10.0)
    lucky = spread(*made(inputs=2.0, chance=0.0, luck=50.0), 10.0)
    assert quiet is not None
    assert lucky is not None
    assert lucky.high - lucky.low == pytest.approx(quiet.high - quiet.low, rel=0.05)


def test_nothing_but_chance_leaves_no_interval_to_speak_of() -> None:
    found = spread(*made(inputs=0.0, chance=3.0, luck=1.0), 10.0)
    assert found is not None
    assert found.share_of_chance > 0.9
    assert found.high - found.low < 0.3 * (np.percentile(found.means, 95) - np.percentile(found.means, 5))


def test_one_replication_cannot_tell_chance_from_inputs() -> None:
    found = spread(*made(inputs=1.0, chance=1.0, luck=0.0, replications=1), 10.0)
    assert found is not None
    assert np.isnan(found.share_of_chance)
    assert (found.shrunk == found.means).all()


def test_the_mean_as_written_lies_inside_although_every_draw_lies_above() -> None:
    found = spread(np.array([[3.0, 3.0], [4.0, 4.0], [5.0, 5.0]]), np.full((3, 2), 1.0), 1.0)
    assert found is not None
    assert found.low == 1.0
    assert found.high == pytest.approx(4.9)


def test_a_share_stays_a_share() -> None:
    draws, beside = np.array([[50.0, 50], [100, 100], [100, 100]]), np.array([[50.0, 50], [90, 90], [90, 90]])
    found = spread(draws, beside, 95.0, 100.0)
    assert found is not None
    assert found.high == 100.0


def test_draws_without_the_measure_are_left_out_and_one_alone_is_none() -> None:
    table = np.array([[1.0, 1.0], [np.nan, 2.0], [3.0, 3.0]])
    found = spread(table, np.ones((3, 2)), 1.0)
    assert found is not None
    assert found.rows.tolist() == [0, 2]
    assert spread(table[:2], np.ones((2, 2)), 1.0) is None


@settings(max_examples=60, deadline=None)
@given(arrays(float, (6, 2), elements=st.floats(0, 1e6)), st.floats(0, 1e6))
def test_ends_are_ordered_hold_the_mean_and_pass_no_edge(table: np.ndarray, written: float) -> None:
    found = spread(table, np.full((6, 2), written), written)
    assert found is not None
    assert 0 <= found.low <= written <= found.high
    assert found.shrunk.std() <= found.means.std() * (1 + 1e-9) + 1e-9
