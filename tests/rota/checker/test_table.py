"""Cells of a table of shifts: the nearest minute, and hours that cannot be."""

from __future__ import annotations

import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota
from dghsim.rota.checker.clock import minutes_of

DAY = {"doctor": "Ann", "start": "2026-01-14 09:00", "end": "2026-01-14 17:00", "kind": "nroc"}


@pytest.mark.parametrize(
    ("written", "minute"),
    [("00:00:29.9", 0), ("00:00:30", 1), ("00:00:59", 1), ("00:01:29", 1), ("00:01:31", 2)],
)
def test_a_time_is_read_to_the_nearest_minute(written: str, minute: int) -> None:
    assert minutes_of(f"1970-01-01 {written}", "x") == minute
    assert minutes_of("1970-01-01 00:00:29", "x") == 0


def test_the_first_of_several_hours_that_cannot_be_is_told() -> None:
    rows = [{**DAY, "doctor": name, "work_hours": hours} for name, hours in (("A", 1), ("B", 9), ("C", -1))]
    with pytest.raises(InputError, match=r"data row 2: work_hours is 9; allowed: 0 to 8 h"):
        check_rota(pd.DataFrame(rows))


def test_hours_may_be_of_a_column_with_nothing_in_some_cells() -> None:
    rows = pd.DataFrame([{**DAY, "doctor": name} for name in ("A", "B")])
    rows["work_hours"] = pd.array([2, None], dtype="Int64")
    report = check_rota(rows, "none")
    assert any("no work_hours for 1 on-call period" in line for line in report.warnings)
