"""Real mess: what is made of it is what is said."""

import datetime
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from studies.calibrate.files import read, remarks, stays, written

from dghsim.errors import InputError


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_as_spreadsheets_save_it(tmp_path: Path, separator: str, encoding: str) -> None:
    found = read(written(tmp_path, stays(), separator=separator, encoding=encoding))
    assert len(found.patients) == 60
    assert found.patients.arrived[0] == np.datetime64("2026-01-05T08:07", "s")


def test_a_workbook_with_its_own_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Arrived", "Discharge date time"])
    for place in range(30):
        book.active.append([datetime.datetime(2026, 1, 5, 8, place), datetime.datetime(2026, 1, 7, 9, place)])
    book.save(tmp_path / "data.xlsx")
    found = read(tmp_path / "data.xlsx")
    assert found.columns == ("arrived", "left")
    assert len(found.patients) == 30


def test_rows_that_are_there_twice_count_once(tmp_path: Path) -> None:
    rows = stays()
    found = read(written(tmp_path, [*rows, rows[3], rows[9]]))
    assert len(found.patients) == 60
    assert "2 There twice: the second left out" in remarks(found)


def test_without_minutes_twins_are_not_taken_for_doubles(tmp_path: Path) -> None:
    rows = [[came[:13] + ":00", "", age] for came, _, age in stays()]
    found = read(written(tmp_path, [*rows, rows[3]]))
    assert len(found.patients) == 61
    assert "1 Equal to another row, and kept" in remarks(found)


def test_a_mark_of_ones_own_tells_doubles(tmp_path: Path) -> None:
    rows = [[came, "", age, f"s{place // 2}"] for place, (came, _, age) in enumerate(stays())]
    assert len(read(written(tmp_path, rows, ("arrived", "left", "age", "spell"))).patients) == 30


def test_an_end_before_its_beginning_is_an_arrival_and_no_stay(tmp_path: Path) -> None:
    rows = stays()
    rows[5][1] = "2026-01-01 10:00"
    found = read(written(tmp_path, rows))
    assert len(found.patients) == 60
    assert int((~found.patients.stay_told).sum()) == 1
    assert "1 Left before arriving" in remarks(found)


def test_the_future_is_not_taken_for_data(tmp_path: Path) -> None:
    rows = stays()
    rows[5][0] = "2031-01-05 10:00"
    rows[6][1] = "2031-01-05 10:00"
    found = read(written(tmp_path, rows))
    assert len(found.patients) == 59
    assert np.isnat(found.patients.left).sum() == 1
    assert found.patients.stay_told.all()
    assert found.until < np.datetime64("2026-02-01")


def test_whoever_has_not_left_is_still_in(tmp_path: Path) -> None:
    rows = stays()
    for row in rows[50:]:
        row[1] = ""
    found = read(written(tmp_path, rows), until=datetime.date(2026, 3, 1))
    assert int(np.isnat(found.patients.left).sum()) == 10
    assert found.until == np.datetime64("2026-03-02", "s")


@pytest.mark.parametrize("until", [datetime.date(1800, 1, 1), datetime.date.max])
def test_a_last_day_that_cannot_be_is_refused(tmp_path: Path, until: datetime.date) -> None:
    with pytest.raises(InputError, match=f"--until {until}: the last arrival is of 2026-"):
        read(written(tmp_path, stays()), until=until)


def test_empty_rows_and_short_ones_are_no_patients(tmp_path: Path) -> None:
    path = written(tmp_path, stays())
    path.write_text(path.read_text() + "\n,,\n2026-01-20 10:11\n , \n", encoding="utf-8")
    assert len(read(path).patients) == 61


def test_midnight_too_often_is_no_time_of_day(tmp_path: Path) -> None:
    rows = stays(300)
    for row in rows[::10]:
        row[0] = row[0][:10] + " 00:00"
    found = read(written(tmp_path, rows))
    assert int((~found.patients.arrived_timed).sum()) == 30
    assert "30 Arrived at midnight sharp" in remarks(found)


def test_times_rounded_to_the_hour_keep_their_true_midnights(tmp_path: Path) -> None:
    rows = [[came[:13] + ":00", "", age] for came, _, age in stays(600)]
    found = read(written(tmp_path, rows))
    assert found.patients.arrived_timed.all()
    assert "rounded to the hour" in remarks(found)


def test_days_alone_have_no_hours(tmp_path: Path) -> None:
    found = read(written(tmp_path, [[came[:10], left[:10], age] for came, left, age in stays()]))
    assert not found.patients.arrived_timed.any()
    assert found.patients.stay_told.all()


def test_without_arrivals_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needed: arrived"):
        read(written(tmp_path, stays(), ("when", "left", "age")))
    with pytest.raises(InputError, match="columns A and B are both arrived"):
        read(written(tmp_path, stays(), ("arrival time", "Arrived", "age")))
    with pytest.raises(InputError, match="holds no patients"):
        read(written(tmp_path, []))


def test_an_age_band_is_its_lower_end(tmp_path: Path) -> None:
    bands = ["under 55", "55-69", "85+", "from_70"]
    rows = [[*row[:2], bands[place % 4]] for place, row in enumerate(stays())]
    found = read(written(tmp_path, rows, ("arrived", "left", "age_band")))
    assert found.patients.age[:4].tolist() == [0, 55, 85, 70]


def test_columns_swapped_are_refused(tmp_path: Path) -> None:
    rows = [[left, came, age] for came, left, age in stays()]
    with pytest.raises(InputError, match=r"60 of 60 patients left before they arrived: column A .* swapped"):
        read(written(tmp_path, rows))
