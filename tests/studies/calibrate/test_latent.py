"""Days' own effects: the likelihood is that of the model's days, and its mode is where its slope is nought."""

import numpy as np
import pytest

from dghsim.studies.calibrate.busy_days import busy_days
from dghsim.studies.calibrate.latent import DayCounts, mode


def days(spread: float, carried: float, mean: float = 40, count: int = 400, seed: int = 1) -> DayCounts:
    rng = np.random.default_rng(seed)
    effects = [rng.standard_normal()]
    for _ in range(count - 1):
        effects.append(carried * effects[-1] + np.sqrt(1 - carried**2) * rng.standard_normal())
    rates = mean * np.exp(spread * np.array(effects) - spread**2 / 2)
    known = np.ones(count, dtype=np.bool_)
    return DayCounts(rng.poisson(rates), known, np.zeros(count), np.ones((count, 1)))


def test_without_effects_it_is_the_mean() -> None:
    some = days(0.0, 0.0)
    found = mode(some, 0.0, 0.0)
    assert np.exp(found.terms[0]) == pytest.approx(some.counts.mean())
    assert found.covariance[0, 0] == pytest.approx(1 / some.counts.sum(), rel=1e-6)


def test_a_spread_of_next_to_nothing_is_none() -> None:
    some = days(0.1, 0.5)
    assert mode(some, 1e-4, 0.5).likelihood == pytest.approx(mode(some, 0.0, 0.0).likelihood, abs=0.05)


def test_days_that_were_not_seen_say_nothing() -> None:
    some = days(0.15, 0.5)
    hidden = np.arange(400) % 3 == 0
    blank = DayCounts(np.where(hidden, 0, some.counts), ~hidden, some.offset, some.design)
    strange = DayCounts(np.where(hidden, 900, some.counts), ~hidden, some.offset, some.design)
    one, other = mode(blank, 0.15, 0.5), mode(strange, 0.15, 0.5)
    assert one.terms[0] == pytest.approx(other.terms[0])
    assert one.likelihood == pytest.approx(other.likelihood)
    assert np.exp(one.terms[0]) == pytest.approx(some.counts[~hidden].mean(), rel=0.02)


def test_spread_and_how_far_it_carries_are_found_again() -> None:
    found = busy_days(days(0.2, 0.6, seed=4))
    assert found.spread.low < 0.2 < found.spread.high
    assert found.carried.low < 0.6 < found.carried.high
    assert found.spread.high - found.spread.low < 0.1


def test_days_that_are_alike_are_not_called_unlike() -> None:
    assert busy_days(days(0.0, 0.0, seed=3), 0.5).spread.low == 0
