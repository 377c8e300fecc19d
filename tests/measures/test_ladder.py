"""The ladder, by hand. Its rungs: swap, bank, down (acting down), elsewhere (divert)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from helpers.build import On
from helpers.clock import seconds
from helpers.finished import Duty, fixed_by, hospital, view
from helpers.whole import whole

from dghsim.measures.ladder import ladder
from dghsim.measures.money import money
from dghsim.measures.view import View

DUTIES = [
    Duty(On("late", "Con", "Sun 20:00", "2Mon 08:00"), "act_down"),  # 0: begins in the warm-up
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),  # 1
    Duty(On("late", "Con", "2Mon 20:00", "2Tue 08:00"), "act_down"),  # 2
    Duty(On("night", None, "2Mon 20:00", "2Tue 08:00"), "divert"),  # 3: the same night
    Duty(On("late", "Bob", "2Tue 20:00", "2Wed 08:00"), "bank"),  # 4: not one of the last two
    Duty(On("take", None, "2Wed 08:00", "2Wed 20:00"), "divert"),  # 5: by day
    Duty(On("night", None, "2Thu 20:00", "2Fri 08:00")),  # 6: nothing helped
    Duty(On("late", "Con", "2Fri 20:00", "2Sat 08:00"), "act_down"),  # 7
    Duty(On("take", "Ann", "2Sat 08:00", "2Sat 20:00"), "swap"),  # 8
]
COLUMNS: dict[str, Any] = {
    "rungs": ("swap", "bank", "down", "elsewhere"),
    "rung": np.array([2, -1, 2, 3, 1, 3, -1, 2, 0]),
    "pounds": np.array([1200.0, 0, 1200, 0, 600, 0, 0, 1200, 60]),
    "sessions_lost": np.array([2.0, 0, 2, 0, 0, 0, 0, 1, 3]),
    "diverted": np.array([
        [seconds("2Mon 20:00"), seconds("2Tue 08:00")],
        [seconds("2Tue 04:00"), seconds("2Tue 10:00")],
        [seconds("2Wed 08:00"), seconds("2Wed 20:00")],
        [seconds("2Wed 10:00"), seconds("2Wed 12:00")],
        [seconds("2Wed 14:00"), seconds("2Wed 21:00")],
        [seconds("2Sun 20:00"), seconds("3Mon 08:00")],
    ]),
}  # fmt: skip


def made(**changes: Any) -> View:
    return view(whole(**changes), duties=DUTIES, columns=COLUMNS)


def test_hours_by_rung() -> None:
    found = ladder(made())
    assert found["rung_swap_hours_per_week"] == 12
    assert found["rung_bank_hours_per_week"] == 12
    assert found["rung_down_hours_per_week"] == 8 + 12 + 12
    assert found["rung_elsewhere_hours_per_week"] == 24


def test_nights_on_the_last_two_rungs_are_dates() -> None:
    assert ladder(made())["last_rungs_nights_per_year"] == 52 * 2  # Monday's twice over, and Friday's


def test_sessions_and_acting_down() -> None:
    found = ladder(made())
    assert found["sessions_lost_per_year"] == 52 * (2 + 1 + 3)
    assert found["sessions_lost_acting_down_per_year"] == 52 * (2 + 1)
    assert found["acted_down_per_year"] == 52 * 2


def test_spans_of_divert_that_overlap_count_once() -> None:
    assert ladder(made())["diverted_hours_per_week"] == 14 + 13 + 4


def test_pounds_by_line_and_by_rung() -> None:
    scene = made()
    found = money(scene, fixed_by(scene))
    down = 52 * (1200 * 8 / 12 + 1200 + 1200)
    assert found["cost_act_down_gbp_per_year"] == pytest.approx(down)
    assert found["cost_rung_down_gbp_per_year"] == pytest.approx(down)
    assert found["cost_bank_gbp_per_year"] == 52 * 600
    assert found["cost_swap_gbp_per_year"] == 52 * 60
    assert found["cost_divert_gbp_per_year"] == found["cost_agency_gbp_per_year"] == 0


def test_without_a_ladder_there_are_no_rungs() -> None:
    assert ladder(view(hospital(), duties=DUTIES[1:2])) == {}
