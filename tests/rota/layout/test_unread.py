"""A column of codes under a heading that nobody can read is a day lost for everybody."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers.sheets import KEY, as_csv

from dghsim.errors import InputError
from dghsim.rota.plain import read_rota_file

MONDAY = date(2026, 1, 5)
DAYS = [f"{MONDAY + timedelta(days=day):%d/%m/%Y}" for day in range(14)]
CODES = ["LD", *[""] * 12, "LD"]


def with_heading(column: int, heading: str) -> list[list[str]]:
    days, codes = list(DAYS), ["LD"] * 14
    days[column] = heading
    return [["Name", *days], ["Dr Ada", *codes]]


@pytest.mark.parametrize(
    "heading", ["11/01/20026", "11 Juen 2026", "Fri 11", "", "31/02/2026", "Sat", "Notes"]
)
def test_a_heading_between_dates_must_be_one(heading: str, tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"mine.csv, H1: the heading .* is no date, but 'LD' stands below it at H2"
    ):
        read_rota_file(as_csv(tmp_path / "mine.csv", [*with_heading(6, heading), *KEY]))


@pytest.mark.parametrize("heading", ["18/01/20026", "18 Juen 2026", "Sum 18", "", "Sunn"])
@pytest.mark.parametrize(("column", "cell"), [(0, "B1"), (13, "O1")])
def test_a_heading_next_to_dates_that_may_be_one_must_be_one(
    heading: str, column: int, cell: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=rf"{cell}: the heading .* is no date"):
        read_rota_file(as_csv(tmp_path / "mine.csv", [*with_heading(column, heading), *KEY]))


def test_words_beside_the_dates_head_no_day_and_it_is_said(tmp_path: Path) -> None:
    rows = [["Name", *DAYS, "Total", "Notes", ""], ["Dr Ada", *CODES, 2, "AL", "no swaps"], *KEY]
    found = read_rota_file(as_csv(tmp_path / "mine.csv", rows))
    assert len(found.shifts) == 2
    assert found.notes == (
        "passed over, headed by no date, though it holds codes: 1 column, the first 'Notes' at Q1",
    )


def test_a_weekly_total_between_dates_is_passed_over(tmp_path: Path) -> None:
    rows = [
        ["Name", *DAYS[:7], "Hours", *DAYS[7:], ""],
        ["Dr Ada", *CODES[:7], 12.5, *CODES[7:], "off"],
        *KEY,
    ]
    assert len(read_rota_file(as_csv(tmp_path / "mine.csv", rows)).shifts) == 2


def test_short_dates_must_all_be_read(tmp_path: Path) -> None:
    rows = [
        ["January 2026"],
        ["Name", "5th", "6th", "7th?", "8th", "9th", "10th"],
        ["Dr Ada", *["LD"] * 6],
        *KEY,
    ]
    with pytest.raises(InputError, match=r"D2: the heading '7th\?' is no date"):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))


def test_names_under_codes_count_as_codes(tmp_path: Path) -> None:
    days = [*DAYS[:3], "8/1/20026", *DAYS[4:7]]
    rows = [["Date", "LD", "N"], *[[day, "Dr Ada", "Dr Bo"] for day in days], *KEY]
    with pytest.raises(
        InputError, match=r"A5: the heading '8/1/20026' is no date, but 'Dr Ada' stands below it at B5"
    ):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))


@pytest.mark.parametrize(
    ("column", "cell", "heading"), [(6, "H1", "Sum"), (2, "D1", "Wedn3sday"), (0, "B1", "Nom")]
)
def test_a_template_wants_weekdays(column: int, cell: str, heading: str, tmp_path: Path) -> None:
    weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    weekdays[column] = heading
    lines = [[str(line), *["LD"] * 7] for line in (1, 2)]
    with pytest.raises(
        InputError, match=rf"{cell}: the heading '{heading}' is no weekday, but 'LD' stands below it"
    ):
        read_rota_file(as_csv(tmp_path / "mine.csv", [["Line", *weekdays], *lines, *KEY]))
