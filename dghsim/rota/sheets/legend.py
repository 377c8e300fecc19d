"""The sheet that says what the codes mean, and how to use the workbook as a rota of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.rota.codes import ABSENCES, Codes, Entry
from dghsim.rota.horizon import Horizon
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.paint import HEADING, TEXT, paint_of, paint_of_absence
from dghsim.rota.sheets.write import put, put_row
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLES = (
    "Code", "Tier", "Duty", "Label", "From", "To", "Hours", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
    "Answers first", "Answers second", "Times in the measured weeks", "Of them on vacant lines",
)  # fmt: skip
_WIDTHS = (10, 14, 14, 34, 7, 7, 7, 5, 5, 5, 5, 5, 5, 5, 40, 40, 14, 14)
_HELP = (
    "To run your own rota, change codes in the sheet Rota and name this file in the scenario: [rota.own] file.",
    "A cell means the duty at the times below. Two duties on one day are joined by +. OFF, - and empty are days off.",
    "A row whose doctor begins with Vacant is a gap, which the bank or an agency may fill.",
    "Duties at other times than these, {number} here, are in rota.csv only.",
)


def write_legend_sheet(
    sheet: Worksheet, scenario: Scenario, rota: DatedRota, codes: Codes, horizon: Horizon
) -> None:
    """A row for each duty and each absence, then a few lines of help."""
    put_row(sheet, 1, list(_TITLES), HEADING)
    counts = _counts(rota, horizon)
    row = 2
    for name, tier in scenario.rota.tier.items():
        for duty_name, duty in tier.duty.items():
            text = codes.write(Entry(name, duty_name, ""), name)
            put_row(
                sheet,
                row,
                [text, name, duty_name, *_columns(duty), *counts.get((name, duty_name), (0, 0))],
                TEXT,
            )
            sheet.cell(row, 1).style = paint_of(duty).name
            row += 1
    for kind in ABSENCES:
        put_row(sheet, row, [codes.write(Entry("", "", kind), ""), "", kind], TEXT)
        sheet.cell(row, 1).style = paint_of_absence(kind).name
        row += 1
    for line in _HELP:
        row += 1
        put(sheet, row, 1, line.format(number=_at_other_times(scenario, rota)))
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    sheet.freeze_panes = "B2"


def _columns(duty: Duty) -> list[str | float]:
    return [
        duty.label or "",
        duty.start,
        duty.end,
        round(duty.minutes / 60, 2),
        *duty.cover,
        ", ".join(duty.first),
        ", ".join(duty.second),
    ]


def _counts(rota: DatedRota, horizon: Horizon) -> dict[tuple[str, str], tuple[int, int]]:
    """(tier, duty) -> how often in the measured weeks, and how often on a vacant line."""
    shifts = rota.shifts
    day = (shifts["start"].to_numpy("datetime64[D]") - horizon.origin.astype("datetime64[D]")).astype(int)
    measured = shifts[(day >= horizon.measured.start) & (day < horizon.measured.stop)]
    vacant = measured["filled_by"] == "vacant"
    grouped = vacant.groupby([measured["tier"], measured["duty"]]).agg(["size", "sum"])
    return {
        (str(tier), str(duty)): (int(size), int(gaps)) for (tier, duty), size, gaps in grouped.itertuples()
    }


def _at_other_times(scenario: Scenario, rota: DatedRota) -> int:
    """Duties of a planner's own rota that are not at the times of the scenario."""
    number = 0
    for (tier, name), rows in rota.shifts.groupby(["tier", "duty"]):
        duty = scenario.rota.tier[str(tier)].duty.get(str(name))
        if duty is not None:
            start = rows["start"].to_numpy("datetime64[m]").astype(int) % 1440
            minutes = (rows["end"] - rows["start"]).dt.total_seconds().to_numpy() / 60
            number += int(((start != minute_of_day(duty.start)) | (minutes != duty.minutes)).sum())
    return number
