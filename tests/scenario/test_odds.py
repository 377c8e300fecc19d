"""Rough sums before the run, held against drawing and counting."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from scipy import stats

from dghsim.scenario.duration import Distribution
from dghsim.scenario.load import load_scenario
from dghsim.scenario.means import mean_of, share_below
from dghsim.scenario.odds import label_odds, mean_hours, mean_number, share_under
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

Load = Callable[..., Scenario]
MADE: TypeAdapter[Distribution] = TypeAdapter(Distribution)
CALM = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
SIZE = st.floats(0.1, 100)


def made(family: str, **numbers: Any) -> Distribution:
    return MADE.validate_python({"family": family, "unit": "minutes", **numbers})


@CALM
@given(SIZE, st.floats(0.1, 2), st.floats(0.01, 300))
def test_lognormal(median: float, sigma: float, limit: float) -> None:
    there, exact = made("lognormal", median=median, sigma=sigma), stats.lognorm(sigma, scale=median)
    assert mean_of(there) == pytest.approx(exact.mean())
    assert share_below(there, limit) == pytest.approx(exact.cdf(limit), abs=1e-9)


@CALM
@given(SIZE, st.floats(0.01, 5), st.floats(0.01, 300))
def test_gamma(mean: float, variation: float, limit: float) -> None:
    there, exact = (
        made("gamma", mean=mean, variation=variation),
        stats.gamma(variation**-2, scale=mean * variation**2),
    )
    assert mean_of(there) == mean
    assert share_below(there, limit) == pytest.approx(exact.cdf(limit), abs=2e-3)


@CALM
@given(SIZE, st.floats(1, 50), st.floats(0, 60), st.floats(0.5, 60), st.floats(-10, 200))
def test_truncated_normal(mean: float, sd: float, low: float, width: float, limit: float) -> None:
    high = low + width
    there = made("truncated_normal", mean=mean, sd=sd, low=low, high=high)
    exact = stats.truncnorm((low - mean) / sd, (high - mean) / sd, loc=mean, scale=sd)
    if stats.norm.cdf((high - mean) / sd) - stats.norm.cdf((low - mean) / sd) > 1e-6:
        assert mean_of(there) == pytest.approx(exact.mean(), rel=1e-4)
        assert share_below(there, limit) == pytest.approx(exact.cdf(limit), abs=1e-4)
    else:
        assert low <= mean_of(there) <= high


def test_the_plain_ones() -> None:
    assert mean_of(made("fixed", value=3)) == 3
    assert share_below(made("fixed", value=3), 3) == 0
    assert share_below(made("exponential", mean=10), 10) == pytest.approx(0.632, abs=1e-3)
    weighted = made("empirical", values=[1, 5], weights=[3, 1])
    assert (mean_of(weighted), share_below(weighted, 5)) == (2, 0.75)


def test_hereford_comes_out_as_it_says() -> None:
    demand = load_scenario(shipped("hereford")).demand
    assert label_odds(demand, "same_day")["yes"] == pytest.approx(1 / 3, abs=0.02)
    assert 7 < mean_number(demand, "stay") < 8
    bands = label_odds(demand, "age_band")
    assert sum(bands.values()) == pytest.approx(1)
    assert 0.45 < bands["from_70"] + bands["from_85"] < 0.55
    frail = label_odds(demand, "frailty")
    over_70 = (frail["moderate"] + frail["severe"]) / (bands["from_70"] + bands["from_85"])
    assert 0.25 < over_70 < 0.40
    needs = label_odds(demand, "discharge_needs")
    assert needs["none"] == pytest.approx(0.8, abs=0.02)


def test_differences_and_bounds(small: dict[str, Any], load: Load) -> None:
    hours = {"distribution": {"family": "fixed", "unit": "hours", "value": 5}}
    days = {"distribution": {"family": "fixed", "unit": "days", "value": 1}}
    small["demand"]["attribute"] |= {
        "stay": days,
        "delay": hours,
        "ready": {"minus": ["stay", "delay"], "unit": "hours"},
    }
    scenario = load(small)
    assert mean_number(scenario.demand, "ready") == 19
    assert share_under(scenario.demand, "ready", 3) == 0.5


def test_mean_hours_of_a_patient_s_own_time() -> None:
    scenario = load_scenario(shipped("hereford"))
    own = scenario.pathway.stage["community_delay"].duration  # type: ignore[union-attr]
    assert mean_hours(scenario.demand, own) == pytest.approx(36, rel=0.1)
