"""Lines of an iCalendar file: text escaped, folded at 75 octets, times of the London clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

_FOLD = 75
_LONGEST_TEXT = 2_000
TIME_ZONE = "Europe/London"
LONDON: tuple[str, ...] = (
    "BEGIN:VTIMEZONE",
    f"TZID:{TIME_ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19970330T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""The rule in force since 1996: forward at 01:00 GMT on the last Sunday of March, back at 02:00 BST in October."""


@lru_cache(maxsize=4096)
def text(name: str, value: str) -> str:
    """A property whose value is text. Characters that cannot be printed become spaces, of very long text the start."""
    words = " ".join("".join(each if each.isprintable() else " " for each in value).split())[:_LONGEST_TEXT]
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return f"{name}:{escaped}"


def local(name: str, moment: datetime.datetime) -> str:
    """A time of the London clock, whatever the season."""
    return f"{name};TZID={TIME_ZONE}:{moment:%Y%m%dT%H%M%S}"


def day(name: str, date: datetime.date) -> str:
    """A whole day."""
    return f"{name};VALUE=DATE:{date:%Y%m%d}"


def stamp(moment: datetime.datetime) -> str:
    """A time in UTC."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def packed(lines: Iterable[str]) -> bytes:
    """The file: UTF-8, CRLF, no line above 75 octets and no character cut in two."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


@lru_cache(maxsize=4096)
def _folded(line: str) -> bytes:
    data = line.encode("utf-8", "replace")
    if len(data) <= _FOLD:
        return data
    parts = []
    room = _FOLD
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(data[:cut])
        data, room = data[cut:], _FOLD - 1
    return b"\r\n ".join([*parts, data])
