"""The bank holidays of England and Wales, by rule.

Source: Banking and Financial Dealings Act 1971, schedule 1, and GOV.UK, UK bank holidays; Easter by the anonymous
Gregorian algorithm. Days moved or added by proclamation cannot follow from a rule and are listed.
"""

from __future__ import annotations

import datetime
from functools import cache

_MON = 0
_DAY = datetime.timedelta(days=1)
_ADDED = {
    2011: ((4, 29),),
    2012: ((6, 4), (6, 5)),
    2020: ((5, 8),),
    2022: ((6, 2), (6, 3), (9, 19)),
    2023: ((5, 8),),
}
"""By proclamation: royal weddings, jubilees, the anniversary of 1945, a state funeral, a coronation."""
_MOVED = {2012: ((5, 28),), 2020: ((5, 4),), 2022: ((5, 30),)}
"""Days of the rule that were no holiday that year, since another day took their place."""


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """The bank holidays of a year, substitute days in place of those that fall on a weekend."""
    easter = _easter(year)
    days = {
        _substitute(datetime.date(year, 1, 1)),
        easter - 2 * _DAY,
        easter + _DAY,
        _first_monday(year, 5),
        _last_monday(year, 5),
        _last_monday(year, 8),
        *_christmas(year),
    }
    days -= {datetime.date(year, *day) for day in _MOVED.get(year, ())}
    return frozenset(days | {datetime.date(year, *day) for day in _ADDED.get(year, ())})


def is_bank_holiday(day: datetime.date) -> bool:
    """Whether a date is a bank holiday."""
    return day in bank_holidays(day.year)


def _easter(year: int) -> datetime.date:
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _substitute(day: datetime.date) -> datetime.date:
    while day.weekday() >= 5:
        day += _DAY
    return day


def _christmas(year: int) -> tuple[datetime.date, datetime.date]:
    """Christmas Day and Boxing Day, or the next weekdays that are not taken."""
    first = _substitute(datetime.date(year, 12, 25))
    second = _substitute(datetime.date(year, 12, 26))
    return first, second if second != first else _substitute(second + _DAY)


def _first_monday(year: int, month: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + (_MON - first.weekday()) % 7 * _DAY


def _last_monday(year: int, month: int) -> datetime.date:
    return _first_monday(year, month + 1) - 7 * _DAY
