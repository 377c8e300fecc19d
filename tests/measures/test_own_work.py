"""Breaks and other own work, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.clock import NEVER
from helpers.finished import Did, Duty, finished, hospital, view
from helpers.whole import whole

from dghsim.measures.frames import duties_frame
from dghsim.measures.own_work import breaks_taken, own_work

# Twelve hours by day give two breaks, a night of twelve three, and ten hours two.
ON = [
    Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00")),
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("night", "Bob", "2Mon 20:00", "2Tue 08:00")),
    Duty(On("reg", None, "2Tue 08:00", "2Tue 20:00")),
    Duty(On("night", "Bob", "2Sun 20:00", "3Mon 08:00")),  # ends after the weeks measured
]


def rest(duty: int, due: str, start: str, end: str, ended: str | None = None) -> Did:
    return Did("rest", duty, due, start, end, own=True, ended=ended)


WORKS = [
    rest(0, "Sun 12:00", "Sun 12:00", "Sun 12:30"),
    rest(1, "2Mon 10:00", "2Mon 11:00", "2Mon 11:30"),
    rest(1, "2Mon 14:00", "2Mon 14:00", "2Mon 14:10", "interrupted"),
    rest(2, "2Mon 10:00", NEVER, "2Mon 14:00", "missed"),
    rest(2, "2Mon 14:00", "2Mon 14:00", "2Mon 14:30"),
    rest(3, "2Mon 21:30", "2Mon 21:30", "2Mon 22:00"),
    rest(3, "2Tue 00:30", "2Tue 00:30", "2Tue 01:00"),
    rest(3, "2Tue 03:30", NEVER, "2Tue 06:30", "missed"),
]


def test_breaks_due_taken_and_missed() -> None:
    found = own_work(view(whole(), (), WORKS, ON))
    assert found["breaks_due_per_week"] == 2 + 2 + 3
    assert found["breaks_taken_per_week"] == 1 + 1 + 2
    assert found["breaks_missed_per_week"] == 3
    assert found["breaks_missed_percent"] == pytest.approx(300 / 7)
    assert found["breaks_missed_percent_t1"] == pytest.approx(200 / 5)
    assert found["breaks_missed_percent_t2"] == 50
    assert np.isnan(found["breaks_missed_percent_t3"])


def test_other_own_work_is_missed_where_it_was_never_done() -> None:
    found = own_work(view(whole(), (), [
        Did("handover", 0, "Sun 08:00", NEVER, "Sun 09:00", own=True, ended="missed"),  # in the warm-up
        Did("handover", 1, "2Mon 08:00", "2Mon 08:10", "2Mon 08:40", own=True),
        Did("handover", 3, "2Mon 20:00", NEVER, "2Mon 21:00", own=True, ended="missed"),
        Did("handover", 5, "2Sun 23:50", "2Sun 23:50", NEVER, own=True),  # still at it
    ], ON))  # fmt: skip
    assert found["missed_percent_handover"] == 50
    assert "missed_percent_rest" not in found


def test_breaks_taken_stand_beside_breaks_due_in_the_results() -> None:
    made = finished(whole(), (), WORKS, ON)
    table = duties_frame(made).set_index("duty")
    assert table["breaks_due"].tolist() == [2, 2, 3, 0, 3]
    assert table["breaks_taken"].tolist()[:3] == [1, 1, 2]
    assert table["breaks_taken"].isna().tolist() == [False, False, False, True, False]
    assert breaks_taken(made).tolist() == [1, 1, 1, 2, 0, 0]


def test_a_scenario_without_own_work_has_none_to_miss() -> None:
    assert own_work(view(hospital(), duties=ON)) == {}
