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


def test_what_is_open_part_of_the_day_is_judged_by_the_hours_in_which_it_is_used() -> None:
    made = view(hospital(place__chairs__count=4), [
        Patient("2Mon 08:00", stays=[("chairs", "2Mon 08:00", "2Mon 08:00", "2Mon 12:00")]),
        Patient("2Mon 09:30", stays=[("chairs", "2Mon 09:30", "2Mon 09:30", "2Mon 12:00")]),
    ])  # fmt: skip
    found = places(made)
    assert found["occupancy_mean_percent_chairs"] == pytest.approx(100 * 6.5 / 4 / 168)
    assert found["occupancy_in_use_percent_chairs"] == pytest.approx(
        100 * (1 + 1 + 2 + 2) / 4 / 4
    )  # 8, 9, 10, 11
    assert "occupancy_in_use_percent_amu" not in found  # beds are there all night


def test_a_place_without_room_has_no_occupancy() -> None:
    found = places(view(hospital()))
    assert np.isnan([found[f"{what}_percent_ward"] for what in ("occupancy_mean", "full_hours")]).all()
    assert found["occupancy_mean_percent_chairs"] == 0
    assert np.isnan(found["occupancy_in_use_percent_chairs"])
