"""The rule: against its own definition, series with a beginning that is known, and series with none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.measures.model import Floats
from dghsim.measures.warming.mser import marginal_errors, mser


def by_hand(series: list[float], left_out: int) -> float:
    """The definition, written out."""
    rest = series[left_out:]
    mean = sum(rest) / len(rest)
    return sum((each - mean) ** 2 for each in rest) / len(rest) ** 2


def filling(settles: float, noise: float, weeks: int = 26, seed: int = 3) -> Floats:
    """A hospital of 180 that fills as stays of `settles` weeks on average do."""
    week = np.arange(weeks) + 0.5
    return 180 * (1 - np.exp(-week / settles)) + noise * np.random.default_rng(seed).normal(size=weeks)


def test_a_short_series_on_paper() -> None:
    # Leaving out none to three of 0 4 6 6 5 7: 31.3/36, 5.2/25, 2/16 and 2/9.
    series = np.array([0.0, 4, 6, 6, 5, 7])
    assert marginal_errors(series) == pytest.approx([(94 / 3) / 36, 5.2 / 25, 2 / 16, 2 / 9])
    assert mser(series) == 2


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=40))
def test_it_is_its_definition(series: list[float]) -> None:
    found = marginal_errors(np.array(series))
    assert len(found) == len(series) // 2 + 1
    for left_out, error in enumerate(found):
        assert error == pytest.approx(by_hand(series, left_out), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("ends", [1, 3, 7])
def test_a_step_is_never_kept_and_half_the_time_cut_where_it_ends(ends: int) -> None:
    random = np.random.default_rng(1)
    step = np.where(np.arange(26) < ends, -50, 0)
    cuts = [mser(step + random.normal(size=26)) for _ in range(200)]
    assert min(cuts) == ends
    assert np.median(cuts) <= ends + 1


def test_a_slower_filling_is_cut_later() -> None:
    cuts = [
        float(np.median([mser(filling(settles, noise=2.0, seed=seed)) for seed in range(50)]))
        for settles in (0.5, 1.0, 2.0, 3.0)
    ]
    assert cuts == sorted(cuts)
    assert cuts[0] <= 4
    assert cuts[-1] >= 9


def test_what_never_settles_is_cut_at_half_which_is_no_answer() -> None:
    assert mser(np.arange(26.0)) == 13
    assert mser(filling(settles=20.0, noise=0.1)) == 13


def test_nothing_that_varies_is_cut_nowhere() -> None:
    assert mser(np.full(26, 7.3)) == 0
    assert mser(np.full(26, 1e9 / 3)) == 0


def test_mean_and_scale_make_no_difference() -> None:
    series = filling(2.0, 3.0)
    assert mser(series) == mser(1e6 + 1e-3 * series) == mser(-5 * series)


@pytest.mark.parametrize("weeks", [10, 26, 64])
def test_chance_alone_is_often_cut_but_seldom_at_half(weeks: int) -> None:
    random = np.random.default_rng(2)
    cuts = np.array([mser(random.normal(size=weeks)) for _ in range(1000)])
    assert (cuts > 0).mean() < 0.5
    assert (cuts == weeks // 2).mean() < 0.12
