"""A year of many doctors: the work grows with the rota, and no step is done duty by duty."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType

import pandas as pd

from dghsim.rota.checker import check_rota

MONDAY = datetime(2026, 1, 5)


def a_year(doctors: int, weeks: int) -> pd.DataFrame:
    """Lawful weeks of four days and of four nights with three off after."""
    rows = [
        (f"D{who}", MONDAY + timedelta(weeks=week, days=day, hours=20 if week % 6 == who % 6 else 9))
        for who in range(doctors)
        for week in range(weeks)
        for day in range(4)
    ]
    frame = pd.DataFrame(rows, columns=["doctor", "start"])
    return frame.assign(end=frame["start"] + timedelta(hours=10))


def calls_within(work: Callable[[], object]) -> int:
    """Calls of the checker's own functions, but for those that read the table cell by cell."""
    count = 0

    def each(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        file = Path(frame.f_code.co_filename)
        count += (
            event == "call" and file.parent.name == "checker" and file.name not in ("clock.py", "table.py")
        )

    sys.setprofile(each)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def steps(doctors: int, weeks: int) -> int:
    frame = a_year(doctors, weeks)
    return calls_within(lambda: check_rota(frame, horizon_start=MONDAY, horizon_weeks=weeks))


def test_the_steps_follow_the_doctors_and_not_their_duties() -> None:
    assert steps(3, 48) <= steps(3, 12) + 50
    assert steps(6, 12) <= 2.1 * steps(3, 12)
    assert steps(3, 12) < 3 * 1000
