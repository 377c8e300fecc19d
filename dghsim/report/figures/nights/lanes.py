"""What a night's picture is made of: lanes, and bars placed along them in hundredths of the night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dghsim.measures.nights.model import Night

_THINNEST = 0.35


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a lane."""

    style: str
    """Classes of nights.css."""
    left: str
    width: str
    """Percent of the lane's length."""
    title: str = ""
    """Said when pointed at."""
    words: str = ""
    """Written on it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table behind a lane."""

    time: str
    cells: tuple[str, ...]
    day: str = ""
    """The date, where it is the first line of a day."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A clinician, a patient, or the wards, through the night."""

    label: str
    beside: str
    """Small, beside the label."""
    said: str
    """For who cannot see the bars."""
    bars: tuple[Bar, ...]
    columns: tuple[str, ...] = ()
    """Heads of the table that opens; no columns, no table."""
    lines: tuple[Line, ...] = ()
    more: str = ""
    """What the table leaves out."""
    marked: bool = False
    """The lane of the longest wait."""


def bar(
    night: Night, style: str, start: datetime, end: datetime, title: str = "", words: str = ""
) -> Bar | None:
    """A bar from `start` to `end`, cut to the night; None where nothing of it lies in the night."""
    if end < night.begin or start > night.end:
        return None
    left, right = percent(night, start), percent(night, end)
    width = min(max(right - left, _THINNEST), 100.0)
    return Bar(style, f"{min(left, 100 - width):.2f}", f"{width:.2f}", title, words)


def percent(night: Night, moment: datetime) -> float:
    """Where a moment lies along the night, 0 to 100."""
    return min(max(100 * ((moment - night.begin) / (night.end - night.begin)), 0.0), 100.0)


def kept(*bars: Bar | None) -> tuple[Bar, ...]:
    """Those that there are."""
    return tuple(each for each in bars if each is not None)
