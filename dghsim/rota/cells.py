"""One cell of a rota file: text that stays text in a spreadsheet, and the dates that spreadsheets write."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from dghsim.errors import InputError, show

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n]")
_PREFIXED = re.compile(r"'+[=+\-@\t\r\n]")
_CLOCK = r"(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?)?"
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_CLOCK}")
_UK = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_CLOCK}")
_ALLOWED = "2026-01-05 08:30, 2026-01-05T08:30 or 05/01/2026 08:30"


def inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a leading ' before = + - @, tab or a line end."""
    return f"'{text}" if _ACTIVE.match(text) else text


def as_written(text: str) -> str:
    """What `inert` was given: exact for every text."""
    return text[1:] if _PREFIXED.match(text) else text


def read_moment(cell: object, where: str) -> datetime:
    """A date and time as ISO, as dd/mm/yyyy hh:mm(:ss), or as a workbook's own date; to the nearest second.

    Raises:
        InputError: anything else.
    """
    if isinstance(cell, datetime) and cell.tzinfo is None:
        return (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    found = _written_moment(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        raise InputError(f"{where} is {show(cell)}; allowed: {_ALLOWED}")
    return found


@lru_cache(maxsize=8192)
def _written_moment(cell: str) -> datetime | None:
    """What a text means as a date; None where it is none. A rota holds each date many times."""
    text = as_written(cell)
    iso, uk = _ISO.fullmatch(text), _UK.fullmatch(text)
    fields = iso.groups() if iso else uk.groups() if uk else None
    if fields is None:
        return None
    try:
        first, second, third, hour, minute, seconds = (int(field or 0) for field in fields)
        year, day = (first, third) if iso else (third, first)
        return datetime(year, second, day, hour, minute, seconds)
    except ValueError:
        return None
