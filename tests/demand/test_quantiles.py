"""Quantile tables: units, whole numbers, means, and the limits of a time."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dghsim.demand.quantiles import LONGEST, quantile_table
from dghsim.scenario.duration import Distribution

READ: TypeAdapter[Distribution] = TypeAdapter(Distribution)


def table(**given_numbers: Any) -> Any:
    return quantile_table(READ.validate_python(given_numbers))


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("seconds", 90, 90),
        ("minutes", 1.5, 90),
        ("hours", 2, 7200),
        ("days", 1, 86400),
        ("years", 70.4, 70),
        ("points", 3, 3),
    ],
)
def test_times_are_seconds_and_other_numbers_whole_units(unit: str, value: float, expected: int) -> None:
    fixed = table(family="fixed", unit=unit, value=value)
    assert fixed.dtype == np.int64
    assert fixed.tolist() == [expected] * 4096


@pytest.mark.parametrize(
    ("given_numbers", "mean"),
    [
        ({"family": "exponential", "unit": "days", "mean": 4}, 4 * 86400),
        ({"family": "exponential", "unit": "seconds", "mean": 0.3}, 0.3),
        (
            {"family": "lognormal", "unit": "minutes", "median": 36.5, "sigma": 0.43},
            36.5 * 60 * np.exp(0.43**2 / 2),
        ),
        ({"family": "gamma", "unit": "points", "mean": 2.25, "variation": 1}, 2.25),
        ({"family": "empirical", "unit": "seconds", "values": [1, 2, 3.5], "weights": [1, 1, 2]}, 2.5),
    ],
)
def test_no_mean_is_lost_to_rounding(given_numbers: dict[str, Any], mean: float) -> None:
    assert table(**given_numbers).mean() == pytest.approx(mean, abs=0.51 / 4096)


def test_an_age_keeps_the_whole_numbers_that_are_listed() -> None:
    listed = table(family="empirical", unit="years", values=[16, 40, 70, 99], weights=[1, 1, 1, 1])
    assert np.unique(listed, return_counts=True)[1].tolist() == [1024] * 4
    assert set(listed) == {16, 40, 70, 99}


def test_points_may_be_negative_and_round_alike_on_both_sides() -> None:
    drawn = table(family="truncated_normal", unit="points", mean=0.0, sd=5.0, low=-10.0, high=10.0)
    assert drawn[[0, -1]].tolist() == [-10, 10]
    assert drawn.sum() == 0


def test_a_time_as_good_as_never_is_held_where_sums_cannot_overflow() -> None:
    never = table(family="lognormal", unit="days", median=1e9, sigma=5.0)
    assert never[-1] == LONGEST
    assert table(family="fixed", unit="days", value=1e9)[0] == LONGEST


def test_tables_are_each_callers_own() -> None:
    first = table(family="exponential", unit="hours", mean=2)
    first[:] = 0
    assert table(family="exponential", unit="hours", mean=2).mean() == pytest.approx(7200)


@given(mean=st.floats(0.01, 1e4), variation=st.floats(0.05, 4), unit=st.sampled_from(["minutes", "points"]))
@settings(max_examples=60, deadline=None)
def test_gamma_tables_rise_and_keep_their_mean(mean: float, variation: float, unit: str) -> None:
    drawn = table(family="gamma", unit=unit, mean=mean, variation=variation)
    scale = 60 if unit == "minutes" else 1
    assert np.all(np.diff(drawn) >= 0)
    assert drawn.mean() == pytest.approx(mean * scale, rel=1e-9, abs=0.51 / 4096)
