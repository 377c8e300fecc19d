"""The dates over a rota grid, in every way that spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dghsim.rota.cells import as_written

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(18_264, 91_313)
"""Day numbers of a workbook for the years 1950 to 2149."""
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 00:00(?::00)?)?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})", re.IGNORECASE)


def header_dates(cells: Sequence[object]) -> dict[int, date]:
    """Column -> date, for the cells that are dates.

    Day/month/year is taken as written in England, unless the other order alone gives dates without gaps.
    """
    day_first, month_first = _dates(cells, False), _dates(cells, True)
    if len(month_first) > len(day_first) or (
        len(month_first) == len(day_first) and not _unbroken(day_first) and _unbroken(month_first)
    ):
        return month_first
    return day_first


def _dates(cells: Sequence[object], month_first: bool) -> dict[int, date]:
    found = ((column, _date(cell, month_first)) for column, cell in enumerate(cells))
    return {column: day for column, day in found if day is not None}


def _unbroken(dates: dict[int, date]) -> bool:
    days = sorted(day.toordinal() for day in dates.values())
    return all(after - before == 1 for before, after in pairwise(days))


def _date(cell: object, month_first: bool) -> date | None:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else None
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        serial = int(cell) if abs(cell) < _SERIALS.stop else 0
        return _SERIAL_ZERO + timedelta(days=serial) if serial in _SERIALS and serial == cell else None
    text = _WEEKDAY.sub("", as_written(str(cell)).strip(), count=1)
    try:
        return _from_text(text, month_first)
    except ValueError:
        return None


def _from_text(text: str, month_first: bool) -> date | None:
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.fullmatch(text):
        day, month = (match[2], match[1]) if month_first else (match[1], match[2])
        return date(_year(match[3]), int(month), int(day))
    if (match := _WORDED.fullmatch(text)) and match[2].casefold() in MONTHS:
        return date(_year(match[3]), MONTHS.index(match[2].casefold()) + 1, int(match[1]))
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
