"""A planner's own monthly figures, as CSV: what the public tables hold of other hospitals."""

from __future__ import annotations

import csv
import difflib
import io
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from dghsim.errors import InputError, show_path
from dghsim.years import PUBLISHED

COLUMNS: Mapping[str, str] = {
    "month": "such as 2026-01; needed",
    "attendances": "of the emergency department",
    "emergency_admissions": "of all specialties; needed unless medical_admissions is there",
    "medical_admissions": "emergency admissions to medicine",
    "direct_admissions": "of emergency admissions those not by way of the emergency department",
    "beds_open": "adult general and acute beds, the month's mean; needed",
    "beds_occupied": "the same, occupied; needed unless average_stay_days is there",
    "average_stay_days": "of emergency admissions to medicine, those of no night included",
    "delayed": "patients who do not meet the criteria to reside, the mean day's",
    "critical_care_beds": "adult",
}
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
MOST_OCCUPIED = 1.2
"""Of the open beds: patients on trolleys and in corridors, no more."""
_MOST = 1_000_000.0
_LARGEST = 1_000_000
_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Months:
    """Means over the months of the file; NaN where a column is not there."""

    first: str
    last: str
    months: int
    days: int
    attendances: float
    """A day, as the three below."""
    emergency_admissions: float
    medical_admissions: float
    direct_admissions: float
    beds_open: float
    beds_occupied: float
    average_stay_days: float
    delayed: float
    critical_care_beds: float


def read_months(path: Path) -> Months:
    """The figures of a CSV with a row a month.

    Raises:
        InputError: no such file, a column or month that is not known or there twice, a number that cannot be.
    """
    name = show_path(path)
    rows = _rows(_text(path, name), name)
    if len(rows) < 2:
        raise InputError(f"{name}: needs a row of headings and one for each month")
    heads = [cell.strip().casefold().replace(" ", "_") for cell in rows[0][1]]
    _refuse_headings(heads, name)
    if len(rows) - 1 > _MOST_MONTHS:
        raise InputError(f"{name}: {len(rows) - 1:,} months; allowed: {_MOST_MONTHS}")
    found: dict[str, dict[str, float]] = {}
    for number, row in rows[1:]:
        month, values = _row(heads, row, f"{name}, row {number}")
        if month in found:
            raise InputError(f"{name}, row {number}: month {month} is there twice")
        found[month] = values
    return _means(found, name)


def _text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()[: _LARGEST + 1]
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or 'no path'}") from None
    if len(data) > _LARGEST:
        raise InputError(f"{name}: larger than {_LARGEST:,} bytes; allowed: a row a month")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\0", "")


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Rows that are not blank, with their numbers; cells parted by what parts the headings."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [
            (number, row) for number, row in enumerate(lines, start=1) if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        raise InputError(f"{name}: is no CSV; allowed: a row of headings and one for each month") from None


def _refuse_headings(heads: Sequence[str], name: str) -> None:
    for place, head in enumerate(heads):
        if head and head not in COLUMNS:
            # A heading is never printed: a file without any begins with whatever its first row holds.
            raise InputError(
                f"{name}: column {get_column_letter(place + 1)} has a heading that is not known; {_allowed(head)}"
            )
        if head and heads.count(head) > 1:
            raise InputError(f"{name}: two columns are called {head}")
    for some in (("month",), ("emergency_admissions", "medical_admissions"), ("beds_open",),
                 ("beds_occupied", "average_stay_days")):  # fmt: skip
        if not set(some) & set(heads):
            raise InputError(f"{name}: no column {' or '.join(some)}; known: {', '.join(COLUMNS)}")


def _allowed(head: str) -> str:
    near = difflib.get_close_matches(head, list(COLUMNS), 1)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(COLUMNS)}"


def _row(heads: Sequence[str], row: Sequence[str], where: str) -> tuple[str, dict[str, float]]:
    if any(cell.strip() for cell in row[len(heads) :]):
        raise InputError(
            f"{where}: more cells than headings; allowed: numbers such as 1234.5, without 1,234 or 1234,5"
        )
    cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
    month = cells.pop("month", "")
    if _MONTH.fullmatch(month) is None:
        raise InputError(f"{where}: month is none; allowed: such as 2026-01")
    values = {}
    for head, cell in cells.items():
        try:
            value = float(cell) if cell else math.nan
        except ValueError:
            value = -1.0
        if not (math.isnan(value) and not cell) and not 0 <= value <= _MOST:
            raise InputError(
                f"{where}: {head} is out of range or no number; allowed: a number from 0 to {_MOST:,.0f}, or nothing"
            )
        values[head] = value
    occupied, beds = values.get("beds_occupied", math.nan), values.get("beds_open", math.nan)
    if occupied > MOST_OCCUPIED * beds:
        raise InputError(
            f"{where}: {occupied:g} beds occupied of {beds:g} open; allowed: up to {MOST_OCCUPIED:g} times as many"
        )
    return month, values


def _means(found: Mapping[str, Mapping[str, float]], name: str) -> Months:
    order = sorted(found)
    lengths = {month: _days(month) for month in order}

    def over(column: str, of: Callable[[float, int], float]) -> float:
        """The sum over the days of the months that have the column; NaN where fewer than half have it."""
        told = [(found[month].get(column, math.nan), lengths[month]) for month in order]
        told = [(value, days) for value, days in told if not math.isnan(value)]
        if 2 * len(told) < len(order):
            return math.nan
        return math.fsum(of(value, days) for value, days in told) / sum(days for _, days in told)

    def daily(column: str) -> float:
        return over(column, lambda value, _: value)

    def mean(column: str) -> float:
        return over(column, lambda value, days: value * days)

    made = Months(
        order[0], order[-1], len(order), sum(lengths.values()), daily("attendances"), daily("emergency_admissions"),
        daily("medical_admissions"), daily("direct_admissions"), mean("beds_open"), mean("beds_occupied"),
        mean("average_stay_days"), mean("delayed"), mean("critical_care_beds"),
    )  # fmt: skip
    come = made.emergency_admissions if math.isnan(made.medical_admissions) else made.medical_admissions
    if not come * PUBLISHED >= 100 or not made.beds_open >= 10:
        raise InputError(
            f"{name}: fewer than 100 admissions a year or 10 beds: too few for an acute hospital"
        )
    if not (made.beds_occupied > 0 or made.average_stay_days > 0):
        raise InputError(f"{name}: neither beds_occupied nor average_stay_days in half of the months")
    return made


def _days(month: str) -> int:
    import calendar

    year, number = (int(part) for part in month.split("-"))
    return calendar.monthrange(max(year, 1), number)[1]
