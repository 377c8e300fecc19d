from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.scenario.checks.envelopes import busiest_per_day, headroom
from dghsim.scenario.demand import Dispersion, Stream
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def envelope_needed(load: Load, small: dict[str, Any], **stream: Any) -> int:
    """The number that the error names."""
    small["demand"]["stream"]["door"] |= {"envelope_per_day": 1} | stream
    with pytest.raises(
        InputError, match=r"demand\.stream\.door\.envelope_per_day: must be at least"
    ) as error:
        load(small)
    return int(str(error.value).split("at least ")[1].split()[0])


def test_envelope_needed_is_the_peak_and_half_as_much_again(small: dict[str, Any], load: Load) -> None:
    assert envelope_needed(load, small) == 15
    peaked = [0.0] * 23 + [24.0]
    assert envelope_needed(load, small, hour_shares=peaked) == 24 * 15
    assert envelope_needed(load, small, month_factors=[1] * 11 + [2]) == 24 * 15 * 2


def test_the_envelope_that_the_error_names_will_do(small: dict[str, Any], load: Load) -> None:
    needed = envelope_needed(load, small, weekday_factors=[1.07, 1, 1, 1, 1, 0.97, 0.97])
    small["demand"]["stream"]["door"]["envelope_per_day"] = needed
    load(small)


def test_days_that_vary_much_need_more(small: dict[str, Any], load: Load) -> None:
    small["demand"]["dispersion"] = {"day_log_sd": 0.3}
    assert envelope_needed(load, small) == int(np.ceil(10 * np.exp(4 * 0.3 - 0.045)))
    assert envelope_needed(load, small, dispersed=False) == 15


def test_full_wards_need_more(small: dict[str, Any], load: Load) -> None:
    assert envelope_needed(load, small, thinned_by={"places": ["room"], "reference_patients": 1}) == 3 * 15


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.floats(0.01, 9), min_size=24, max_size=24),
    st.none() | st.lists(st.floats(0, 9), min_size=24, max_size=24),
    st.lists(st.floats(0, 2), min_size=7, max_size=7),
    st.floats(0, 100),
)
def test_busiest_rate_is_the_highest_of_the_week(
    weekday: list[float], weekend: list[float] | None, days: list[float], per_day: float
) -> None:
    stream = Stream(start="a", per_day=per_day, envelope_per_day=1, hour_shares=weekday,
                    weekend_hour_shares=weekend, weekday_factors=days)  # fmt: skip
    shares = np.array([weekday] * 5 + [weekend or weekday] * 2) / np.mean(weekday)
    assert busiest_per_day(stream) == pytest.approx((per_day * shares * np.array(days)[:, None]).max())


def test_headroom_is_never_below_a_half() -> None:
    stream = Stream(start="a", per_day=1, envelope_per_day=9)
    assert headroom(Dispersion(), stream) == headroom(Dispersion(day_log_sd=0.09), stream) == 1.5
    assert headroom(Dispersion(day_log_sd=0.5), stream) > 6
