"""Leave of a home's staff: nobody stands in, and some are always there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from helpers.homes import finished, written

from dghsim.engine.plan import Ints

LEAVE = "homes.team.visitors.leave_days=60"


def at_work(file: Path, *sets: str) -> Ints:
    start = finished(file, *sets, "run.weeks=12").duties.start
    return np.bincount(np.asarray(start) // 86_400)


def test_leave_takes_people_from_work_and_leaves_the_least(tmp_path: Path) -> None:
    file = written(tmp_path)
    less = at_work(file, LEAVE)
    assert less.min() == 1
    assert (less.reshape(-1, 7)[:, :5] <= 2).all()
    taken = 4 * 60 * 14 / 52
    assert 0.85 * taken < 12 * 14 - less.sum() < 1.15 * taken
    least = ("homes.team.visitors.least=[0, 0, 0, 0, 0, 1, 1]", "homes.team.visitors.most_away=2")
    assert (at_work(file, LEAVE, *least) == 0).any()
