"""Envelopes: too low is refused with the value needed, before anything is drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.tables import prepare
from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Build = Callable[..., Scenario]


def needs(small: Build, envelope: float, stream: dict[str, Any] | None = None, **given: Any) -> str | None:
    """The refusal of a stream of 24 a day under an envelope, or None."""
    front_door = {"per_day": 24, "envelope_per_day": envelope} | (stream or {})
    try:
        prepare(small(stream={"front_door": front_door}, **given))
    except InputError as refused:
        return str(refused)
    return None


def test_a_flat_stream_may_fill_its_envelope_and_then_keeps_every_candidate(small: Build) -> None:
    assert needs(small, 24) is None
    assert needs(small, 23.9) == (
        "demand.stream.front_door.envelope_per_day is 23.9: at least 24 (busiest hour, weekday and month)"
    )
    shares = [0.1] * 24
    full = prepare(small(stream={"s": {"per_day": 24, "envelope_per_day": 24, "hour_shares": shares}}))
    assert full.streams[0].share == pytest.approx(1, abs=1e-12)


def test_the_day_effect_counts_at_its_cap_for_dispersed_streams_only(small: Build) -> None:
    dispersion = {"day_log_sd": 0.1, "day_autocorrelation": 0.5}
    # exp(0.4 - 0.005) = 1.4844
    assert needs(small, 35.63, dispersion=dispersion) is None
    assert "at least 36 (busiest hour, weekday and month, a day four standard deviations busy)" in str(
        needs(small, 35.6, dispersion=dispersion)
    )
    assert needs(small, 24, {"dispersed": False}, dispersion=dispersion) is None


def test_the_weekend_counts_although_the_run_may_not_reach_its_month(small: Build) -> None:
    stream = {"weekend_hour_shares": [3.0] * 24, "month_factors": [1.0] * 11 + [2.0]}
    assert needs(small, 144, stream) is None
    assert "at least 144" in str(needs(small, 143, stream))


def test_a_stream_thinned_by_patients_must_have_room_for_every_place_full(small: Build) -> None:
    stream = {"thinned_by": {"places": ["ward", "amu"], "reference_patients": 50}}
    place = {"ward": {"count": 80}, "amu": {"count": 20}, "chairs": {"count": 500}}
    assert needs(small, 48, stream, place=place) is None
    assert "at least 48 (busiest hour, weekday and month, every place full)" in str(
        needs(small, 47, stream, place=place)
    )
    assert needs(small, 24, stream, place={"ward": {"count": 20}, "amu": {"count": 20}}) is None
    assert needs(small, 48, stream) == "demand.stream.front_door.thinned_by.places: 'ward' is not a place"


def test_absurd_rates_are_refused_in_one_line(small: Build) -> None:
    peak = {
        "per_day": 1e9,
        "hour_shares": [1e9] * 24,
        "weekday_factors": [1e9] * 7,
        "month_factors": [1e9] * 12,
    }
    assert "at least 9.99999999e+26" in str(needs(small, 20_000, peak))
    tiny = {"hour_shares": [5e-324] * 24, "weekend_hour_shares": [1e9] * 24}
    assert "at least inf" in str(needs(small, 20_000, tiny))


def test_the_largest_envelope_can_be_drawn(small: Build) -> None:
    stream = {"crowd": {"per_day": 20_000, "envelope_per_day": 20_000}}
    arrivals = draw_arrivals(small(stream=stream, weeks=1), 0)
    # Standard error of the total: 374.
    assert len(arrivals.time) == pytest.approx(140_000, abs=1700)
    assert np.all(np.diff(arrivals.time) >= 0)
