"""Measures divide by the beds that are open at the time: two all year, a third on Tuesday and Wednesday, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.clock import NEVER
from helpers.finished import Patient, hospital, view

from dghsim.measures.face.counterparts.beds import beds_occupied
from dghsim.measures.gridlock import gridlock
from dghsim.measures.open_beds import mean_open, open_at_end
from dghsim.measures.places import hourly_open, places
from dghsim.measures.profiles import profiles
from dghsim.measures.view import View

DAYS = {"beds": 1, "first_day": "04-05", "last_day": "04-06"}


def in_bed(start: str, end: str, place: str = "amu") -> Patient:
    return Patient("Sun 00:00", end, stays=[(place, start, start, end)])


def week() -> View:
    """Two there all week, a third from Tuesday 06:00, who stays on until Thursday noon."""
    made = hospital(place__amu={"count": 2, "season": {"days": DAYS}})
    return view(
        made, [in_bed("Sun 00:00", NEVER), in_bed("Sun 00:00", NEVER), in_bed("2Tue 06:00", "2Thu 12:00")]
    )


def test_a_bed_of_the_season_is_open_until_it_is_given_back() -> None:
    assert hourly_open(week())[0].tolist() == [2] * 24 + [3] * 60 + [2] * 84
    assert mean_open(week())[0] == pytest.approx((2 * 168 + 60) / 168)
    assert open_at_end(week()).tolist() == [2, 1, 0]


def test_occupancy_is_of_the_beds_open_at_the_time() -> None:
    found = places(week())
    assert found["occupancy_mean_percent_amu"] == pytest.approx(100 * (2 * 168 + 54) / (2 * 168 + 60))
    # Not full from midnight to 06:00 on Tuesday alone.
    assert found["full_hours_percent_amu"] == pytest.approx(100 * 162 / 168)
    assert found["occupancy_p95_percent_amu"] == 100
    assert beds_occupied(week()) == pytest.approx(found["occupancy_mean_percent_amu"])


def test_without_anybody_in_it_a_bed_closes_with_the_season() -> None:
    made = hospital(place__amu={"count": 2, "season": {"days": DAYS}})
    found = view(made, [in_bed("2Mon 00:00", "2Thu 00:00")])
    assert hourly_open(found)[0].tolist() == [2] * 24 + [3] * 48 + [2] * 96
    assert places(found)["occupancy_mean_percent_amu"] == pytest.approx(100 * 72 / (2 * 168 + 48))
    # 24 counts of one in two, 48 of one in three, 96 of none: one in twenty, 8.35 counts of 167, find a half.
    assert places(found)["occupancy_p95_percent_amu"] == pytest.approx(50)


def test_a_place_of_the_season_alone_is_judged_by_its_days() -> None:
    made = hospital(place__ward={"count": 0, "season": {"days": DAYS}})
    found = places(view(made, [in_bed("2Tue 12:00", "2Wed 12:00", "ward")]))
    assert found["occupancy_mean_percent_ward"] == pytest.approx(50)
    assert found["full_hours_percent_ward"] == pytest.approx(50)


def test_the_days_of_the_picture() -> None:
    found = profiles(week())
    assert found["open_amu"].tolist() == [2, 3, 3, 2.5, 2, 2, 2]
    assert found["occupied_amu"] == pytest.approx(np.array([2, 2.75, 3, 2.5, 2, 2, 2]))
    assert "open_ward" not in found


@pytest.mark.parametrize("stuck", [True, False])
def test_who_is_in_a_bed_that_closes_must_wait_too_for_all_to_be_stuck(stuck: bool) -> None:
    made = hospital(
        pathway__stage__bed_given={"type": "hold", "place": "ward", "next": "there"},
        pathway__stage__there={"type": "end"}, place__ward={"count": 1, "season": {"days": DAYS}},
    )  # fmt: skip

    def holds(place: str, start: str, asks: str) -> Patient:
        return Patient("Sun 00:00", stays=[
            (place, start, start, NEVER), *([(asks, "2Sun 10:00", NEVER, NEVER)] if asks else [])
        ])  # fmt: skip

    found = view(made, [
        holds("amu", "Sun 00:00", "ward"), holds("amu", "Sun 00:00", "ward"), holds("ward", "Sun 00:00", "amu"),
        holds("ward", "2Tue 00:00", "amu" if stuck else ""),
    ])  # fmt: skip
    assert gridlock(found)["gridlocked"].tolist() == [stuck, 0, stuck]
