"""The tables of the page as CSV and as one workbook."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from pathlib import Path

from dghsim.csv_text import csv_text
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection, Sheet, Value
from dghsim.report.cohort.words import OWN, RULE
from dghsim.rota.cells import inert
from dghsim.rota.codes import plain
from dghsim.rota.sheets.book import Book, Page
from dghsim.rota.sheets.paint import HEADING, TEXT, TITLE, WRAPPED
from dghsim.whole import write_whole

_DAY = datetime.date(2022, 4, 4)
"""Written as the day of the workbook's making, so that the same numbers give the same bytes."""
_MARGIN = "; ".join((
    "ci_low to ci_high: 95 % interval of the mean, its spread steadied by that of the other hospitals",
    "all_low to all_high: holds, with those of all the other hospitals, in 95 of 100 cohorts",
    "year_low to year_high: nine in ten simulated years",
))  # fmt: skip


def write_files(reading: CohortReading, shown: Sequence[CohortSection], folder: Path) -> None:
    """`NAME.csv` for each sheet of the sections that has rows, and `cohort.xlsx` with them all.

    Raises:
        OSError: one of them cannot be written.
    """
    sheets = [sheet for section in shown for sheet in section.sheets if sheet.rows]
    for sheet in sheets:
        write_whole(folder / f"{sheet.name}.csv", csv_of(sheet))
    write_workbook(reading, sheets, folder / "cohort.xlsx")


def csv_of(sheet: Sheet) -> str:
    """Comma-separated, with a heading; a text that a spreadsheet would take for a formula begins with '."""
    return csv_text(
        sheet.columns,
        (
            [inert(plain(each)) if isinstance(each, str) else _number(each) for each in row]
            for row in sheet.rows
        ),
    )


def write_workbook(reading: CohortReading, sheets: Sequence[Sheet], path: Path) -> None:
    """What it is, then a sheet for each table, to be filtered by any column and printed one page wide.

    Raises:
        OSError: the file cannot be written.
    """
    book = Book(_DAY)
    _about(reading, sheets, book.page("About"))
    for sheet in sheets:
        _write(sheet, book.page(sheet.name))
    book.save(path)


def _about(reading: CohortReading, sheets: Sequence[Sheet], page: Page) -> None:
    run = reading.cohort.run
    lines = [
        reading.cohort.caveat, RULE if reading.by_rule else OWN, reading.cohort.about,
        f"{run.replications} replications of {run.weeks} weeks after {run.warm_up_weeks} of warm-up, seed {run.seed}.",
        _MARGIN, *(f"Tried at each: {each.tried.says}" for each in reading.tries),
        *(f"Not run: {name}: {why}" for name, why in reading.failures),
        *reading.not_tried,
        f"Sheets: {', '.join(sheet.name for sheet in sheets)}.",
    ]  # fmt: skip
    page.put(0, 0, reading.cohort.name, TITLE)
    for row, line in enumerate((" ".join(line.split()) for line in lines if line), start=1):
        page.put(row, 0, line, WRAPPED)
        page.sheet.set_row(row, 13 * max(1, math.ceil(len(line) / 105)))
    page.widths([110])
    page.set_up_page()


def _write(sheet: Sheet, page: Page) -> None:
    page.put_row(0, [name.replace("_", " ") for name in sheet.columns], HEADING)
    for row, values in enumerate(sheet.rows, start=1):
        for column, value in enumerate(values):
            if isinstance(value, str):
                page.put(row, column, value, TEXT)
            elif value is not None and math.isfinite(value):
                page.put(row, column, round(float(value), 6), TEXT)
    page.widths([_width(sheet, column) for column in range(len(sheet.columns))])
    page.sheet.freeze_panes(1, 1)
    page.sheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_up_page(repeated_rows=1)


def _width(sheet: Sheet, column: int) -> float:
    texts = [row[column] for row in sheet.rows[:200]]
    longest = max((len(text) for text in texts if isinstance(text, str)), default=8)
    return min(max(longest, 9) + 1, 44)


def _number(value: Value) -> Value:
    return "" if value is None or (isinstance(value, float) and not math.isfinite(value)) else value
