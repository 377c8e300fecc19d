from __future__ import annotations

import csv
import itertools
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.sheets.paint import HEADING, PAINTS, paint_of
from dghsim.rota.workbook import write_rota_workbook

OWN = {"rota.own": {"file": "rota.xlsx"}}
HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, make_scenario, rota: DatedRota) -> Path:
    """The small hospital's workbook."""
    path = tmp_path_factory.mktemp("book") / "rota.xlsx"
    write_rota_workbook(rota, make_scenario(), path)
    return path


def values(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def column(sheet, date: str) -> int:
    return next(cell.column for cell in sheet[4] if cell.value == date)


def row(sheet, doctor: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == doctor)


def test_workbook_read_back_is_the_same_rota(path: Path, make_scenario, rota: DatedRota) -> None:
    again = read_own_rota(make_scenario(OWN), path.parent)
    pd.testing.assert_frame_equal(again.shifts, rota.shifts)
    assert (again.hash, again.notes) == (rota.hash, ())


def test_cells_changed_by_hand_are_read_back(
    path: Path, make_scenario, rota: DatedRota, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Rota"]
    at = column(sheet, "2026-02-02")
    sheet.cell(row(sheet, "registrar 1"), at).value = "al"
    sheet.cell(row(sheet, "Vacant 9 (registrar)"), at).value = "RLD"
    sheet.cell(row(sheet, "registrar 2"), 1).value = "Dr New"
    book.save(tmp_path / "rota.xlsx")
    edited = read_own_rota(make_scenario(OWN), tmp_path).shifts
    day = edited[edited["start"].dt.strftime("%Y-%m-%d") == "2026-02-02"].set_index("doctor")
    assert day.loc["registrar 1", "kind"] == "leave"
    assert day.loc["Vacant 9 (registrar)", ["duty", "filled_by"]].tolist() == ["long_day", "vacant"]
    assert "registrar 2" not in set(edited["doctor"])
    before = set(rota.shifts.loc[rota.shifts["doctor"] == "registrar 2", "grade"])
    assert set(edited.loc[edited["doctor"] == "Dr New", "grade"]) == before


def test_sheet_saved_as_csv_with_english_dates_is_read_back(
    path: Path, make_scenario, rota: DatedRota, tmp_path: Path
) -> None:
    rows = [["" if cell is None else str(cell) for cell in cells] for cells in values(path, "Rota")]
    rows[3] = [cell if "-" not in cell else "/".join(reversed(cell.split("-"))) for cell in rows[3]]
    with (tmp_path / "rota.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    again = read_own_rota(make_scenario({"rota.own": {"file": "rota.csv"}}), tmp_path)
    assert again.hash == rota.hash


def test_same_rota_same_bytes(
    path: Path, make_scenario, rota: DatedRota, tmp_path: Path, monkeypatch
) -> None:
    import openpyxl.writer.excel as writer

    class Later(writer.datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 1, 1, tzinfo=tz)

    monkeypatch.setattr(writer.datetime, "datetime", Later)
    write_rota_workbook(rota, make_scenario(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["again.xlsx"]


def test_sheets_and_page(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Rota", "Template tier_1", "Template registrar", "Template consultant", "Legend", "Doctors",
    ]  # fmt: skip
    sheet = book["Rota"]
    assert sheet.freeze_panes == "D5"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$4", "$A:$C")
    first = column(sheet, "2026-01-05")
    breaks = [each.id for each in sheet.col_breaks.brk]
    assert breaks == [first - 1 + 28 * page for page in range(1, 7)]
    assert sheet["D1"].value == "December 2025"
    assert sheet.cell(2, first).value == "Week 1, from 5 Jan"
    assert [sheet.cell(3, first + day).value for day in range(7)] == list("MTWTFSS")


def test_warm_up_is_folded_away_and_measured_weeks_are_not(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Rota"]
    first = column(sheet, "2026-01-05")
    hidden = [sheet.column_dimensions[cell.column_letter].hidden for cell in sheet[4][3:]]
    assert all(hidden[: first - 4])
    assert not any(hidden[first - 4 :])


def test_cell_shows_both_duties_of_a_day_in_the_paint_of_the_first(path: Path, make_scenario) -> None:
    sheet = openpyxl.load_workbook(path)["Rota"]
    found = [cell for cells in sheet.iter_rows(min_row=5) for cell in cells if cell.value == "CT+COC"]
    assert len(found) == 28 * 7
    take = paint_of(make_scenario().rota.tier["consultant"].duty["take_day"])
    assert {cell.fill.fgColor.rgb for cell in found} == {f"00{take.fill}"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("paint", [*PAINTS, HEADING], ids=lambda paint: paint.name)
def test_codes_can_be_read_on_their_colour(paint) -> None:
    light, dark = sorted((luminance(paint.fill), luminance(paint.ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_kinds_of_duty_differ_in_colour() -> None:
    assert all(one.fill != other.fill for one, other in itertools.combinations(PAINTS, 2))


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [("08:30", "21:00", "long day"), ("20:30", "09:00", "night"), ("17:00", "02:00", "night"),
     ("16:30", "01:30", "other shift"), ("14:00", "23:30", "other shift"), ("00:00", "08:00", "night")],
)  # fmt: skip
def test_paint_tells_nights_and_long_days(make_scenario, start: str, end: str, name: str) -> None:
    where = "rota.tier.registrar.duty.long_day"
    duty = (
        make_scenario({f"{where}.start": start, f"{where}.end": end}).rota.tier["registrar"].duty["long_day"]
    )
    assert paint_of(duty).name == name


def test_template_sheet_has_lines_hours_and_average(path: Path) -> None:
    rows = values(path, "Template registrar")
    assert rows[0][0] == "Registrars: 1 in 9; proved best, cost 12, in 0.5 s"
    assert rows[5] == (3, "RN", "RN", "RN", "RN", None, None, None, 50)
    assert rows[12][7:9] == ("Average", 45.22)


def test_legend_counts_duties_and_gaps(path: Path, rota: DatedRota) -> None:
    rows = {line[0]: line for line in values(path, "Legend")}
    night = rows["RN"]
    assert night[1:7] == ("registrar", "night", None, "20:30", "09:00", 12.5)
    measured = rota.shifts[(rota.shifts["duty"] == "night") & (rota.shifts["start"] >= "2026-01-05")]
    assert night[-2:] == (182, int((measured["filled_by"] == "vacant").sum()))
    assert rows["AL"][2] == "leave"


def test_doctors_sheet_tells_leave_not_granted(make_scenario, templates, tmp_path: Path) -> None:
    scenario = make_scenario({"rota.tier.registrar.most_away": 0})
    write_rota_workbook(date_rota(scenario, templates), scenario, tmp_path / "rota.xlsx")
    rows = values(tmp_path / "rota.xlsx", "Doctors")
    registrar = dict(zip(rows[0], next(line for line in rows if line[0] == "registrar 1"), strict=True))
    assert (registrar["Leave due, days"], registrar["Leave granted"], registrar["Leave not granted"]) == (
        19,
        0,
        19,
    )


def test_hostile_text_stays_text_and_comes_back(make_scenario, templates, tmp_path: Path) -> None:
    changes = {
        "rota.tier.registrar.label": HOSTILE,
        "rota.tier.registrar.duty.night.code": "=1+1",
        "rota.tier.registrar.duty.night.label": "@SUM(A1)",
        "rota.tier.registrar.duty.long_day.label": "#REF!",
    }
    scenario = make_scenario(changes)
    rota = date_rota(scenario, templates)
    doctors = rota.shifts["doctor"].replace({"registrar 1": HOSTILE, "registrar 2": "+cmd|' /C calc'!A0"})
    hostile = DatedRota(rota.shifts.assign(doctor=doctors), rota.templates, rota.leave[7:], rota.hash)
    write_rota_workbook(hostile, scenario, tmp_path / "rota.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rota.xlsx")
    cells = [cell for sheet in book for cells in sheet.iter_rows() for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(str(cell.value).startswith(("=", "+", "@", "-")) for cell in cells)
    again = read_own_rota(make_scenario(changes | OWN), tmp_path).shifts
    assert set(again["doctor"]) == set(doctors)
    assert again["duty"].value_counts().to_dict() == rota.shifts["duty"].value_counts().to_dict()


def test_markup_is_escaped_in_the_file(make_scenario, templates, tmp_path: Path) -> None:
    scenario = make_scenario({"rota.tier.registrar.label": "<script>&"})
    write_rota_workbook(date_rota(scenario, templates), scenario, tmp_path / "rota.xlsx")
    with zipfile.ZipFile(tmp_path / "rota.xlsx") as archive:
        assert not any(b"<script>" in archive.read(name) for name in archive.namelist())


def test_planners_rota_has_no_template_and_may_have_locums(make_scenario, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "doctor,start,end,duty,filled_by\nAnn,2026-01-05 09:30,2026-01-05 21:00,RLD,agency\n",
        encoding="utf-8",
    )
    week = {"run.weeks": 1, "run.warm_up_weeks": 0}
    scenario = make_scenario(week | {"rota.own": {"file": "mine.csv"}})
    write_rota_workbook(read_own_rota(scenario, tmp_path), scenario, tmp_path / "rota.xlsx")
    assert openpyxl.load_workbook(tmp_path / "rota.xlsx").sheetnames == ["Rota", "Legend", "Doctors"]
    again = read_own_rota(make_scenario(week | OWN), tmp_path).shifts
    assert again[["doctor", "duty", "filled_by"]].to_numpy().tolist() == [["Ann", "long_day", "agency"]]
    assert "1 here, are in rota.csv only" in str(values(tmp_path / "rota.xlsx", "Legend"))


def test_leave_of_several_days_stands_on_each(make_scenario, tmp_path: Path) -> None:
    rows = ["doctor,start,end,kind,duty", "Ann,2026-01-05 08:30,2026-01-05 21:00,,RLD"]
    rows.append("Ann,2026-01-07 00:00,2026-01-10 00:00,leave,")
    (tmp_path / "mine.csv").write_text("\n".join(rows), encoding="utf-8")
    week = {"run.weeks": 1, "run.warm_up_weeks": 0}
    scenario = make_scenario(week | {"rota.own": {"file": "mine.csv"}})
    write_rota_workbook(read_own_rota(scenario, tmp_path), scenario, tmp_path / "rota.xlsx")
    assert values(tmp_path / "rota.xlsx", "Rota")[4][3:] == ("RLD", None, "AL", "AL", "AL", None, None)


def test_folder_that_is_not_there_is_told(make_scenario, rota: DatedRota, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_rota_workbook(rota, make_scenario(), tmp_path / "no" / "rota.xlsx")
