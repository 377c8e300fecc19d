"""Headings whose dates leave something out: the year, the month, or all but the weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dghsim.rota.cells import as_written
from dghsim.rota.layout.header import MONTHS
from dghsim.rota.layout.weekdays import nearest_year

_MONTH = rf"({'|'.join(MONTHS)})[a-z]*\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_SHORT = re.compile(rf"(?:[a-z]{{1,9}}[.,]?\s+)?{_DAY}(?:[ -]?{_MONTH})?", re.IGNORECASE)
_SLASHED = re.compile(r"(?:[a-z]{1,9}[.,]?\s+)?(\d{1,2})/(\d{1,2})", re.IGNORECASE)
_MONTH_WORD = re.compile(rf"\b{_MONTH}(?:\s*(?:'|20)?(\d{{2}}))?(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20\d{2}|19[5-9]\d)(?!\d)")
_FEWEST = 5


def short_dates(
    cells: Sequence[object], above: Sequence[Sequence[object]], hint: date | None
) -> dict[int, date]:
    """Column -> date for `5 Jan`, `Mon 5`, `05/01` or `5`, with month and year from the rows above, else from the hint.

    Args:
        cells: the row.
        above: the rows above, and texts such as the sheet's name.
        hint: a date near which the rota lies, for the year.

    Returns:
        Nothing unless at least five cells are days that follow one another.
    """
    found = {column: each for column, cell in enumerate(cells) if (each := _parts(cell))}
    if len(found) < _FEWEST:
        return {}
    months, years = _months_above(above), _years(above)
    first = next(iter(found))
    month = found[first][1] or _month_at(months, first)
    if month is None:
        return {}
    year = _year_at(months, years, first, month, found[first][0], hint)
    return {} if year is None else _follow(found, year, month)


def _parts(cell: object) -> tuple[int, int | None] | None:
    """(day, month or None) of one heading."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return (int(cell), None) if cell == int(cell) and 1 <= cell <= 31 else None
    text = as_written(str(cell)).strip()
    if match := _SLASHED.fullmatch(text):
        return (int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
    if match := _SHORT.fullmatch(text):
        month = MONTHS.index(match[2].casefold()[:3]) + 1 if match[2] else None
        return (int(match[1]), month) if 1 <= int(match[1]) <= 31 else None
    return None


def _months_above(above: Sequence[Sequence[object]]) -> dict[int, tuple[int, int | None]]:
    """Column -> (month, year or None) of the lowest row above that names a month."""
    for row in reversed(above):
        found: dict[int, tuple[int, int | None]] = {}
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                found[column] = (cell.month, cell.year)
            elif match := _MONTH_WORD.search(str(cell)):
                year = _YEAR.search(str(cell))
                short = 2000 + int(match[2]) if match[2] else None
                found[column] = (MONTHS.index(match[1].casefold()[:3]) + 1, int(year[0]) if year else short)
        if found:
            return found
    return {}


def _years(above: Sequence[Sequence[object]]) -> list[int]:
    return [int(match[0]) for row in reversed(above) for cell in row if (match := _YEAR.search(str(cell)))]


def _month_at(months: dict[int, tuple[int, int | None]], column: int) -> int | None:
    if not months:
        return None
    begun = [at for at in months if at <= column]
    return months[max(begun) if begun else min(months)][0]


def _year_at(
    months: dict[int, tuple[int, int | None]],
    years: list[int],
    column: int,
    month: int,
    day: int,
    hint: date | None,
) -> int | None:
    if months:
        begun = [at for at in months if at <= column]
        year = months[max(begun) if begun else min(months)][1]
        if year is not None:
            return year
    if years:
        return years[0]
    near = nearest_year(month, day, hint) if hint is not None else None
    return near.year if near else None


def _follow(found: dict[int, tuple[int, int | None]], year: int, month: int) -> dict[int, date]:
    """Days one after another, a month on where the number falls; nothing where they do not follow."""
    dates: dict[int, date] = {}
    before: date | None = None
    for column, (day, own) in found.items():
        if before is not None:
            next_month = own or (month % 12 + 1 if day <= before.day else month)
            year += next_month < month
            month = next_month
        try:
            dates[column] = date(year, month, day)
        except ValueError:
            return {}
        if before is not None and not 1 <= (dates[column] - before).days <= 4:
            return {}
        before = dates[column]
    return dates
