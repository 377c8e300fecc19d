"""The registrar's night, by hand: its parts add up to twelve hours."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.clock import seconds
from helpers.finished import Did, Duty, hospital, view
from helpers.whole import whole

from dghsim.measures.duty_time import PARTS, duty_time, is_night, night_by_hour
from dghsim.measures.view import View

NIGHT = Duty(On("late", "Reg", "2Mon 20:00", "2Tue 08:00"), went="2Tue 09:00")
HOME = Duty(On("home", "Con", "2Mon 20:00", "2Tue 08:00"))
WORKS = [
    Did("senior_review", 0, "2Mon 20:00", "2Mon 20:00", "2Mon 21:00"),
    Did("ward_red", 0, "2Mon 22:30", "2Mon 22:30", "2Mon 23:30", ended="interrupted", piece="job"),
    Did("arrest", 0, "2Mon 23:30", "2Mon 23:30", "2Tue 00:00"),
    Did("ward_red", 0, "2Mon 22:30", "2Tue 00:00", "2Tue 00:15", piece="job"),
    Did("advice", 0, "2Tue 01:00", "2Tue 01:00", "2Tue 01:30"),
    Did("rest", 0, "2Tue 02:00", "2Tue 02:00", "2Tue 02:30", own=True),
    Did("senior_review", 1, "2Tue 03:00", "2Tue 03:30", "2Tue 04:30", called="2Tue 03:10"),
    Did("senior_review", 0, "2Tue 07:30", "2Tue 07:30", "2Tue 09:00"),  # half an hour of it in the night
]


@pytest.fixture(scope="module")
def made() -> View:
    return view(whole(), (), WORKS, [NIGHT, HOME])


def test_the_registrars_night(made: View) -> None:
    found = duty_time(made)
    night = {part: found[f"night_{part}_hours_t2"] for part in PARTS}
    assert night == pytest.approx({
        "take": 1.5, "wards": 1.25, "emergencies": 0.5, "outside": 0.5, "own": 0.5, "journey": 0, "idle": 7.75,
    })  # fmt: skip
    assert sum(night.values()) == pytest.approx(12)


def test_on_call_from_home(made: View) -> None:
    found = duty_time(made)
    assert found["home_take_hours_t3"] == pytest.approx(1)
    assert found["home_journey_hours_t3"] == pytest.approx(1 / 3)
    assert found["home_idle_hours_t3"] == pytest.approx(12 - 4 / 3)
    assert np.isnan(found["day_take_hours_t2"])
    assert "home_take_hours_t2" not in found


def test_by_hour_of_the_night(made: View) -> None:
    found = night_by_hour(made)
    assert found["night_wards_t2"][[21, 22, 23, 0]].tolist() == [0, 30, 30, 15]
    assert found["night_emergencies_t2"][[23, 0]].tolist() == [30, 0]
    assert found["night_take_t2"][[20, 7, 8]].tolist() == [60, 30, 0]
    assert sum(found[f"night_{part}_t2"].sum() for part in PARTS) == pytest.approx(720)
    assert "night_take_t3" not in found


def test_a_mean_over_nights_and_none_that_is_cut_off() -> None:
    quiet = Duty(On("late", "Eve", "2Tue 20:00", "2Wed 08:00"))
    last = Duty(On("late", "Eve", "2Sun 20:00", "3Mon 08:00"))  # goes on when the run stops
    found = duty_time(view(whole(), (), WORKS[:1], [NIGHT, quiet, last]))
    assert found["night_take_hours_t2"] == pytest.approx(0.5)
    assert found["night_idle_hours_t2"] == pytest.approx(11.5)


@pytest.mark.parametrize(
    ("start", "end", "night"),
    [
        ("Mon 20:00", "Tue 08:00", True),
        ("Mon 23:00", "Tue 06:00", True),
        ("Mon 23:01", "Tue 07:00", False),
        ("Mon 20:00", "Tue 05:59", False),
        ("Mon 08:00", "Mon 20:00", False),
        ("Mon 09:00", "Tue 09:00", True),
    ],
)
def test_a_night_holds_the_whole_of_23_to_6(start: str, end: str, night: bool) -> None:
    assert is_night(np.array([seconds(start)]), np.array([seconds(end)])).tolist() == [night]


def test_each_tier_has_the_parts_of_its_duties() -> None:
    found = duty_time(view(hospital()))
    assert {name.split("_")[0] + name[-3:] for name in found} == {
        "day_t1", "night_t1", "day_t2", "night_t2", "day_t3", "night_t3", "home_t3",
    }  # fmt: skip
