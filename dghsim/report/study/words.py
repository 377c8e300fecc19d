"""Values and differences of a measure, with their intervals, in words."""

from __future__ import annotations

import math

from dghsim.measures.gains import Reach
from dghsim.measures.model import Measure
from dghsim.report.numbers import amount, beside, change, decimals, fine, plain, shared, span
from dghsim.report.style import BAD, GOOD, SERIES, UNSURE
from dghsim.report.text import clean, mid_sentence

COLOURS = {"better": GOOD, "worse": BAD, "differs": SERIES[0]}
_SMALL = 0.01
"""Below it two places after the point say little."""
SYMBOLS = {"better": "circle", "worse": "diamond", "differs": "square"}


def label(measure: Measure) -> str:
    """The measure within a sentence."""
    return mid_sentence(clean(measure.label))


def unit_of_change(measure: Measure) -> str:
    """Of a difference: points where the measure is in percent, nothing where the words say it."""
    return "points" if measure.unit == "%" else clean(beside(measure.unit))


def value(measure: Measure, mean: float) -> str:
    """`4.31 hours`, `£4.86 million`, `71.3 %`."""
    unit = clean(beside(measure.unit))
    return f"{amount(mean, measure.unit)} {unit}".strip()


def difference(measure: Measure, found: Reach) -> str:
    """`−0.31 hours (−0.38 to −0.24)`."""
    places = fine(found.low, found.high) if _sure(found) else decimals(found.mean)
    said = f"{change(found.mean, measure.unit, places)} {unit_of_change(measure)}".strip()
    return f"{said} ({interval(measure, found)})"


def size(measure: Measure, amount: float) -> str:
    """How great a difference is, without its sign: `0.2 hours`, `1 point`, `£40,000`."""
    unit = unit_of_change(measure)
    if not unit:
        return value(measure, amount)
    small = 0 < amount < _SMALL
    number = plain(amount, -math.floor(math.log10(amount)) if small else shared(amount))
    return f"{number} {unit}" if number != "1" else f"1 {unit.removesuffix('s')}"


def interval(measure: Measure, found: Reach) -> str:
    """The ends; `exact` where they are the same, `no interval` where there is none."""
    if not _sure(found):
        return "no interval"
    if found.low == found.high:
        return "exact"
    return span(found.low, found.high, measure.unit, fine(found.low, found.high))


def share(found: Reach) -> str:
    """`41 % (35 to 47)`."""
    if not math.isfinite(found.mean):
        return "–"
    ends = f" ({100 * found.low:.0f} to {100 * found.high:.0f})" if _sure(found) else ""
    return f"{100 * found.mean:.0f} %{ends}".replace("-", "−")


def chance(found: float) -> str:
    """A share of draws as a percentage that is never more certain than the draws."""
    return "over 99 %" if found > 0.99 else "under 1 %" if found < 0.01 else f"{100 * found:.0f} %"


def colour(verdict: str) -> str:
    """Of a mark."""
    return COLOURS.get(verdict, UNSURE)


def symbol(verdict: str) -> str:
    """Of a mark, for those who do not see the colour; open where it cannot be told."""
    return SYMBOLS.get(verdict, "circle-open")


def _sure(found: Reach) -> bool:
    return math.isfinite(found.low) and math.isfinite(found.high)
