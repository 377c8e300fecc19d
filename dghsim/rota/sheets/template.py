"""A sheet for the cyclic template of one tier: lines down, weekdays across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.rota.codes import plain
from dghsim.rota.model import Template
from dghsim.rota.rolled import counted_minutes, placements
from dghsim.rota.sheets.paint import HEADING, TEXT, Paint, paint_of
from dghsim.rota.sheets.write import put, put_row
from dghsim.rota.summary import solved
from dghsim.scenario.rota import Tier

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLES = ("Line", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Hours")


def write_template_sheet(sheet: Worksheet, template: Template, tier: Tier) -> None:
    """Each line's codes and hours; a doctor on one line moves to the next one down each Monday."""
    put(sheet, 1, 1, f"{plain(tier.label)}: 1 in {template.lines}; {solved(template)}")
    put(sheet, 2, 1, "Each Monday every doctor moves down one line, from the last to the first.")
    put_row(sheet, 3, list(_TITLES), HEADING)
    hours = [0.0] * template.lines
    cells: dict[tuple[int, int], list[str]] = {}
    for duty, line, weekday in placements(template, tier):
        hours[line] += counted_minutes(tier.duty[duty]) / 60
        cells.setdefault((line, weekday), []).append(duty)
    for line in range(template.lines):
        put(sheet, 4 + line, 1, line + 1, TEXT)
        for weekday in range(7):
            text, paint = _cell(tier, cells.get((line, weekday), []))
            put(sheet, 4 + line, 2 + weekday, text, paint)
        put(sheet, 4 + line, 9, round(hours[line], 2), TEXT)
    last = 4 + template.lines
    put(sheet, last, 8, "Average", TEXT)
    put(sheet, last, 9, round(sum(hours) / template.lines, 2), TEXT)
    for column in "BCDEFGH":
        sheet.column_dimensions[column].width = 12
    sheet.freeze_panes = "B4"
    sheet.page_setup.orientation = "landscape"


def _cell(tier: Tier, duties: list[str]) -> tuple[str, Paint]:
    """The duty chosen first, then those that follow it."""
    ordered = sorted(duties, key=lambda name: tier.duty[name].follows is not None)
    text = "+".join(tier.duty[name].code for name in ordered)
    return text, paint_of(tier.duty[ordered[0]]) if ordered else TEXT
