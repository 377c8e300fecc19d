"""Slots of the week, and who waits in them."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.demand.access.waiting import waiting
from dghsim.demand.access.week import DAY, WEEK, slots_open, slots_until
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.pathway import Window

DAILY = slots_open(Window(days={day: ["08:00-20:00"] for day in WEEKDAYS}))
NEVER_LATE = slots_open(Window(days={day: ["08:00-16:00"] for day in WEEKDAYS}))


def test_a_window_is_its_slots() -> None:
    window = slots_open(Window(days={"mon": ["00:00-00:30"], "sun": ["23:30-24:00"]}))
    assert np.flatnonzero(window).tolist() == [0, 1, WEEK - 2, WEEK - 1]


def test_until_it_opens_runs_over_the_end_of_the_week() -> None:
    until = slots_until(slots_open(Window(days={"mon": ["01:00-02:00"]})))
    assert until[:9].tolist() == [4, 3, 2, 1, 0, 0, 0, 0, WEEK - 8 + 4]
    assert until[-1] == 5


def test_as_the_reference_nobody_is_moved() -> None:
    found = waiting((DAILY, DAILY), (0.07, 0.07), np.ones((7, 24)), 4)
    assert not found.later.any()
    assert not found.earlier.any()


def test_as_many_wait_as_have_no_bus_now() -> None:
    found = waiting((NEVER_LATE, DAILY), (0.1, 0.1), np.ones((7, 24)), 4)
    assert found.later[16 * 4] == pytest.approx(0.1)
    assert found.later[21 * 4] == 0
    assert found.until[16 * 4] == 16 * 4
    assert not found.earlier.any()


def test_as_many_come_sooner_as_the_evening_gains() -> None:
    rates = np.ones((7, 24))
    found = waiting((DAILY, NEVER_LATE), (0.1, 0.1), rates, 4)
    gained = (1 / 0.9 - 1) * 16 * 7
    assert (found.earlier * 1.0).sum() == pytest.approx(gained)
    morning = found.earlier[:DAY] > 0
    assert np.flatnonzero(morning).tolist() == list(range(32, 48))
    slots = {(32 - step) % DAY for step in found.back[WEEK // 7 + 32].tolist()}
    assert slots == set(range(64, 80))
