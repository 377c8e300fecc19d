"""Headings of weekdays, alone or under the date of a week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dghsim.rota.cells import as_written
from dghsim.rota.layout.header import MONTHS, header_dates

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?", re.IGNORECASE)
_LETTERS = "mtwtfss"
_OF_A_WEEK = re.compile(r"\bw/?[cb]\b|\bw/k\b|\bwk\b|\bweek\b|commenc", re.IGNORECASE)
_INITIALS = frozenset(_LETTERS)
_FEWEST = 5
_DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -]({'|'.join(MONTHS)})", re.IGNORECASE)
_DATE_WITHIN = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d\d?(?:st|nd|rd|th)?[ -][a-z]{3,9}[ -]\d{2,4}",
    re.IGNORECASE,
)


def weekday_columns(cells: Sequence[object]) -> dict[int, int]:
    """Column -> weekday (Monday 0) for a row of weekdays, in words or letters; nothing unless five follow another."""
    texts = [as_written(cell).strip().casefold() if isinstance(cell, str) else "" for cell in cells]
    if sum(text[:1] in _INITIALS for text in texts) < _FEWEST:
        return {}
    words = {
        column: WEEKDAYS.index(match[1].casefold())
        for column, text in enumerate(texts)
        if (match := _WEEKDAY.fullmatch(text))
    }
    if len(words) >= _FEWEST:
        return words
    single = [column for column, text in enumerate(texts) if len(text) == 1 and text in _LETTERS]
    starts = [at for at in range(7) if all(texts[c] == _LETTERS[(at + k) % 7] for k, c in enumerate(single))]
    return (
        {c: (starts[0] + k) % 7 for k, c in enumerate(single)}
        if len(single) >= _FEWEST and len(starts) == 1
        else {}
    )


def week_dates(
    cells: Sequence[object], above: Sequence[Sequence[object]], hint: date | None
) -> dict[int, date]:
    """Column -> date for a row of weekdays with the date of a week in the row or close above it."""
    weekdays = weekday_columns(cells)
    if not weekdays:
        return {}
    for row in (cells, *reversed(above[-3:])):
        weeks = {
            c: day
            for c, cell in enumerate(row)
            if c not in weekdays or row is not cells
            for day in _within(cell, hint)
        }
        if weeks:
            return _from_weeks(weekdays, weeks)
    return {}


def _from_weeks(weekdays: dict[int, int], weeks: dict[int, date]) -> dict[int, date]:
    dates: dict[int, date] = {}
    previous: date | None = None
    for column, weekday in weekdays.items():
        begun = [at for at in weeks if at <= column]
        week = weeks[max(begun)] if begun else next(iter(weeks.values()))
        day = week + timedelta(days=(weekday - week.weekday()) % 7)
        if previous is not None and day <= previous:
            day = previous + timedelta(days=(weekday - previous.weekday() - 1) % 7 + 1)
        dates[column] = previous = day
    return dates


def _within(cell: object, hint: date | None) -> list[date]:
    """The date that a cell is, or that a text such as `w/c 5 January 2026` holds; another text's date heads nothing."""
    found = header_dates([cell])
    if not found and (not isinstance(cell, str) or not _OF_A_WEEK.search(cell)):
        return []
    if not found and isinstance(cell, str):
        found = header_dates([match[0] for match in _DATE_WITHIN.finditer(cell)][:1])
    if not found and isinstance(cell, str) and hint is not None:
        match = _DAY_AND_MONTH.search(cell)
        day = nearest_year(MONTHS.index(match[2].casefold()[:3]) + 1, int(match[1]), hint) if match else None
        return [day] if day else []
    return list(found.values())


def nearest_year(month: int, day: int, hint: date) -> date | None:
    """The day and month in the year that brings it nearest to the hint; None for a day that there is not."""
    options = []
    for year in (hint.year - 1, hint.year, hint.year + 1):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    return min(options, key=lambda each: abs((each - hint).days), default=None)
