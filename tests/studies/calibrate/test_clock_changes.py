"""Nights on which the clock jumps."""

import numpy as np
import pytest

from dghsim.studies.calibrate.clock_changes import hours_between, hours_of, last_sunday


def between(start: str, end: str) -> float:
    return float(hours_between(np.array([start], "datetime64[s]"), np.array([end], "datetime64[s]"))[0])


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-28T12:00", "2026-03-29T12:00", 23), ("2026-10-24T12:00", "2026-10-25T12:00", 25),
        ("2026-06-01T12:00", "2026-06-02T12:00", 24), ("2026-10-25T01:50", "2026-10-25T01:10", 1 / 3),
        ("2026-10-25T00:30", "2026-10-25T01:30", 1), ("2026-07-01T10:00", "2026-12-01T10:00", 153 * 24 + 1),
    ],
)  # fmt: skip
def test_what_truly_passed(start: str, end: str, hours: float) -> None:
    assert between(start, end) == pytest.approx(hours)


def test_a_day_of_23_hours_and_one_of_25() -> None:
    seen = hours_of(np.datetime64("2026-01-01", "D"), 365)
    days = {
        str(np.datetime64("2026-01-01") + int(day)): seen[day].sum()
        for day in np.flatnonzero(seen.sum(1) != 24)
    }
    assert days == {"2026-03-29": 23, "2026-10-25": 25}
    assert last_sunday(2026, 3).isoformat() == "2026-03-29"
