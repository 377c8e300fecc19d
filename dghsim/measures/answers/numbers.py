"""Numbers as a planner says them."""

from __future__ import annotations

import math
from collections.abc import Iterable

_MILLION = 1e6
_SHORT = {
    "%": " %", "hours": " h", "minutes": " min", "hours a week": " h a week", "days a year": " days a year",
    "nights a year": " nights a year", "days a week": " days a week",
}  # fmt: skip


def plain(value: float, places: int) -> str:
    """`1,234.5`."""
    return f"{round(value, places) + 0.0:,.{places}f}"


def apart(low: float, high: float, places: int) -> int:
    """Places after the point, at least `places` and at most 4, at which an interval without nought shows none."""
    nearest = min(abs(low), abs(high))
    if not low * high > 0 or not math.isfinite(nearest):
        return places
    return next((more for more in range(places, 4) if round(nearest, more)), 4)


def pounds(value: float, among: Iterable[float] = ()) -> str:
    """`£4.86 million`, `£48,600`, `-£120`; rounded and written as the others `among` which it stands."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    return f"{sign}{size_in_pounds(size, among)}"


def size_in_pounds(size: float, among: Iterable[float] = ()) -> str:
    """Without a sign: of numbers that stand together all are millions, all are thousands where only some would be
    millions, or all are pounds."""
    sizes = [size, *(abs(other) for other in among if math.isfinite(other))]
    if min(sizes) >= _MILLION:
        return f"£{size / _MILLION:,.2f} million"
    return f"£{round(size, -3 if max(sizes) >= _MILLION else 0):,.0f}"


def amount(value: float, unit: str) -> str:
    """A value with its unit."""
    if unit.startswith("pounds"):
        return pounds(value) + unit.removeprefix("pounds")
    if unit.startswith("1 in N"):
        return f"1 in {plain(value, 1)}"
    return plain(value, places(value)) + _SHORT.get(unit, f" {unit}")


def span(low: float, high: float, unit: str) -> str:
    """`3.1 to 4.6`, without the unit unless it is money."""
    if unit.startswith("pounds"):
        return f"{pounds(low, (high,))} to {pounds(high, (low,))}"
    digits = places(low, high)
    return f"{plain(low, digits)} to {plain(high, digits)}"


def places(*values: float) -> int:
    """Places after the point for about three digits."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 1 or largest == 0 else 2


def listed(words: list[str]) -> str:
    """`a, b and c`."""
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 breach`, `3 breaches`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def printable(text: str) -> str:
    """Text from outside without characters that move the cursor or turn the line round."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
