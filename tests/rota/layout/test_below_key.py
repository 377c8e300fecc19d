"""The key ends the grid: whoever stands below it is refused and not lost."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers.sheets import KEY, as_csv

from dghsim.errors import InputError
from dghsim.rota.plain import read_rota_file

DAYS = [str(date(2026, 1, 5) + timedelta(days=day)) for day in range(7)]
GRID = [["Name", *DAYS], ["Dr Ada", "LD"], [], *KEY]
TABLE = [
    ["Name", *DAYS],
    ["Dr Ada", "LD"],
    ["Code", "Start", "End"],
    ["LD", "08:30", "21:00"],
    ["N", "20:30", "9:00"],
]
ALSO = [["SHOs"], ["Dr Bo", "", "AL", "N"]]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([*GRID, *ALSO], r"C8: 'AL'"),
        ([*GRID, ["Dr Bo", "LD", "", "", "N"]], r"B7: 'LD'"),
        ([*GRID, ["Dr Bo", "AL", "AL"]], r"B7: 'AL'"),
        ([*TABLE, [], *ALSO], r"C8: 'AL'"),
    ],
)
def test_doctors_below_a_key_are_refused_by_cell(rows: list[list[str]], cell: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"{cell} of 'Dr Bo' stands below the key, which begins in row \d"):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))


@pytest.mark.parametrize(
    "line",
    [
        ["SD", "Short day", "09:00", "17:00", "AL", "Annual leave", "N", "Night", "20:30", "09:00"],
        ["SD = 09:00-17:00", "E = Early 07:00-15:00", "AL = leave"],
        ["", "N", "3"],
        ["ZZ", "leave"],
        ["LD", "N"],
        ["Swaps with Dr Bo by email", "", "3"],
    ],
)
def test_lines_of_a_key_are_no_doctors(line: list[str], tmp_path: Path) -> None:
    assert len(read_rota_file(as_csv(tmp_path / "mine.csv", [*GRID, line])).shifts) == 1


def test_another_block_may_follow_a_key(tmp_path: Path) -> None:
    later = [str(date(2026, 1, 12) + timedelta(days=day)) for day in range(7)]
    rows = [*GRID, [], ["Name", *later], ["Dr Bo", "N"]]
    assert len(read_rota_file(as_csv(tmp_path / "mine.csv", rows)).shifts) == 2


def test_lines_of_a_template_below_a_key_are_refused_by_cell(tmp_path: Path) -> None:
    weekdays = ["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    rows = [weekdays, ["1", "LD"], *KEY, ["2", "N"]]
    with pytest.raises(InputError, match=r"B6: 'N' of '2' stands below the key"):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))
