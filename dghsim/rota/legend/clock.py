"""Clock times in every way that people write them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from dghsim.rota.legend.bare_hours import PAIR, hours_of

_CLOCK = (
    r"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d|(?:[01]\d|2[0-4])[0-5]\d|(?:[01]?\d|2[0-4])(?=\s*[ap]m))\s*(?:[ap]m)?"
)
_ONE = re.compile(_CLOCK, re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}")
_HOUR_ALONE = 2
"""Letters of an hour without minutes, such as 09, which stands beside another such only."""
_WORDS = {"noon": 720, "midday": 720, "midnight": 1440}
_END = rf"(?:{_CLOCK}|{'|'.join(_WORDS)}|[01]\d|2[0-4])"
_SPAN = re.compile(
    rf"(?<![\d:.-])({_END})\s*(?:h|hrs)?\s*(?:-|–|—|to|until|till)\s*({_END})(?![\d:-])", re.IGNORECASE
)


def read_clock(value: object) -> int | None:
    """Minutes after midnight, 0 to 1440; None for what is no time of day.

    Text such as 08:30, 0830, 8.30, 8:30pm, 8am, noon; a workbook's own time, or its share of a day.
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.hour * 60 + value.minute + (value.second >= 30)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return minutes if 0 <= minutes <= 1440 else None
    if isinstance(value, float) and 0 <= value < 1:
        return round(value * 1440)
    text = str(value).strip().casefold().removesuffix("hrs").removesuffix("h").strip()
    if text.isascii() and text.isdigit() and len(text) == 3:
        text = f"0{text}"
    if re.fullmatch(r"\d\d?:\d\d:\d\d", text):
        text = text.rpartition(":")[0]
    return _minutes(text) if text in _WORDS or _ONE.fullmatch(text) else None


def find_span(text: str) -> tuple[int, int] | None:
    """(start in minutes after midnight, length in minutes) of the first `08:30-21:00` in a text, or of `9-5`.

    An end at or before the start is on the next day. None where there is no such pair of times, and where it is not
    clear whether they are of the morning or the evening, as 8.30-4.30 and 07-07.
    """
    found = _pair(text)
    return None if found is None else (found[1] % 1440, length_of(found[1], found[2]))


def without_span(text: str) -> str:
    """The text without its first two times."""
    found = _pair(text)
    return text.strip() if found is None else f"{text[: found[0].start()]} {text[found[0].end() :]}".strip()


def told_unclear(text: str) -> str:
    """Words for a refusal, where a text holds a pair of times that may be a day or a night; else ""."""
    if _pair(text) is not None:
        return ""
    match = _written(text) or PAIR.search(text)
    if match is None:
        return ""
    return f"; the hours {match[0].strip()} are not clear; write times such as 08:00-20:00"


def _pair(text: str) -> tuple[re.Match[str], int, int] | None:
    """Where the times stand, the start and the end; None where they are not clear."""
    match = _written(text)
    if match is not None and _clear(match):
        start, end = _minutes(match[1].strip().casefold()), _minutes(match[2].strip().casefold())
        return None if start is None or end is None else (match, start, end)
    bare = PAIR.search(text)
    hours = None if bare is None else hours_of(bare)
    return None if bare is None or hours is None else (bare, *hours)


def _written(text: str) -> re.Match[str] | None:
    """Two times; an hour without minutes stands beside another such only."""
    match = _SPAN.search(text)
    if match is None:
        return None
    alone = {len(side.strip()) == _HOUR_ALONE for side in match.groups() if side.strip()[0].isdigit()}
    return match if len(alone) < 2 else None


def _clear(match: re.Match[str]) -> bool:
    """Whether no side may be morning or evening: 8.30 may, and 08, and 04:30 beside 8.30am, unless beside 17:00."""
    sides = [side.strip().casefold() for side in match.groups()]
    plain = [side for side in sides if side not in _WORDS and not side.endswith("m")]
    hours = [int(_HOUR.match(side)[0]) for side in plain]  # type: ignore[index]
    if any(hour > 12 or hour == 0 for hour in hours):
        return True
    halves = any(side.endswith("m") for side in sides)
    return not any(halves or len(side) == _HOUR_ALONE or not side[1].isdigit() for side in plain)


def length_of(start: int, end: int) -> int:
    """Minutes from one time of day to the next such time: 1 to 1440."""
    return (end - start - 1) % 1440 + 1


def _minutes(text: str) -> int | None:
    if text in _WORDS:
        return _WORDS[text]
    half = text[-2:] if text.endswith(("am", "pm")) else ""
    digits = re.sub(r"\D", "", text)
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute if hour < 24 or (hour, minute) == (24, 0) else None
