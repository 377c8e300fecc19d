"""What each kind of duty looks like, in the workbook and on the page."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.rota import Duty


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill and an ink, as RRGGBB; the contrast of the two is at least 7 to 1."""

    name: str
    fill: str
    ink: str = "1A1A1A"


LONG = Paint("long day", "FFD08A")
NIGHT = Paint("night", "1F3A5F", "FFFFFF")
SHORT = Paint("other shift", "BFE0F2")
NORMAL = Paint("normal day", "EFE8D8")
ON_CALL = Paint("on call from home", "DCCBEE")
LEAVE = Paint("leave", "BFE3B4")
STUDY = Paint("study leave", "E6EE9C")
ABSENT = Paint("other absence", "D9D9D9")
PAINTS: tuple[Paint, ...] = (LONG, NIGHT, SHORT, NORMAL, ON_CALL, LEAVE, STUDY, ABSENT)

HEADING = Paint("heading", "2F4858", "FFFFFF")
SPAN = Paint("heading over columns", HEADING.fill, HEADING.ink)
DATE = Paint("heading of a date", HEADING.fill, HEADING.ink)
CODE = Paint("code", "FFFFFF")
WEEKEND = Paint("weekend", "E9E9E9")
TEXT = Paint("text", "FFFFFF")
VACANT = Paint("vacant", "FFFFFF", "5A5A5A")
WRAPPED = Paint("text over several lines", "FFFFFF")
NUMBER = Paint("number", "FFFFFF")
WHOLE = Paint("whole number", "FFFFFF")
SURPLUS = Paint("more or fewer", "FFFFFF")
DAY = Paint("date", "FFFFFF")
PLAIN = Paint("plain", "FFFFFF")
TITLE = Paint("title", "FFFFFF")
WRONG = Paint("to be looked at", "FFFFFF", "B00020")

_LONG_MINUTES = 600
_NIGHT_HOURS = ((-60, 360), (1380, 1800), (2820, 3240))
"""23:00 to 06:00 in minutes after the midnight that begins the day, for the nights that a duty may reach."""
_NIGHT_MINUTES = 180


def paint_of(duty: Duty) -> Paint:
    """The paint of a duty, by its hours: three of them between 23:00 and 06:00 make a night."""
    if duty.at == "home":
        return ON_CALL
    if duty.normal:
        return NORMAL
    start = minute_of_day(duty.start)
    at_night = sum(max(0, min(start + duty.minutes, to) - max(start, begins)) for begins, to in _NIGHT_HOURS)
    if at_night >= _NIGHT_MINUTES:
        return NIGHT
    return LONG if duty.minutes > _LONG_MINUTES else SHORT


def paint_of_absence(kind: str) -> Paint:
    """The paint of an absence."""
    return {"leave": LEAVE, "study": STUDY}.get(kind, ABSENT)
