"""Waits for work, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, hospital, view
from helpers.whole import whole

from dghsim.measures.waits import waits

ON = [Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"))]


def job(since: str, start: str, called: str | None = None) -> Did:
    return Did("ward_red", 0, since, start, "2Mon 19:00", called=called)


def test_of_work_asked_for_in_the_weeks_measured() -> None:
    found = waits(view(hospital(), (), [
        job("Sun 23:00", "2Mon 09:00"),  # asked for in the warm-up
        job("2Mon 10:00", "2Mon 10:00"),
        job("2Mon 11:00", "2Mon 11:15"),  # in time: 15 minutes exactly
        job("2Mon 12:00", "2Mon 13:00", called="2Mon 12:30"),  # an hour with the journey in
    ], ON))  # fmt: skip
    assert found["wait_ward_red_mean_minutes"] == pytest.approx(75 / 3)
    assert found["wait_ward_red_p90_minutes"] == pytest.approx(15 + 0.8 * 45)
    assert found["wait_ward_red_any_percent"] == pytest.approx(200 / 3)
    assert found["wait_ward_red_in_time_percent"] == pytest.approx(200 / 3)
    # In the queue in week 2: 9 hours, 0, a quarter, and half an hour before the doctor was called.
    assert found["wait_ward_red_mean_queue"] == pytest.approx(9.75 / 168)


def test_work_nobody_asked_for_is_nan() -> None:
    found = waits(view(hospital(), (), (), ON))
    assert np.isnan([found["wait_clerking_mean_minutes"], found["wait_ward_red_in_time_percent"]]).all()
    assert found["wait_clerking_mean_queue"] == 0


def test_only_work_with_a_target_has_a_share_in_time() -> None:
    found = waits(view(hospital()))
    assert [name for name in found if "in_time" in name] == ["wait_ward_red_in_time_percent"]


def test_what_still_waits_counts_by_its_wait_so_far() -> None:
    found = waits(view(hospital(), (), [
        job("2Mon 10:00", "2Mon 10:00"),
        Did("ward_red", None, "2Sun 23:50", "never", "never"),  # ten minutes so far: not known if in time
        Did("ward_red", None, "2Sun 23:30", "never", "never"),  # thirty: too late, whatever comes
    ], ON))  # fmt: skip
    assert found["wait_ward_red_mean_minutes"] == pytest.approx(40 / 3)
    assert found["wait_ward_red_any_percent"] == pytest.approx(200 / 3)
    assert found["wait_ward_red_in_time_percent"] == pytest.approx(100 / 2)
    assert found["wait_ward_red_at_end"] == 2
    assert found["wait_ward_red_mean_queue"] == pytest.approx((10 + 30) / 60 / 168)


def test_a_piece_in_several_spells_waits_once() -> None:
    found = waits(view(hospital(), (), [
        Did("ward_red", 0, "2Mon 10:00", "2Mon 10:10", "2Mon 10:15", piece="one", ended="interrupted"),
        Did("ward_red", 0, "2Mon 10:00", "2Mon 11:00", "2Mon 11:05", piece="one"),
    ], ON))  # fmt: skip
    assert found["wait_ward_red_mean_minutes"] == 10
    assert found["wait_ward_red_in_time_percent"] == 100


def test_own_work_waits_for_nobody() -> None:
    scenario = whole()
    found = waits(view(scenario, (), [
        Did("rest", 0, "2Mon 10:00", "2Mon 12:00", "2Mon 12:30", own=True),
        Did("handover", 0, "2Mon 08:00", "never", "2Mon 09:00", own=True, ended="missed"),
    ], ON))  # fmt: skip
    assert not [name for name in found if "_rest_" in name or "handover" in name]
    assert {found[name] for name in found if name.endswith(("queue", "at_end"))} == {0}
