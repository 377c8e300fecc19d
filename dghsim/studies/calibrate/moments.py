"""Dates and times as files hold them, and in which form a column writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from dghsim.errors import InputError
from dghsim.studies.calibrate.arrays import Bools, Moments

_CLOCK = r"(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_CLOCK}")
_PARTED = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}|\d{{2}}){_CLOCK}")
_NAMED = re.compile(rf"(\d{{1,2}})[ -]([A-Za-z]{{3}})[a-z]*[ -](\d{{4}}|\d{{2}}){_CLOCK}")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_FIRST_SERIAL = datetime(1899, 12, 30)
_EMPTY = frozenset(("", "null", "none", "na", "n/a", "nan", "nat", "-", "--", "unknown", "still in"))
MOST_UNREADABLE = 0.2


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell: its form, its parts, and whether it has a time of day."""

    form: str
    """iso, parted, named, serial, workbook, empty or no date."""
    parts: tuple[int, int, int] = (0, 0, 0)
    """Year, month, day; of `parted` the first, the second, the year."""
    seconds: int = 0
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """A column of times."""

    at: Moments
    """NaT where empty or unreadable."""
    timed: Bools
    """False for a date without a time of day."""
    unreadable: tuple[int, ...]
    """Places of the rows whose cell is no date."""


def is_empty(cell: object) -> bool:
    """Whether a cell stands for nothing."""
    return cell is None or str(cell).strip().casefold() in _EMPTY


def seen(cell: object) -> Seen:
    """What a cell is as a date. A time with an offset from Greenwich is no local time, and so no date here."""
    if isinstance(cell, datetime):
        moment = (cell + timedelta(milliseconds=500)).replace(microsecond=0, tzinfo=None)
        return Seen("workbook", (moment.year, moment.month, moment.day), _seconds(moment), True)
    if isinstance(cell, date):
        return Seen("workbook", (cell.year, cell.month, cell.day))
    text = "" if is_empty(cell) else str(cell).strip()
    if not text:
        return Seen("empty")
    if len(text) > 40 or not text.isascii():
        return Seen("no date")
    if _SERIAL.fullmatch(text):
        return _serial(float(text))
    for form, pattern in (("iso", _ISO), ("parted", _PARTED), ("named", _NAMED)):
        if found := pattern.fullmatch(text):
            return _written(form, found.groups())
    return Seen("no date")


def read_times(
    cells: Sequence[object], rows: Sequence[int], order: str | None, where: str, *, needed: bool = False
) -> Times:
    """A column in one form, or in several once the planner has said how dates parted by strokes are meant.

    Args:
        cells: one a row.
        rows: their numbers in the file.
        order: uk, us, or None where nobody said.
        where: file and column, for the error.
        needed: every row must have one.

    Raises:
        InputError: forms are mixed and nobody said which is meant, or both orders are there, or the order cannot be
            told, or more than a fifth is no date. No cell is ever printed.
    """
    known: dict[object, Seen] = {}
    found = [known.setdefault(cell, seen(cell)) if isinstance(cell, str) else seen(cell) for cell in cells]
    order = _order(found, rows, order, where)
    at = np.full(len(found), np.datetime64("NaT", "s"))
    timed = np.zeros(len(found), dtype=np.bool_)
    bad = []
    for place, cell in enumerate(found):
        moment = _moment(cell, order)
        if moment is not None:
            at[place], timed[place] = np.datetime64(moment, "s"), cell.timed
        elif cell.form != "empty" or needed:
            bad.append(place)
    if len(bad) > MOST_UNREADABLE * max(1, sum(cell.form != "empty" for cell in found)):
        raise InputError(
            f"{where}: {len(bad):,} of {len(found):,} rows hold no date, the first in row {rows[bad[0]]}; allowed: "
            "2026-01-05 08:30, 05/01/2026 08:30, 5 Jan 2026 08:30, a spreadsheet's own, local and without an offset"
        )
    return Times(at, timed, tuple(bad))


def _order(found: Sequence[Seen], rows: Sequence[int], said: str | None, where: str) -> str:
    """The order of dates parted by strokes."""
    first = {cell.form: row for cell, row in reversed(list(zip(found, rows, strict=True)))}
    forms = sorted(set(first) - {"empty", "no date"}, key=first.__getitem__)
    if len(forms) > 1 and said is None:
        told = ", ".join(f"{_NAMES[form]} in row {first[form]}" for form in forms)
        raise InputError(
            f"{where}: dates in more than one form ({told}); say --dates uk or --dates us if all are right"
        )
    parted = [(cell.parts, row) for cell, row in zip(found, rows, strict=True) if cell.form == "parted"]
    day_first = next((row for (one, two, _), row in parted if one > 12 >= two), None)
    month_first = next((row for (one, two, _), row in parted if two > 12 >= one), None)
    if day_first is not None and month_first is not None:
        raise InputError(
            f"{where}: the day stands first in row {day_first} and the month in row {month_first}; write dates one way"
        )
    must = "uk" if day_first is not None else "us" if month_first is not None else None
    if said is not None and must is not None and said != must:
        raise InputError(f"{where}: --dates {said}, but row {day_first or month_first} can only be {must}")
    if parted and said is None and must is None:
        raise InputError(f"{where}: nothing tells days from months; say --dates uk or --dates us")
    return said or must or "uk"


_NAMES = {
    "iso": "year first",
    "parted": "day or month first",
    "named": "months by name",
    "serial": "a spreadsheet's serial numbers",
    "workbook": "a workbook's own dates",
}


def _moment(cell: Seen, order: str) -> datetime | None:
    if cell.form in ("empty", "no date"):
        return None
    year, month, day = cell.parts
    if cell.form == "parted":
        one, two, year = cell.parts
        day, month = (one, two) if order == "uk" else (two, one)
    try:
        return datetime(year, month, day) + timedelta(seconds=cell.seconds)
    except ValueError:
        return None


def _written(form: str, fields: tuple[str | None, ...]) -> Seen:
    one, two, three, hour, minute, second, half = fields
    if form == "named" and (two or "").lower() not in _MONTHS:
        return Seen("no date")
    clock = [int(hour or 0), int(minute or 0), int(second or 0)]
    if half:
        if not 1 <= clock[0] <= 12:
            return Seen("no date")
        clock[0] = clock[0] % 12 + 12 * (half in "Pp")
    if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
        return Seen("no date")
    seconds = 3600 * clock[0] + 60 * clock[1] + clock[2]
    month = _MONTHS.index(str(two).lower()) + 1 if form == "named" else int(two or 0)
    year = int(three or 0) + (2000 if len(three or "") == 2 else 0)
    parts = (year, month, int(one or 0))
    if form == "iso":
        parts = (int(one or 0), month, int(three or 0))
    elif form == "parted":
        parts = (int(one or 0), month, year)
    return Seen(form, parts, seconds, hour is not None)


def _serial(days: float) -> Seen:
    """A spreadsheet's days since the end of 1899, between 1954 and 2119."""
    if not 20_000 <= days <= 80_000:
        return Seen("no date")
    moment = _FIRST_SERIAL + timedelta(seconds=round(days * 86_400))
    return Seen("serial", (moment.year, moment.month, moment.day), _seconds(moment), days != int(days))


def _seconds(moment: datetime) -> int:
    return 3600 * moment.hour + 60 * moment.minute + moment.second
