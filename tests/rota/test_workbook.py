from __future__ import annotations

import csv
import itertools
import re
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string

from dghsim.rota.dated import date_rota
from dghsim.rota.figures import doctor_figures
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.sheets.paint import HEADING, LEAVE, LONG, NIGHT, PAINTS, paint_of
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
    """What the cells hold, of formulas the values kept with them."""
    return list(_read(path, path.stat().st_mtime_ns)[sheet].iter_rows(values_only=True))


@lru_cache(maxsize=2)
def _read(path: Path, _: int) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def column(sheet, date: str) -> int:
    return next(cell.column for cell in sheet[4] if cell.value == datetime.fromisoformat(date))


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
    rows[3] = [cell if "-" not in cell else f"{datetime.fromisoformat(cell):%d %b %y}" for cell in rows[3]]
    with (tmp_path / "rota.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    again = read_own_rota(make_scenario({"rota.own": {"file": "rota.csv"}}), tmp_path)
    assert again.hash == rota.hash


def test_same_rota_same_bytes(path: Path, make_scenario, rota: DatedRota, tmp_path: Path) -> None:
    write_rota_workbook(rota, make_scenario(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["again.xlsx"]
    with zipfile.ZipFile(path) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"2026-01-05T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_sheets_and_page(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Rota", "Cover", "Doctors", "Template tier_1", "Template registrar", "Template consultant", "Legend", "Checks",
        "Lists",
    ]  # fmt: skip
    assert book["Lists"].sheet_state == "hidden"
    sheet = book["Rota"]
    assert sheet.freeze_panes == "E5"
    assert {each.page_setup.orientation for each in book if each.title not in ("Cover", "Lists")} == {
        "landscape"
    }
    assert all(
        each.sheet_properties.pageSetUpPr.fitToPage for each in book if each.title not in ("Rota", "Lists")
    )
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$4", "$A:$D")
    first = column(sheet, "2026-01-05")
    breaks = [each.id for each in sheet.col_breaks.brk]
    assert breaks == [first - 1 + 28 * page for page in range(1, 7)]
    assert sheet["E1"].value == "December 2025"
    assert sheet.cell(2, first).value == "Week 1, from 5 Jan"
    assert [sheet.cell(3, first + day).value for day in (0, 5, 6)] == ["Mon", "Sat", "Sun"]


def test_a_month_of_few_days_is_named_as_far_as_there_is_room(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Rota"]
    first = column(sheet, "2026-01-05")
    names = {day: sheet.cell(1, first + day).value for day in range(4 * 28)}
    assert {day: name for day, name in names.items() if name} == {
        0: "January 2026", 27: "Feb", 28: "February 2026", 55: "Mar", 56: "March 2026",
        84: "Mar 2026", 86: "April 2026",
    }  # fmt: skip


def test_warm_up_is_folded_away_and_measured_weeks_are_not(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Rota"]
    first = column(sheet, "2026-01-05")
    folded = [each for each in sheet.column_dimensions.values() if each.hidden]
    assert [(each.min, each.max, each.outlineLevel) for each in folded] == [(5, first - 1, 1)]


def test_both_duties_of_a_day_stand_in_one_cell_and_colours_go_by_code(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Rota"]
    assert sum(cell.value == "CT+COC" for cells in sheet.iter_rows(min_row=5) for cell in cells) == 28 * 7
    lists = openpyxl.load_workbook(path)["Lists"]
    looks = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            found = re.match(r"ISNUMBER\(MATCH\((\w+),Lists!([^,]+),0\)\)", rule.formula[0])
            if found:
                cells = [cell for cells in lists[found[2].replace("$", "")] for cell in cells]
                looks |= {(found[1], cell.value): rule.dxf.fill.bgColor.rgb for cell in cells}
    consultants = next(cell.coordinate for cell in sheet[row(sheet, "consultant 1")] if cell.column == 5)
    long, night, leave = (paint.fill for paint in (LONG, NIGHT, LEAVE))
    assert [looks[consultants, code] for code in ("CT+COC", "AL")] == [f"FF{long}", f"FF{leave}"]
    assert looks[f"E{row(sheet, 'registrar 1')}", "RN"] == f"FF{night}"


def test_each_cell_offers_the_codes_of_its_tier(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Rota"]
    for doctor, own, other in (
        ("registrar 1", "RN", "tier_1.take_day"),
        ("tier 1 no. 1", "WD", "registrar.night"),
    ):
        cell = f"G{row(sheet, doctor)}"
        [choice] = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
        cells = book["Lists"][choice.formula1.removeprefix("Lists!").replace("$", "")]
        codes = [each.value for (each,) in cells]
        assert codes[0] in ("RLD", "LD")
        assert own in codes
        assert other not in codes  # it has a code of its own
        assert {"AL", "SL", "Z"} <= set(codes)


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
    assert rows[5] == (3, "RN", "RN", "RN", "RN", None, None, None, 50, 4)
    assert rows[12][7:9] == ("Average", pytest.approx(45.2222, abs=1e-4))
    assert [line[:9] for line in rows[15:17]] == [("RLD", *[0] * 7, None), ("RN", *[0] * 7, None)]


def test_legend_counts_duties_and_gaps(path: Path, rota: DatedRota) -> None:
    rows = {line[0]: line for line in values(path, "Legend")}
    night = rows["RN"]
    assert night[1:9] == ("registrar", "night", None, "20:30", "09:00", "shift", None, 12.5)
    assert rows["COC"][4:9] == ("20:00", "08:00", "nroc", 2, 12)
    measured = rota.shifts[(rota.shifts["duty"] == "night") & (rota.shifts["start"] >= "2026-01-05")]
    assert night[-2:] == (182, int((measured["filled_by"] == "vacant").sum()))
    assert rows["AL"][2] == "leave"


def doctors(path: Path) -> dict[str, dict[str, object]]:
    rows = values(path, "Doctors")
    return {str(line[0]): dict(zip(map(str, rows[0]), line, strict=True)) for line in rows[1:] if line[1]}


def test_doctors_sheet_tells_leave_not_granted(make_scenario, templates, tmp_path: Path) -> None:
    scenario = make_scenario({"rota.tier.registrar.most_away": 0})
    write_rota_workbook(date_rota(scenario, templates), scenario, tmp_path / "rota.xlsx")
    registrar = doctors(tmp_path / "rota.xlsx")["registrar 1"]
    assert [registrar[f"Leave {what}"] for what in ("due, days", "given", "not given")] == [19, 0, 19]


def test_the_values_kept_with_the_formulas_are_the_figures_of_the_rota(
    path: Path, make_scenario, rota: DatedRota
) -> None:
    told = doctors(path)
    figures = doctor_figures(make_scenario(), rota)
    titles = {"hours_week": "Hours a week present", "weekends": "Weekends", "nights": "Nights",
              "on_calls": "On calls from home", "normal_days_week": "Normal days a week",
              "leave_granted": "Leave given", "leave_entitled": "Leave due, days",
              "study_granted": "Study leave given"}  # fmt: skip
    assert list(told) == figures["doctor"].tolist()
    for record in figures.to_dict("records"):
        for name, title in titles.items():
            assert told[record["doctor"]][title] == pytest.approx(record[name]), (record["doctor"], title)


def test_a_weekend_is_worked_from_a_friday_only_past_midnight(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Doctors"]
    column = [cell.value for cell in sheet[1]].index("Weekends") + 1
    row = next(cell.row for cell in sheet["A"] if cell.value == "registrar 1")
    lists = re.findall(r"MATCH\(Rota!\$(\w+)\$\d+:[^,]+,Lists!([^,]+),0\)", sheet.cell(row, column).value)
    codes = [{cell.value for (cell,) in book["Lists"][area.replace("$", "")]} for _, area in lists]
    assert "RN" in codes[0]
    assert "RLD" not in codes[0]
    assert {"RN", "RLD", "RND"} <= codes[1] == codes[2]
    assert [column_index_from_string(first) for first, _ in lists] == list(range(19, 22))


def test_cover_counts_gaps_where_lines_are_vacant(path: Path, rota: DatedRota) -> None:
    rows = values(path, "Cover")
    codes = rows[2]
    assert len(rows) == 3 + 182
    shifts = rota.shifts
    nights = shifts[(shifts["duty"] == "night") & (shifts["filled_by"] == "post")]
    by_day = nights["start"].dt.normalize().value_counts()
    assert [line[codes.index("RN")] for line in rows[3:]] == [by_day.get(line[0], 0) - 1 for line in rows[3:]]


def test_checks_say_what_is_short_and_what_the_checker_found(path: Path) -> None:
    rows = values(path, "Checks")
    cover = values(path, "Cover")
    gaps = sum(line[cover[2].index("RN")] < 0 for line in cover[3:])
    assert gaps > 0
    assert ("Days with fewer than needed: night", "registrar", gaps) in rows
    assert ("Codes that nobody explains", "registrar", 0) in rows
    assert any(
        "As written: no breach found of training-2019, consultant-2003" in str(line[0]) for line in rows
    )


def active(book: openpyxl.Workbook) -> list[str]:
    """Formulas that do more than count on the workbook's own sheets."""
    known = r"SUMPRODUCT|WEEKDAY|MATCH|ISNUMBER|ISNA|SIGN|LEN|LEFT|MAX|IF|AVERAGE|COUNTIF"
    texts = r"Vacant|none|tier_1|registrar|consultant|[<>][\d.]+"
    cells = r"(?:Rota|Cover|Lists)!|\$?[A-Z]{1,3}\$?\d+"
    plain = rf'=(?:{known}|{cells}|\d+(?:\.\d+)?|"(?:{texts})"|[(),:*/+=<>-])+'
    formulas = [
        cell.value for sheet in book for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"
    ]
    assert formulas
    return [text for text in formulas if not re.fullmatch(plain, text)]


def test_formulas_only_count(path: Path) -> None:
    assert active(openpyxl.load_workbook(path)) == []
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert not any("external" in name.casefold() for name in names)
        links = [name for name in names if name.endswith(".rels") and b"TargetMode" in archive.read(name)]
    assert links == []


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
    assert active(book) == []
    cells = [cell for sheet in book for cells in sheet.iter_rows() for cell in cells if cell.data_type == "s"]
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
    sheets = ["Rota", "Cover", "Doctors", "Legend", "Checks", "Lists"]
    assert openpyxl.load_workbook(tmp_path / "rota.xlsx").sheetnames == sheets
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
    assert values(tmp_path / "rota.xlsx", "Rota")[4][4:] == ("RLD", None, "AL", "AL", "AL", None, None)


def test_folder_that_is_not_there_is_told(make_scenario, rota: DatedRota, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such"):
        write_rota_workbook(rota, make_scenario(), tmp_path / "no" / "rota.xlsx")
