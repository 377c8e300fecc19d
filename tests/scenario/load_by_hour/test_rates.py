from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load_by_hour.rates import hourly_rates, spread, weekly_arrivals
from dghsim.scenario.root import Scenario


def test_weekend_and_months_count(small: dict[str, Any], load: Callable[..., Scenario]) -> None:
    small["demand"]["stream"]["door"] |= {
        "weekend_hour_shares": [0.5] * 24, "weekday_factors": [1, 1, 1, 1, 1, 0.8, 0.8],
        "month_factors": [1.5] * 6 + [0.5] * 6,
    }  # fmt: skip
    stream = load(small).demand.stream["door"]
    assert weekly_arrivals(stream) == pytest.approx(10 * (5 + 0.5 * 1.6))
    assert hourly_rates(stream)[[0, 24 * 6]] == pytest.approx([10 / 24, 10 / 24 * 0.4])


def test_arrivals_are_spread_as_the_rates_are() -> None:
    rates = np.zeros(168)
    rates[[3, 100]] = 1.0, 3.0
    times = spread(rates, 400)
    assert np.bincount((times // 3600).astype(int), minlength=168)[[3, 100]].tolist() == [100, 300]
    assert np.diff(times[times < 4 * 3600]) == pytest.approx(36)
