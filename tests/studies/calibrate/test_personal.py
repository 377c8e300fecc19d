"""What says who a patient is is refused, named by its column, and never printed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studies.calibrate.files import read, stays, written

from dghsim.errors import InputError
from dghsim.studies.calibrate.nhs_number import holds_nhs_number, passes

NUMBER = "9434765919"
"""An example of the NHS's own documentation."""


def refused(folder: Path, heading: str, cells: list[str]) -> str:
    rows = [[*row, cells[place % len(cells)]] for place, row in enumerate(stays())]
    with pytest.raises(InputError) as error:
        read(written(folder, rows, ("arrived", "left", "age", heading)))
    for cell in cells:
        assert not cell or cell not in str(error.value)
    assert "column D" in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NHS Number", "an NHS number"), ("nhs_no", "an NHS number"), ("Patient Name", "a name"), ("SURNAME", "a name"),
        ("DOB", "a date of birth"), ("Date of Birth", "a date of birth"), ("Post Code", "a postcode"),
        ("Hospital No.", "a hospital number"), ("MRN", "a hospital number"), ("Home address", "an address"),
        ("Mobile", "a telephone number"), ("e-mail", "an email address"), ("patient_id", "a hospital number"),
    ],
)  # fmt: skip
def test_refused_by_its_heading_whatever_is_in_it(tmp_path: Path, heading: str, kind: str) -> None:
    assert f"its heading says {kind}" in refused(tmp_path, heading, [""])


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([NUMBER], "NHS numbers"), (["", "", "seen as 943 476 5919 in ED"], "NHS numbers"),
        (["943-476-5919"], "NHS numbers"), (["943.476.5919"], "NHS numbers"),
        (["943\u00a0476\u202f5919"], "NHS numbers"),
        (["03/05/1941"], "dates of birth"),
        (["", "", "1962-11-30"], "dates of birth"),
        (["HR1 2ER"], "postcodes"), (["", "w1a1aa"], "postcodes"), (["a.b@example.org"], "email addresses"),
        (["07700 900123"], "telephone numbers"),
        ([f"{one} {two}" for one in ("Ann", "Bo", "Cy") for two in ("O'Hara", "Lee", "Ng")], "names"),
    ],
)  # fmt: skip
def test_refused_by_what_is_in_it_under_a_heading_that_says_nothing(
    tmp_path: Path, cells: list[str], kind: str
) -> None:
    assert f"its cells look like {kind}" in refused(tmp_path, "note", cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["Frome ward", "Lugg ward"],
        ["9434765918"],
        ["943.4765919"],
        ["12"],
        ["2026-01-04"],
        ["red", "amber"],
        ["AMU bed 4"],
    ],
)
def test_what_is_not_personal_is_let_be(tmp_path: Path, cells: list[str]) -> None:
    rows = [[*row, cells[place % len(cells)]] for place, row in enumerate(stays())]
    assert len(read(written(tmp_path, rows, ("arrived", "left", "age", "note"))).patients) == 60


def test_a_column_that_is_read_is_looked_through_too(tmp_path: Path) -> None:
    rows = [[came, left, NUMBER] for came, left, _ in stays()]
    with pytest.raises(InputError, match="column C is refused: its cells look like NHS numbers"):
        read(written(tmp_path, rows))


def test_births_in_place_of_times_are_seen(tmp_path: Path) -> None:
    rows = [[came, f"{1930 + place}-03-07", age] for place, (came, _, age) in enumerate(stays())]
    with pytest.raises(InputError, match="column B is refused: its cells look like dates of birth"):
        read(written(tmp_path, rows))


def test_births_in_place_of_arrivals_are_seen(tmp_path: Path) -> None:
    rows = [[f"{1930 + place}-03-07", left, age] for place, (_, left, age) in enumerate(stays())]
    with pytest.raises(InputError, match="column A is refused: its cells look like dates of birth"):
        read(written(tmp_path, rows))


def test_ten_years_of_stays_are_no_births_and_yet_births_among_them_are(tmp_path: Path) -> None:
    rows = [[f"{2014 + place % 10}-03-07 10:00", f"{2014 + place % 10}-03-09 11:00", f"{2014 + place % 10}-03-08",
             f"{1930 + place % 80}-05-01"] for place in range(400)]  # fmt: skip
    heads = ("arrived", "left", "seen", "code")
    assert read(written(tmp_path, [row[:3] for row in rows], heads[:3])).rows == 400
    with pytest.raises(InputError, match="column D is refused: its cells look like dates of birth"):
        read(written(tmp_path, rows, heads))


def test_a_file_without_headings_shows_nobody(tmp_path: Path) -> None:
    path = written(tmp_path, [["Ann O'Hara", NUMBER, "3"]], ("Bo Lee", "9434765919", "4"))
    with pytest.raises(InputError) as error:
        read(path)
    assert "Lee" not in str(error.value)
    assert NUMBER not in str(error.value)


@given(st.integers(0, 10**9 - 1))
def test_one_last_digit_at_most_passes(first: int) -> None:
    passing = [last for last in range(10) if passes(f"{first:09d}{last}")]
    assert len(passing) <= 1
    for last in passing:
        assert holds_nhs_number(f"{first:09d}{last}")


def test_eleven_digits_are_no_nhs_number() -> None:
    assert not holds_nhs_number("19434765919")
    assert not holds_nhs_number("94347659190")
