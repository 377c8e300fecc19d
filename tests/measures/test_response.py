"""Response to work with a target and to arrests, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.clock import NEVER
from helpers.finished import Did, Duty, hospital, view
from helpers.whole import whole

from dghsim.measures.response import response
from dghsim.measures.waits import waits

ON = [
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("cons", "Con", "2Mon 08:00", "2Mon 20:00")),
]


def arrest(since: str, start: str, *duties: int) -> list[Did]:
    return [Did("arrest", duty, since, start, "2Mon 19:00", piece=since) for duty in duties]


def call(since: str, start: str) -> Did:
    return Did("sick_call", None if start == NEVER else 0, since, start, NEVER)


def test_by_category_each_kind_against_its_own_target() -> None:
    made = view(whole(), (), [
        *arrest("2Mon 09:00", "2Mon 09:04", 0, 1),  # within 5 minutes
        *arrest("2Mon 10:00", "2Mon 10:10", 0),  # not
        call("2Mon 11:00", "2Mon 11:30"),  # within 30
        call("2Sun 23:40", NEVER),  # 20 minutes so far: not known
        call("Sun 23:00", "2Mon 08:00"),  # asked for in the warm-up
        Did("ward_red", 0, "2Mon 12:00", "2Mon 13:00", "2Mon 13:10"),  # another category
    ], ON)  # fmt: skip
    found = response(made) | waits(made)
    assert found["response_emergencies_in_time_percent"] == pytest.approx(200 / 3)
    assert found["response_emergencies_median_minutes"] == pytest.approx((10 + 20) / 2)  # of 4, 10, 20, 30
    assert found["response_emergencies_p95_minutes"] == pytest.approx(20 + 0.85 * 10)
    assert found["response_wards_in_time_percent"] == 0
    assert found["wait_arrest_median_minutes"] == 7
    assert found["wait_sick_call_p95_minutes"] == pytest.approx(20 + 0.95 * 10)


def test_who_comes_to_an_arrest() -> None:
    found = response(view(whole(), (), [
        *arrest("2Mon 09:00", "2Mon 09:04", 0, 1, 2),
        *arrest("2Mon 10:00", "2Mon 10:10", 0),
        *arrest("2Mon 11:00", "2Mon 11:10", 0, 2),
        Did("arrest", None, "2Sun 23:59", NEVER, NEVER),  # nobody has come
    ], ON))  # fmt: skip
    assert found["team_arrest_per_year"] == 52 * 4
    assert found["team_arrest_size_mean"] == 2
    assert found["team_arrest_no_senior_percent"] == pytest.approx(100 / 3)


def test_an_arrest_nobody_was_called_to_is_nan() -> None:
    found = response(view(whole(), duties=ON))
    assert found["team_arrest_per_year"] == 0
    assert np.isnan(found["team_arrest_no_senior_percent"])
    assert np.isnan(found["response_emergencies_in_time_percent"])


def test_without_targets_and_teams_there_is_no_response() -> None:
    assert response(view(hospital(work__ward_red__target_minutes=None))) == {}
