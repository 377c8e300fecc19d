"""When trainees rotate: the first Wednesday of a month.

Source: doctors in training change over on the first Wednesday of August (NHS Employers), foundation doctors every four
months: August, December, April.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection

_WEDNESDAY = 2
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def first_wednesday(year: int, month: int) -> datetime.date:
    """The first Wednesday of a month."""
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(_WEDNESDAY - first.weekday()) % 7)


def changeovers(months: Collection[str], epoch: datetime.date, days: int) -> list[tuple[int, str]]:
    """(day since the epoch, month) of each changeover in `months` after the first day and before day `days`."""
    last = epoch + datetime.timedelta(days=days)
    found = []
    for year in range(epoch.year, last.year + 1):
        for number, month in enumerate(MONTHS, start=1):
            day = (first_wednesday(year, number) - epoch).days
            if month in months and 0 < day < days:
                found.append((day, month))
    return found
