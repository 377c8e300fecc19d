"""Clock times from a table, as whole minutes since 1 January 1970, and back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.errors import InputError, show

DAY = 1440
WEEK = 7 * DAY
_ORIGIN = datetime(1970, 1, 1)
_YEARS = (1950, 2150)
_ALLOWED = "a naive local date and time such as 2026-01-05 08:30"


def minutes_of(value: object, where: str) -> int:
    """A date, datetime or ISO string, to the nearest minute.

    Raises:
        InputError: missing, of another form, with a time zone, or not between 1950 and 2150.
    """
    moment = _moment(value, where)
    if moment.tzinfo is not None:
        raise InputError(f"{where} is {show(str(value))}, with a time zone; allowed: {_ALLOWED}")
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        raise InputError(f"{where} is {show(str(value))}; allowed: years {_YEARS[0]} to {_YEARS[1]}")
    return (moment - _ORIGIN + timedelta(seconds=30)) // timedelta(minutes=1)


def column_minutes(column: pd.Series, name: str) -> NDArray[np.int64]:
    """`minutes_of` for a whole column; errors name the first bad data row."""
    codes, values = _distinct(column, name)
    first = {int(code): row for row, code in reversed(list(enumerate(codes)))}
    if -1 in first:
        raise InputError(f"data row {first[-1] + 1}: {name} is missing; allowed: {_ALLOWED}")
    rows = sorted((row, code) for code, row in first.items())
    found = np.zeros(len(values), np.int64)
    for row, code in rows:
        found[code] = minutes_of(values[code], f"data row {row + 1}: {name}")
    return found[codes]


def moment_at(minutes: int) -> datetime:
    """The naive local datetime of a minute."""
    return _ORIGIN + timedelta(minutes=int(minutes))


def monday_before(minutes: int) -> int:
    """Midnight of the Monday on or before; 1 January 1970 was a Thursday."""
    day = minutes // DAY
    return (day - (day + 3) % 7) * DAY


def _distinct(column: pd.Series, name: str) -> tuple[NDArray[np.intp], list[object]]:
    try:
        codes, values = pd.factorize(column)
    except TypeError as error:
        raise InputError(f"column {name} holds values that are no dates; allowed: {_ALLOWED}") from error
    return codes, list(values)


def _moment(value: object, where: str) -> datetime:
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value.strip())
        if isinstance(value, np.datetime64):
            value = value.astype("datetime64[us]").item()
        if isinstance(value, datetime):
            return value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
    except (ValueError, OverflowError):
        pass
    raise InputError(f"{where} is {show(value)}; allowed: {_ALLOWED}")
