"""Numbers as a planner writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dghsim.measures.answers.numbers import apart, size_in_pounds

NOTHING = "–"
"""Stands where there was nothing to measure."""
MINUS = "−"


def decimals(*values: float) -> int:
    """Places after the point that give the largest of the values about three digits."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return 0 if largest >= 100 or largest == 0 else 1 if largest >= 10 else 2


def plain(value: float, places: int | None = None) -> str:
    """`1,234`, `12.3`, `−0.45`; a dash for what is not a number."""
    if not math.isfinite(value):
        return NOTHING
    places = decimals(value) if places is None else places
    rounded = round(value, places)
    text = f"{abs(rounded):,.{places}f}"
    return MINUS + text if rounded < 0 else text


def signed(value: float, places: int | None = None) -> str:
    """As `plain`, with a plus sign for what is above nought."""
    text = plain(value, places)
    return "+" + text if value > 0 and text.strip("0.,") else text


def is_money(unit: str) -> bool:
    """Whether a unit is pounds of some kind."""
    return unit.startswith(("pound", "£"))


def pounds(value: float, sign: bool = False, among: Sequence[float] = ()) -> str:
    """`£4.86 million`, `£48,612`, `−£120`; rounded and written as the others `among` which it stands."""
    if not math.isfinite(value):
        return NOTHING
    before, size = (
        MINUS if value < 0 else "+" if sign and value > 0 else "",
        size_in_pounds(abs(value), among),
    )
    return size if size == "£0" else f"{before}{size}"


def is_frequency(unit: str) -> bool:
    """Whether values are the N of `1 in N`."""
    return unit.startswith("1 in N")


def beside(unit: str) -> str:
    """The unit as it stands beside a value that `amount` or `change` wrote; empty where that says it."""
    return "" if is_money(unit) or is_frequency(unit) else unit


def shared(*values: float) -> int:
    """Places after the point for values that stand side by side: none where all are whole."""
    whole = all(math.isfinite(value) and float(value).is_integer() for value in values)
    return 0 if whole else decimals(*values)


def amount(value: float, unit: str, places: int | None = None, among: Sequence[float] = ()) -> str:
    """A value without its unit, unless that is part of how it is written: pounds, and `1 in 5.0`."""
    if is_money(unit):
        return pounds(value, among=among)
    if is_frequency(unit):
        return f"1 in {plain(value, 1)}"
    return plain(value, shared(value) if places is None else places)


def fine(low: float, high: float) -> int:
    """Places after the point at which an interval of a difference shows two digits of its width, no false nought."""
    width = abs(high - low) or abs(high)
    if not math.isfinite(width) or width == 0:
        return 0 if width == 0 else 2
    return apart(low, high, min(max(1 - math.floor(math.log10(width)), 0), 4))


def change(value: float, unit: str, places: int | None = None, among: Sequence[float] = ()) -> str:
    """A difference, signed."""
    return pounds(value, sign=True, among=among) if is_money(unit) else signed(value, places)


def span(low: float, high: float, unit: str, places: int | None = None, among: Sequence[float] = ()) -> str:
    """`3.1 to 4.6`; a dash where there is none, one number where both ends are the same. Of pounds all are rounded
    alike, those `among` which the ends stand with them."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return NOTHING
    if is_money(unit):
        all_of_them = (low, high, *among)
        first, last = (pounds(each, among=all_of_them) for each in (low, high))
    else:
        places = decimals(low, high) if places is None else places
        first, last = plain(low, places), plain(high, places)
    return first if first == last else f"{first} to {last}"


def clock(hour: int) -> str:
    """An hour of the day as `08:00`."""
    return f"{hour % 24:02d}:00"
