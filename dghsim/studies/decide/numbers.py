"""Numbers of a decision in words: differences signed, each with its interval."""

from __future__ import annotations

import math

from dghsim.measures.answers.numbers import apart, pounds
from dghsim.measures.decision.effect import Effect
from dghsim.measures.decision.option import PATIENT_DAYS
from dghsim.measures.model import Measure


def change_unit(unit: str) -> str:
    """Of a difference: points where the measure is in percent."""
    return "points" if unit == "%" else unit


def each_unit(unit: str) -> str:
    """One of it: `point`, `minute`, `patient-day a year`."""
    first, *rest = change_unit(unit).split(" ")
    one = first[:-1] if first.endswith("s") and len(first) > 2 else first
    return " ".join([one, *rest])


def each_of(measure: Measure) -> str:
    """`point of “Home the same day”`; a patient-day says by itself what it is of."""
    one = each_unit(measure.unit)
    return one.removesuffix(" a year") if measure.id == PATIENT_DAYS else f"{one} of “{measure.label}”"


def moved_words(effect: Effect, measure: Measure) -> str:
    """`Home the same day +0.47 points (0.34 to 0.60)`."""
    places = fine(effect)
    unit = f" {change_unit(measure.unit)}" if measure.unit else ""
    return f"{measure.label} {signed(effect.mean, places)}{unit}{interval_words(effect, places)}"


def interval_words(effect: Effect, places: int) -> str:
    """In brackets; nothing where there is none, or where it is no wider than a number."""
    if not (math.isfinite(effect.low) and math.isfinite(effect.high)) or effect.low == effect.high:
        return ""
    return f" ({number(effect.low, places)} to {number(effect.high, places)})"


def pounds_words(effect: Effect, *, sign: int = 1) -> str:
    """`£320,263 (£295,022 to £337,614)`; with -1 what is saved."""
    ends = sorted((sign * effect.low, sign * effect.high))
    return between(sign * effect.mean, ends[0], ends[1])


def between(value: float, low: float, high: float) -> str:
    """`£34,178 (£28,369 to £47,611)`, all three rounded alike; without an interval the value alone."""
    if not (math.isfinite(low) and math.isfinite(high)) or low == high:
        return pounds(value)
    all_three = (value, low, high)
    middle, first, last = (pounds(each, all_three) for each in all_three)
    return f"{middle} ({first} to {last})"


def number(value: float, places: int) -> str:
    """`1,234.5`."""
    return f"{round(value, places) + 0.0:,.{places}f}"


def signed(value: float, places: int) -> str:
    """With a plus sign for what is above nought."""
    text = number(value, places)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def fine(effect: Effect) -> int:
    """Places after the point at which the interval shows two digits of its width, and no false nought."""
    width = abs(effect.high - effect.low)
    width = width if math.isfinite(width) and width > 0 else abs(effect.mean)
    return (
        0 if width == 0 else apart(effect.low, effect.high, min(max(1 - math.floor(math.log10(width)), 0), 4))
    )
