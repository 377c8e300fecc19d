"""What a formula is given: rates of arrival and moments of times, by integration over each family's own quantiles."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dghsim.scenario.duration import Distribution, Empirical, Exponential, Fixed, Gamma, Lognormal
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.verify.given import by_hour, moments, moments_of, per_hour, servers


@pytest.mark.parametrize(
    ("lasts", "same"),
    [
        (Exponential(family="exponential", unit="minutes", mean=30), stats.expon(scale=0.5)),
        (Gamma(family="gamma", unit="hours", mean=2, variation=1.5), stats.gamma(1 / 2.25, scale=4.5)),
        (Lognormal(family="lognormal", unit="hours", median=1.2, sigma=0.7), stats.lognorm(0.7, scale=1.2)),
        (Lognormal(family="lognormal", unit="days", median=0.1, sigma=0.3), stats.lognorm(0.3, scale=2.4)),
    ],
    ids=lambda value: getattr(value, "family", ""),
)
def test_moments_in_hours(lasts: Distribution, same: stats.distributions.rv_frozen) -> None:
    assert moments_of(lasts) == pytest.approx((same.moment(1), same.moment(2)))


def test_a_fixed_time_has_no_variance_and_others_are_refused() -> None:
    assert moments_of(Fixed(family="fixed", unit="minutes", value=90)) == (1.5, 2.25)
    with pytest.raises(ValueError, match="empirical"):
        moments_of(Empirical(family="empirical", unit="hours", values=[1, 2]))


def test_rates_of_the_textbook() -> None:
    scenario = load_scenario(shipped("textbook/ample_servers"))
    assert (per_hour(scenario), servers(scenario)) == (2.5, 30)
    rates = by_hour(scenario)
    assert np.mean(rates) == pytest.approx(2.5)
    assert rates[12] == pytest.approx(10 * rates[0])
    assert moments(scenario)[0] == 1.5
