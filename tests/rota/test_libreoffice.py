"""The workbook in LibreOffice: every formula worked out anew, edited and saved there, and printed."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.workbook import write_rota_workbook, write_template_workbook

pytestmark = pytest.mark.prove
SHEETS = (
    "Rota",
    "Cover",
    "Doctors",
    "Checks",
    "Template tier_1",
    "Template registrar",
    "Template consultant",
)
HOSTILE = {"registrar 1": '=HYPERLINK("http://x","y")', "registrar 2": "+cmd|' /C calc'!A0", "registrar 3": "@SUM(1)",
           "consultant 1": "-1+1", "consultant 2": "<b>&\u202eabc", "tier 1 no. 1": "z" * 32_000}  # fmt: skip


def office(source: Path, form: str, folder: Path) -> Path:
    """The file as LibreOffice saves it, in a form it knows."""
    soffice = shutil.which("soffice")
    assert soffice, "this claim wants LibreOffice: apt-get install --no-install-recommends libreoffice-calc"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{source.stem}.{form}"


def formulas(path: Path) -> dict[tuple[str, str], object]:
    """Sheet and cell -> value kept, of every formula."""
    book, kept = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): kept[sheet.title][cell.coordinate].value
        for sheet in book for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f"
    }  # fmt: skip


def test_libreoffice_works_out_every_formula_as_we_did(
    tmp_path: Path, make_scenario, rota: DatedRota
) -> None:
    write_rota_workbook(rota, make_scenario(), tmp_path / "rota.xlsx")
    ours = formulas(tmp_path / "rota.xlsx")
    assert {sheet for sheet, _ in ours} == set(SHEETS)
    bare = tmp_path / "bare.xlsx"
    openpyxl.load_workbook(tmp_path / "rota.xlsx").save(bare)  # without the values kept with the formulas
    assert set(formulas(bare).values()) == {None}
    saved = openpyxl.load_workbook(office(bare, "xlsx", tmp_path / "out"), data_only=True)
    theirs = {place: saved[place[0]][place[1]].value for place in ours}
    assert {place: theirs[place] for place in ours if theirs[place] != pytest.approx(ours[place])} == {}


def test_an_edit_saved_by_libreoffice_is_counted_and_read_back(
    tmp_path: Path, make_scenario, rota: DatedRota
) -> None:
    write_rota_workbook(rota, make_scenario(), tmp_path / "rota.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rota.xlsx")
    sheet = book["Rota"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "registrar 1")
    column = next(cell.column for cell in sheet[4] if cell.value == datetime(2026, 2, 7))
    before = {cell.value: cell.row for cell in book["Doctors"]["A"]}["registrar 1"]
    sheet.cell(row, column).value = "RLD"
    book.save(tmp_path / "edited.xlsx")
    saved = office(tmp_path / "edited.xlsx", "xlsx", tmp_path / "out")
    told, old = (
        openpyxl.load_workbook(path, data_only=True)["Doctors"] for path in (saved, tmp_path / "rota.xlsx")
    )
    assert (told.cell(before, 4).value, told.cell(before, 6).value) == (
        old.cell(before, 4).value + 12.5, old.cell(before, 6).value + 1,
    )  # fmt: skip
    again = read_own_rota(make_scenario({"rota.own": {"file": "edited.xlsx"}}), saved.parent).shifts
    added = again.merge(rota.shifts, how="outer", indicator=True).query("_merge != 'both'")
    assert added[["doctor", "duty", "_merge"]].astype(str).to_numpy().tolist() == [
        ["registrar 1", "long_day", "left_only"]
    ]


@pytest.mark.parametrize("form", ["xlsx", "csv", "ods"])
def test_what_libreoffice_saves_is_read_back(
    tmp_path: Path, make_scenario, rota: DatedRota, form: str
) -> None:
    write_rota_workbook(rota, make_scenario(), tmp_path / "rota.xlsx")
    saved = office(tmp_path / "rota.xlsx", form, tmp_path / "out")
    if form == "ods":
        saved = office(saved, "xlsx", tmp_path / "again")
    again = read_own_rota(make_scenario({"rota.own": {"file": saved.name}}), saved.parent)
    pd.testing.assert_frame_equal(again.shifts, rota.shifts)


def test_a_template_saved_by_libreoffice_is_read_back(tmp_path: Path, make_scenario, rota: DatedRota) -> None:
    write_template_workbook(rota, make_scenario(), tmp_path / "template.xlsx")
    saved = office(tmp_path / "template.xlsx", "xlsx", tmp_path / "out")
    assert read_own_rota(make_scenario({"rota.own": {"file": saved.name}}), saved.parent).hash == rota.hash


def test_hostile_names_stay_text_in_libreoffice(tmp_path: Path, make_scenario, templates) -> None:
    scenario = make_scenario()
    rota = date_rota(scenario, templates)
    hostile = DatedRota(
        rota.shifts.assign(doctor=rota.shifts["doctor"].replace(HOSTILE)),
        rota.templates,
        rota.leave[:0],
        rota.hash,
    )
    write_rota_workbook(hostile, scenario, tmp_path / "rota.xlsx")
    saved = openpyxl.load_workbook(office(tmp_path / "rota.xlsx", "xlsx", tmp_path / "out"))
    names = [cell for cell in saved["Rota"]["A"][4:] if cell.value]
    assert {cell.data_type for cell in names} == {"s"}
    assert not any(cell.hyperlink for cell in names)
    assert not any(str(cell.value).startswith(("=", "+", "@", "-")) for cell in names)
    lines = office(tmp_path / "rota.xlsx", "csv", tmp_path / "csv").read_text(encoding="utf-8").splitlines()
    assert not any(line.lstrip('"').startswith(("=", "+", "@", "-")) for line in lines)


def test_the_rota_prints_four_weeks_a_page(tmp_path: Path, make_scenario, rota: DatedRota) -> None:
    write_rota_workbook(rota, make_scenario(), tmp_path / "rota.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rota.xlsx")
    for title in book.sheetnames[1:]:
        del book[title]
    book.save(tmp_path / "alone.xlsx")
    data = office(tmp_path / "alone.xlsx", "pdf", tmp_path / "out").read_bytes()
    assert data.count(b"/Type/Page") - data.count(b"/Type/Pages") == 7  # 26 weeks
