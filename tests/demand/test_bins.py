"""Conditional means against numerical integration, by family, and at the edges of what a scenario may say."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import integrate, stats

from dghsim.demand import bins

LOOKED_AT = [0, 1, 700, 2048, 4000, 4094, 4095]
FAMILIES = [
    (bins.exponential(7.0), stats.expon(scale=7)),
    (bins.lognormal(36.5, 0.43), stats.lognorm(0.43, scale=36.5)),
    (bins.lognormal(2.0, 2.0), stats.lognorm(2.0, scale=2)),
    (bins.gamma(9.0, 0.5), stats.gamma(4, scale=9 / 4)),
    (bins.gamma(9.0, 1.5), stats.gamma(1.5**-2, scale=9 * 1.5**2)),
    (bins.truncated_normal(62, 16, 16, 104), stats.truncnorm(-46 / 16, 42 / 16, 62, 16)),
    (bins.truncated_normal(85, 8, 65, 104), stats.truncnorm(-20 / 8, 19 / 8, 85, 8)),
    (bins.truncated_normal(0, 1, 3, 9), stats.truncnorm(3, 9)),
]


@pytest.mark.parametrize(("means", "oracle"), FAMILIES)
def test_bins_are_conditional_means(means: NDArray[np.float64], oracle: stats.rv_continuous) -> None:
    for place in LOOKED_AT:
        low, high = oracle.ppf(place / 4096), oracle.ppf((place + 1) / 4096)
        mass = integrate.quad(lambda x: x * oracle.pdf(x), low, high, epsabs=1e-13, epsrel=1e-10)[0]
        assert means[place] == pytest.approx(4096 * mass, rel=1e-6)


@pytest.mark.parametrize(("means", "oracle"), FAMILIES)
def test_mean_of_the_bins_is_the_mean_of_the_distribution(
    means: NDArray[np.float64], oracle: stats.rv_continuous
) -> None:
    assert means.mean() == pytest.approx(oracle.mean(), rel=1e-12)


def test_last_bin_of_the_exponential_carries_the_whole_tail() -> None:
    assert bins.exponential(1.0)[-1] == pytest.approx(np.log(4096) + 1)


def test_cut_normal_far_in_the_tail_clings_to_the_nearer_end() -> None:
    far = bins.truncated_normal(0, 1, 100, 200)
    assert np.all((far > 100) & (far < 100.2))
    # A normal's tail beyond z falls off like an exponential of mean 1 / z.
    assert far.mean() == pytest.approx(100.01, abs=1e-4)
    assert np.array_equal(bins.truncated_normal(0, 1, -200, -100), -far[::-1])


def test_cut_normal_much_wider_than_its_cut_is_uniform() -> None:
    flat = bins.truncated_normal(0.5, 1e9, 0, 1)
    assert flat == pytest.approx((np.arange(4096) + 0.5) / 4096, abs=1 / 4096)


def test_gamma_of_next_to_no_variation_is_fixed() -> None:
    assert bins.gamma(5.0, 1e-300).tolist() == [5.0] * 4096
    assert bins.gamma(5.0, 2e-5) == pytest.approx(5.0, rel=1e-4)


def test_listed_values_keep_their_weights_and_their_mean() -> None:
    means = bins.empirical((30.0, 10.0, 20.0), (1.0, 2.0, 0.0))
    assert means.mean() == pytest.approx(50 / 3, rel=1e-12)
    # Of 4096 bins 2730.67 belong to 10, and the bin between mixes the two.
    assert np.sum(means == 10) == 2730
    assert means[2730] == pytest.approx(10 * 2 / 3 + 30 / 3)
    assert np.sum(means == 30) == 1365


def test_listed_values_without_weights_are_equally_likely() -> None:
    assert np.bincount(np.rint(bins.empirical((4.0, 2.0), ())).astype(int)).tolist() == [0, 0, 2048, 0, 2048]


positive = st.floats(1e-9, 1e9) | st.sampled_from([5e-324, 1e9])
cut = st.floats(-1e9, 1e9) | st.floats(-1e308, 1e308)


@st.composite
def extreme(draw: Callable[..., float]) -> tuple[NDArray[np.float64], float, float]:
    """Bins of any family within the limits of the schema, and the ends they must keep between."""
    family = draw(st.sampled_from(["exponential", "lognormal", "gamma", "truncated_normal", "empirical"]))
    if family == "empirical":
        pairs = draw(st.lists(st.tuples(st.floats(0, 1e9), positive), min_size=1, max_size=9))
        values, weights = zip(*pairs, strict=True)
        return bins.empirical(values, weights), min(values), max(values)
    if family == "exponential":
        return bins.exponential(draw(positive)), 0, np.inf
    if family == "lognormal":
        return bins.lognormal(draw(positive), draw(st.floats(1e-12, 5))), 0, np.inf
    if family == "gamma":
        return bins.gamma(draw(positive), draw(st.floats(1e-12, 10))), 0, np.inf
    low, high = sorted((draw(cut), draw(cut)))
    high = high if high > low else math.nextafter(low, math.inf)
    return bins.truncated_normal(draw(cut), draw(positive), low, high), low, high


@given(extreme())
@settings(max_examples=400, deadline=None)
def test_any_allowed_numbers_give_finite_bins_that_rise_within_the_ends(
    case: tuple[NDArray[np.float64], float, float],
) -> None:
    means, low, high = case
    assert means.shape == (4096,)
    assert np.all(np.isfinite(means))
    assert np.all(np.diff(means) >= 0)
    assert low <= means[0]
    assert means[-1] <= high
