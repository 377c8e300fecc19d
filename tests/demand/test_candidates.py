"""Candidates: a Poisson process of whole seconds, numbered so that thinning leaves names alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy import stats

from dghsim.demand.candidates import PER_HOUR, draw_candidates, poisson_thresholds
from dghsim.scenario.demand import Stream

HOURS = 24 * 400
ALL = np.full(HOURS, 2**32)


@pytest.mark.parametrize("mean", [0.01, 1.0, 5.4, 200.0])
def test_counts_by_inversion_are_poisson(mean: float) -> None:
    thresholds = poisson_thresholds(mean)
    probabilities = np.diff(thresholds, prepend=0, append=2**32) / 2**32
    exact = stats.poisson(mean).pmf(np.arange(len(probabilities)))
    assert probabilities == pytest.approx(exact, abs=2.0**-32)


def test_no_word_can_ask_for_more_candidates_than_an_hour_has_room_for() -> None:
    thresholds = poisson_thresholds(20_000 / 24)
    assert len(thresholds) < PER_HOUR
    assert stats.poisson(20_000 / 24).sf(PER_HOUR - 1) < 2**-32
    with pytest.raises(ValidationError):
        Stream.model_validate({"start": "home", "per_day": 1, "envelope_per_day": 20_001})


def test_numbers_give_the_hour_and_times_fall_within_it() -> None:
    drawn = draw_candidates(1, 0, 7, poisson_thresholds(5.0), ALL, ALL)
    hour, place = drawn.number // PER_HOUR, drawn.number % PER_HOUR
    assert np.array_equal(drawn.time // 3600, hour)
    assert np.all(np.diff(drawn.number) > 0)
    counts = np.bincount(hour, minlength=HOURS)
    assert np.array_equal(place, np.concatenate([np.arange(count) for count in counts]))


def test_a_fixed_rate_is_a_poisson_process() -> None:
    drawn = draw_candidates(1, 0, 7, poisson_thresholds(5.0), ALL, ALL)
    counts = np.bincount(drawn.number // PER_HOUR, minlength=HOURS)
    # Standard errors: 0.023 for the mean, 1.4 % for the dispersion, 1 % for the correlation.
    assert counts.mean() == pytest.approx(5, abs=0.1)
    assert counts.var() / counts.mean() == pytest.approx(1, abs=0.065)
    assert abs(np.corrcoef(counts[1:], counts[:-1])[0, 1]) < 0.046
    assert stats.kstest((drawn.time % 3600 + 0.5) / 3600, "uniform").pvalue > 1e-4
    gaps = np.diff(np.sort(drawn.time))
    assert gaps.mean() == pytest.approx(720, rel=0.02)
    assert np.mean(gaps > 720) == pytest.approx(np.exp(-1), abs=0.01)


def test_thinning_keeps_the_share_that_its_limit_says_hour_by_hour() -> None:
    limits = np.tile(np.array([0, 2**30, 2**31, 2**32]), HOURS // 4)
    drawn = draw_candidates(1, 0, 7, poisson_thresholds(20.0), limits, limits)
    kept = np.bincount(drawn.number // PER_HOUR % 4, minlength=4) / (HOURS / 4)
    assert kept == pytest.approx([0, 5, 10, 20], abs=0.4)
    assert np.all(drawn.word < drawn.limit)
    # Whether one is kept says nothing of when in the hour it comes.
    assert stats.kstest((drawn.time[drawn.limit == 2**30] % 3600 + 0.5) / 3600, "uniform").pvalue > 1e-4


def test_unthinned_streams_hand_on_every_candidate_of_hours_that_have_a_rate() -> None:
    limits = np.tile(np.array([0, 2**31]), HOURS // 2)
    everyone = draw_candidates(1, 0, 7, poisson_thresholds(20.0), limits, np.full(HOURS, 2**32))
    kept = draw_candidates(1, 0, 7, poisson_thresholds(20.0), limits, limits)
    assert set(everyone.number // PER_HOUR % 2) == {1}
    below = everyone.word < everyone.limit
    assert 0.45 < below.mean() < 0.55
    assert np.array_equal(everyone.number[below], kept.number)
    assert np.array_equal(everyone.time[below], kept.time)


@given(
    st.integers(0, 2**32 - 1),
    st.lists(st.tuples(st.integers(0, 2**32), st.integers(0, 2**32)), min_size=24, max_size=24),
)
@settings(max_examples=50, deadline=None)
def test_lower_limits_keep_a_subset_with_the_same_times(seed: int, pairs: list[tuple[int, int]]) -> None:
    low, high = np.sort(np.array(pairs), axis=1).T
    few = draw_candidates(seed, 0, 7, poisson_thresholds(9.0), low, low)
    many = draw_candidates(seed, 0, 7, poisson_thresholds(9.0), high, high)
    assert set(zip(few.number, few.time, few.word, strict=True)) <= set(
        zip(many.number, many.time, many.word, strict=True)
    )


def test_a_short_horizon_is_the_beginning_of_a_long_one() -> None:
    short = draw_candidates(1, 0, 7, poisson_thresholds(9.0), ALL[:500], ALL[:500])
    long = draw_candidates(1, 0, 7, poisson_thresholds(9.0), ALL, ALL)
    assert np.array_equal(short.time, long.time[: len(short.time)])
