"""Day effects: a stationary autoregression of mean one, held at its cap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.demand.dispersion import day_effects, highest_effect
from dghsim.scenario.demand import Dispersion

DEFAULT = Dispersion(day_log_sd=0.09, day_autocorrelation=0.75)


def logs(dispersion: Dispersion, days: int = 200_000) -> np.ndarray:
    return np.log(day_effects(dispersion, 1, 0, "TST", days)) + dispersion.day_log_sd**2 / 2


def test_stationary_deviation_and_correlations_are_those_of_the_scenario() -> None:
    z = logs(DEFAULT)
    # The standard error of the deviation is 0.09 x (25/7 / 2 / 200,000) ** 0.5 = 0.0003; of the mean, 0.0005.
    assert z.std() == pytest.approx(0.09, abs=0.0014)
    assert z.mean() == pytest.approx(0, abs=0.0024)
    for lag in (1, 2, 5):
        assert np.corrcoef(z[lag:], z[:-lag])[0, 1] == pytest.approx(0.75**lag, abs=0.01)


def test_the_first_days_are_as_spread_as_any() -> None:
    first = [np.log(day_effects(DEFAULT, 1, replication, "TST", 7)) for replication in range(2000)]
    # 2,000 draws estimate a deviation to 1.6 %.
    assert np.std(first, axis=0) == pytest.approx(0.09, rel=0.07)


def test_effects_have_mean_one() -> None:
    wide = Dispersion(day_log_sd=0.5, day_autocorrelation=0.0)
    assert day_effects(wide, 1, 0, "TST", 200_000).mean() == pytest.approx(1, abs=0.006)


def test_no_dispersion_leaves_every_day_alike() -> None:
    assert day_effects(Dispersion(), 1, 0, "TST", 50).tolist() == [1.0] * 50


@given(st.floats(0, 1), st.floats(0, 0.999), st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_no_day_is_above_the_effect_that_envelopes_are_checked_against(
    sd: float, correlation: float, seed: int
) -> None:
    dispersion = Dispersion(day_log_sd=sd, day_autocorrelation=correlation)
    assert day_effects(dispersion, seed, 0, "TST", 5000).max() <= highest_effect(dispersion) * (1 + 1e-12)


def test_rare_extreme_days_are_held_at_four_deviations() -> None:
    z = logs(Dispersion(day_log_sd=1.0, day_autocorrelation=0.0))
    assert z.max() == pytest.approx(4)
    # 3.2 in 100,000 on either side.
    assert 1 <= np.sum(z > 3.999) <= 20
