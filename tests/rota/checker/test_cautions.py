"""What a reader is told beside the breaches, at its edges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pandas as pd
import pytest

from dghsim.rota.checker import check_rota

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def warned(shifts: pd.DataFrame, words: str, **options: object) -> list[str]:
    given = {"horizon_start": MONDAY, "horizon_weeks": 1} | options
    report = check_rota(shifts, "none", **given)  # type: ignore[arg-type]
    return [line for line in report.warnings if words in line]


def test_on_call_outside_the_horizon_is_counted(rows: Rows) -> None:
    shifts = rows("Mon 09:00-17:00; 2Mon 09:00-17:00 nroc 1; 2Tue 09:00-17:00")
    assert warned(shifts, "outside") == [
        "outside the horizon: 2 duties, used for rest and runs at its edges only"
    ]
    assert warned(rows("Mon 09:00-17:00; 2Mon 00:00-08:00 leave"), "outside") == []


@pytest.mark.parametrize(
    ("strangers", "told"),
    [
        (1, "S0"),
        (5, "S0, S1, S2, S3, S4"),
        (6, "S0, S1, S2, S3, S4 and 1 more"),
        (8, "S0, S1, S2, S3, S4 and 3 more"),
    ],
)
def test_some_who_are_not_among_the_people_are_named(strangers: int, told: str, rows: Rows) -> None:
    shifts = pd.concat([rows("Mon 09:00-17:00", f"S{number}") for number in range(strangers)])
    (line,) = warned(shifts, "not among", people=[{"doctor": "Ann"}])
    assert line == f"not among the people, so the rules of the check apply: {told}"


def test_the_first_duty_of_an_absence_is_told(rows: Rows) -> None:
    shifts = rows("Mon 09:00-17:00; Tue 09:00-17:00; Wed 09:00-17:00; Tue 00:00-00:00+2 leave")
    assert warned(shifts, "yet on") == ["Ann: on duty from Tue 6 Jan 2026 09:00, yet on leave"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [("2026-01-01", "2026-01-04", True), ("2026-01-01", "2026-01-05", False), ("2026-01-12", None, True),
     ("2026-01-11", None, False)],
)  # fmt: skip
def test_somebody_not_in_post_within_the_horizon(start: str, end: str | None, told: bool, rows: Rows) -> None:
    people = [{"doctor": "Ann", "from": start, "to": end}]
    shifts = rows("Mon 09:00-17:00; Sun 09:00-17:00")
    assert bool(warned(shifts, "not in post within the horizon", people=people)) == told


@pytest.mark.parametrize(("doctors", "more"), [(20, ""), (21, "  and 1 more"), (23, "  and 3 more")])
def test_twenty_warnings_are_told_unless_all_are_asked_for(doctors: int, more: str, rows: Rows) -> None:
    pairs = rows("Mon 09:00-17:00; Mon 00:00-00:00 leave")
    shifts = pd.concat([pairs.assign(doctor=f"D{number:02}") for number in range(doctors)])
    report = check_rota(shifts, "none", horizon_start=MONDAY, horizon_weeks=1)
    told = [line for line in report.text().splitlines() if "yet on leave" in line or line.startswith("  and")]
    assert len(told) == 20 + bool(more)
    assert told[-1] == more or not more
    assert sum("yet on leave" in line for line in report.text(None).splitlines()) == doctors
