"""The sheet that says what the codes mean, and how to use the workbook as a rota of one's own."""

from __future__ import annotations

import math

from dghsim.rota.codes import ABSENCES, Codes, Entry
from dghsim.rota.horizon import Horizon
from dghsim.rota.model import DatedRota
from dghsim.rota.own_rows import kind_of
from dghsim.rota.sheets.book import LANDSCAPE_A3, Page
from dghsim.rota.sheets.paint import CODE, HEADING, TEXT, WRAPPED, Paint, paint_of, paint_of_absence
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty

_TITLES = (
    "Code", "Tier", "Duty", "Label", "From", "To", "Kind", "Work expected", "Hours", "Mon", "Tue", "Wed", "Thu", "Fri",
    "Sat", "Sun", "Answers first", "Answers second",
)  # fmt: skip
_LINE = 38
"""Letters on one line of what a duty answers."""
_COUNTS = ("Times in the measured weeks", "Of them on vacant lines")
_WIDTHS = (10, 14, 14, 34, 7, 7, 7, 9, 7, 5, 5, 5, 5, 5, 5, 5, 36, 36, 13, 13)
_COLOURS = (
    "Amber: long day. Dark blue: night. Light blue: other shift. Sand: normal day. Violet: on call from home. Green: "
    "annual leave. Yellow-green: study leave. Grey: other absence. Bold red: a code that nobody explains."
)
_OF_ROTA = (
    "To run your own rota, change codes in the sheet Rota and name this file in the scenario: [rota.own] file.",
    "To check it against the rules: dghsim check rota.xlsx --rules NAME, or --rules TIER=NAME for each tier.",
    "A cell means the duty at the times above. Two duties on one day are joined by +. OFF, - and empty are days off.",
    "A row whose doctor begins with Vacant is a gap, which the bank or an agency may fill.",
    _COLOURS,
)
_OF_TEMPLATE = (
    "To run these templates, change codes in the sheets and name this file in the scenario: [rota.own] file.",
    'To check them: dghsim check template.xlsx --rules NAME --sheet "Template TIER". Everybody works every line.',
    "A cell means the duty at the times above. A duty that follows another is written with it, joined by +.",
    _COLOURS,
)  # fmt: skip


def write_legend_sheet(
    page: Page, scenario: Scenario, codes: Codes, rota: DatedRota | None, horizon: Horizon
) -> None:
    """A row for each duty and each absence, then a few lines of help.

    Args:
        page: the empty sheet.
        scenario: tiers and duties.
        codes: how they are written.
        rota: the dated rota, whose duties are counted; None for a file of templates.
        horizon: the dates.
    """
    page.put_row(0, [*_TITLES, *(_COUNTS if rota else ())], HEADING)
    counts = _counts(rota, horizon) if rota else {}
    row = 1
    for name, tier in scenario.rota.tier.items():
        for duty_name, duty in tier.duty.items():
            entry = Entry(name, duty_name, "")
            numbers = counts.get((name, duty_name), (0, 0)) if rota else ()
            values = ["", name, duty_name, *_columns(scenario, entry, duty), *numbers]
            longest = max(len(text) for text in values if isinstance(text, str))
            page.sheet.set_row(row, 12.5 * max(1.2, math.ceil(longest / _LINE)))
            for column, value in enumerate(values):
                page.put(row, column, value, _paint(column, value))
            page.put(row, 0, codes.write(entry, name), paint_of(duty))
            row += 1
    for kind in ABSENCES:
        page.put_row(row, [codes.write(Entry("", "", kind), ""), "", kind], TEXT)
        page.put(row, 0, codes.write(Entry("", "", kind), ""), paint_of_absence(kind))
        row += 1
    for line in _OF_ROTA if rota else _OF_TEMPLATE:
        row += 1
        page.put(row, 0, line)
    if rota and (number := _at_other_times(scenario, rota)):
        page.put(row + 1, 0, f"Duties at other times than these, {number} here, are in rota.csv only.")
    page.widths(list(_WIDTHS))
    page.sheet.set_row(0, 42)
    page.sheet.freeze_panes(1, 1)
    page.set_up_page(LANDSCAPE_A3, repeated_rows=1)


def _paint(column: int, value: str | float) -> Paint:
    if not isinstance(value, str):
        return CODE
    return WRAPPED if _TITLES[column].startswith("Answers") else TEXT


def _columns(scenario: Scenario, entry: Entry, duty: Duty) -> list[str | float]:
    return [
        duty.label or "",
        duty.start,
        duty.end,
        kind_of(scenario, entry),
        duty.expected_work_hours if duty.at == "home" else "",
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
