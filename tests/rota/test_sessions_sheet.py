"""Teaching, clinics and lists in the workbooks: which lines, which days, and what found no room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.plain import read_rotas
from dghsim.rota.template.remains import session_lines
from dghsim.rota.workbook import write_rota_workbook, write_template_workbook

SESSIONS: dict[str, Any] = {
    "teaching": {"label": "=Teaching()", "kind": "training", "days": ["wed"], "part": "pm", "doctors": 1},
    "clinic": {"label": "Clinic", "kind": "clinic", "days": ["mon"], "part": "am", "doctors": 2},
    "quality": {"label": "Quality improvement", "kind": "quality", "a_cycle": 1},
}
ASKED = {"rota.tier.registrar.template": {"session": SESSIONS}}


@pytest.mark.parametrize("write", [write_rota_workbook, write_template_workbook])
def test_a_sheet_says_which_lines_are_in_which_session(
    write: Any, make_scenario, templates, tmp_path: Path
) -> None:
    scenario = make_scenario(ASKED)
    write(date_rota(scenario, templates), scenario, tmp_path / "rota.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "rota.xlsx")["Sessions"].iter_rows(values_only=True))[2:]
    (template,) = [each for each in templates if each.tier == "registrar"]
    told = [f"{row[1]}, {row[2][:3].casefold()} {row[3]}: {row[4]}" for row in rows]
    expected = session_lines(scenario.rota.tier["registrar"], template.cells)
    assert [each.replace(" whole day", "") for each in told] == [
        each.replace(": lines ", ": ").replace(": line ", ": ").replace("=T", "'=T") for each in expected
    ]
    assert [row[0] for row in rows] == ["Registrars"] * len(rows)
    assert [row[5] for row in rows] == [len(row[4].split(", ")) for row in rows]


def test_long_names_are_not_cut_off(make_scenario, templates, tmp_path: Path) -> None:
    label = "Clinic, gastroenterology with endoscopy"
    scenario = make_scenario(
        {"rota.tier.registrar.template": {"session": {"a": SESSIONS["clinic"] | {"label": label}}}}
    )
    write_template_workbook(date_rota(scenario, templates), scenario, tmp_path / "template.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "template.xlsx")["Sessions"]
    assert sheet.column_dimensions["B"].width >= len(label)


def test_a_session_without_room_is_said(make_scenario, templates, tmp_path: Path) -> None:
    many = {"most": {"label": "Lists", "kind": "clinic", "days": ["sat"], "doctors": 1}}
    scenario = make_scenario({"rota.tier.registrar.template": {"session": many}})
    write_template_workbook(date_rota(scenario, templates), scenario, tmp_path / "template.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "template.xlsx")["Sessions"].iter_rows(values_only=True))
    assert rows[2] == ("Registrars", "Lists", "no room found", "whole day", None, 0)


def test_without_sessions_there_is_no_sheet_and_with_them_the_templates_come_back(
    make_scenario, templates, tmp_path: Path
) -> None:
    plain, asked = make_scenario(), make_scenario(ASKED)
    write_template_workbook(date_rota(plain, templates), plain, tmp_path / "plain.xlsx")
    write_template_workbook(date_rota(asked, templates), asked, tmp_path / "asked.xlsx")
    assert "Sessions" not in openpyxl.load_workbook(tmp_path / "plain.xlsx").sheetnames
    without, having = (read_rotas(tmp_path / f"{name}.xlsx") for name in ("plain", "asked"))
    assert [each.cycle_weeks for each in having] == [each.cycle_weeks for each in without]
    assert all(one.shifts.equals(other.shifts) for one, other in zip(without, having, strict=True))
