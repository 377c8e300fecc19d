"""A year of many doctors: the work grows with the rota, and no step is done duty by duty."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType

import pandas as pd
import pytest

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
    """Calls of the checker's own functions."""
    count = 0

    def each(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and "dghsim/rota/checker" in frame.f_code.co_filename.replace("\\", "/")

    sys.setprofile(each)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("doctors", [3])
def test_the_steps_do_not_grow_with_the_duties_of_a_doctor(doctors: int) -> None:
    def check(weeks: int) -> int:
        frame = a_year(doctors, weeks)
        options = {"horizon_start": MONDAY, "horizon_weeks": weeks}
        return calls_within(
            lambda: check_rota(frame.drop(columns="start").assign(start=frame["start"]), **options)
        )

    short, long = check(12), check(48)
    # Dates are read one by one, once each; nothing else may follow the number of duties.
    dates = 2 * 2 * 4 * (48 - 12)
    assert long - short < 2 * dates + 100
    assert short < 5000
