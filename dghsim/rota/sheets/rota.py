"""The sheet that coordinators know: doctors down, dates across, a code in each cell."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from dghsim.rota.horizon import Horizon
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.paint import DATE, HEADING, SPAN, TEXT, WEEKEND
from dghsim.rota.sheets.write import put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DATE_ROW = 4
"""Month, week and weekday stand above the dates; the doctors begin below them."""
_WEEKS_A_PAGE = 4
_A3 = 8
_SCALE = 80


def write_rota_sheet(sheet: Worksheet, lines: list[GridLine], horizon: Horizon) -> None:
    """Fills the sheet. Weeks outside those measured are folded away, and are read back all the same."""
    titles = _titles(lines)
    first = len(titles) + 1
    for column, (title, width) in enumerate(titles.items(), start=1):
        put(sheet, 1, column, title, HEADING)
        sheet.merge_cells(start_row=1, end_row=DATE_ROW, start_column=column, end_column=column)
        sheet.column_dimensions[_letter(column)].width = width
    _dates(sheet, horizon, first)
    before = ""
    for row, line in enumerate(lines, start=DATE_ROW + 1):
        texts = {"Doctor": line.doctor, "Tier": line.tier, "Grade": line.grade, "Filled by": line.filled_by}
        for column, title in enumerate(titles, start=1):
            put(sheet, row, column, texts[title], TEXT)
        for day in range(horizon.days):
            if day in line.cells:
                put(sheet, row, first + day, *line.cells[day])
            elif day % 7 >= 5:
                sheet.cell(row, first + day).style = WEEKEND.name
        if before not in ("", line.tier):
            _rule_above(sheet, row, first)
        before = line.tier
    sheet.freeze_panes = sheet.cell(DATE_ROW + 1, first)
    _set_up_page(sheet, horizon, first, DATE_ROW + max(1, len(lines)))


def _titles(lines: list[GridLine]) -> dict[str, float]:
    """Heading -> width; who fills a row is told only where names do not tell."""
    titles = {"Doctor": 24.0, "Tier": 12.0, "Grade": 16.0}
    told = any(line.filled_by not in ("post", "vacant") for line in lines)
    return titles | ({"Filled by": 10.0} if told else {})


def _dates(sheet: Worksheet, horizon: Horizon, first: int) -> None:
    days = [horizon.epoch + datetime.timedelta(days=day) for day in range(horizon.days)]
    before = ("", "")
    for offset, day in enumerate(days):
        over = (f"{day:%B %Y}", _week(horizon, offset))
        for row, text, same in zip((1, 2), over, before, strict=True):
            put(sheet, row, first + offset, "" if text == same else text, SPAN)
        before = over
        put(sheet, 3, first + offset, f"{day:%a}"[0], HEADING)
        put(sheet, DATE_ROW, first + offset, day.isoformat(), DATE)
        sheet.column_dimensions[_letter(first + offset)].width = 5.2
    sheet.row_dimensions[DATE_ROW].height = 62


def _week(horizon: Horizon, day: int) -> str:
    week = day // 7 - horizon.warm_up_weeks
    monday = horizon.epoch + datetime.timedelta(weeks=day // 7)
    if not 0 <= week < horizon.measured_weeks:
        return f"{'Warm-up' if week < 0 else 'Draining'}, from {monday.day} {monday:%b}"
    return f"Week {week + 1}, from {monday.day} {monday:%b}"


def _rule_above(sheet: Worksheet, row: int, columns: int) -> None:
    """A heavy line between two tiers."""
    from openpyxl.styles import Border, Side

    thin, heavy = Side(style="thin", color="C8C8C8"), Side(style="medium", color="2F4858")
    for column in range(1, columns):
        sheet.cell(row, column).border = Border(left=thin, right=thin, bottom=thin, top=heavy)


def _set_up_page(sheet: Worksheet, horizon: Horizon, first: int, last_row: int) -> None:
    from openpyxl.worksheet.pagebreak import Break

    measured = range(horizon.days)[horizon.measured]
    for day in range(horizon.days):
        if day not in measured:
            column = sheet.column_dimensions[_letter(first + day)]
            column.hidden, column.outlineLevel = True, 1
    page = 7 * _WEEKS_A_PAGE
    for day in measured[page::page]:
        sheet.col_breaks.append(Break(id=first + day - 1))
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.scale = _SCALE
    sheet.print_title_rows = f"1:{DATE_ROW}"
    sheet.print_title_cols = f"A:{_letter(first - 1)}"
    sheet.print_area = f"A1:{_letter(first + horizon.days - 1)}{last_row}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "Page &P of &N"


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
