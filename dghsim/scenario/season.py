"""Beds that a place has for a season of every year, such as those that open for the winter."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from dghsim.scenario.base import Part

_DAY = re.compile(r"\d\d-\d\d")
_LEAP_YEAR = 2024
MOST_BEDS = 100_000


def month_and_day(text: str) -> tuple[int, int]:
    """Month and day of `MM-DD`, 29 February included. Raises ValueError for what is no day of any year."""
    try:
        if _DAY.fullmatch(text) is None:
            raise ValueError
        day = datetime.date.fromisoformat(f"{_LEAP_YEAR}-{text}")
    except ValueError:
        raise ValueError("must be a day of the year as MM-DD, such as 12-01 for 1 December") from None
    return day.month, day.day


def _checked_day(text: str) -> str:
    month_and_day(text)
    return text


DayOfYear = Annotated[
    str, AfterValidator(_checked_day), WithJsonSchema({"type": "string", "pattern": f"^{_DAY.pattern}$"})
]


def days_of_a_year() -> list[datetime.date]:
    """Of a leap year, so that each day there is comes once."""
    first = datetime.date(_LEAP_YEAR, 1, 1)
    return [first + datetime.timedelta(day) for day in range(366)]


class Season(Part):
    """So many beds more on some days of every year; over New Year, where `last_day` comes before `first_day`."""

    beds: Annotated[int, Field(ge=1, le=MOST_BEDS)]
    """How many more than without it."""
    first_day: DayOfYear
    """Month and day, MM-DD, from the first instant of which the beds may be given."""
    last_day: DayOfYear
    """Month and day, to the end of which they may."""

    @model_validator(mode="after")
    def _ends(self) -> Season:
        if all(map(self.has, days_of_a_year())):
            raise ValueError("is the whole year: add its beds to count instead")
        return self

    @property
    def says(self) -> str:
        """Its days, as the file has them."""
        return f"{self.first_day} to {self.last_day}"

    def has(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        first, at, last = month_and_day(self.first_day), (day.month, day.day), month_and_day(self.last_day)
        return first <= at <= last if first <= last else at >= first or at <= last
