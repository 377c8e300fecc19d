"""Occupancy, by hand: two beds over a week of 168 hours."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view

from dghsim.measures.places import hourly_census, places


def test_mean_percentile_and_hours_full() -> None:
    made = view(hospital(), [
        Patient("Sun 00:00", stays=[("amu", "Sun 00:00", "Sun 00:00", "never")]),  # there all week, from warm-up on
        Patient("2Mon 00:00", "2Tue 00:30", stays=[("amu", "2Mon 00:00", "2Mon 00:30", "2Tue 00:30")]),
    ])  # fmt: skip
    found = places(made)
    assert found["occupancy_mean_percent_amu"] == pytest.approx(100 * (168 + 24) / (2 * 168))
    # Counted at 01:00 on Monday and then hourly up to 00:00 on Tuesday: 24 of 168 counts find both beds taken.
    assert hourly_census(made)[0, :26].tolist() == [1, *[2] * 24, 1]
    assert found["full_hours_percent_amu"] == pytest.approx(100 * 24 / 168)
    assert found["occupancy_p95_percent_amu"] == 100


def test_a_place_without_room_has_no_occupancy() -> None:
    found = places(view(hospital()))
    assert np.isnan([found[f"{what}_percent_ward"] for what in ("occupancy_mean", "full_hours")]).all()
    assert found["occupancy_mean_percent_chairs"] == 0
