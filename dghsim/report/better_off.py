"""Pounds by which somebody is better off, as a cell of a table."""

from __future__ import annotations

import math

from dghsim.report.cohort.section import Cell, sortable
from dghsim.report.numbers import amount, change, span
from dghsim.studies.purse.spread import Spread

_TWICE = " million to "
"""Said once of both ends: on a phone there is no room for more beside the number."""


def better_off(one: Spread) -> Cell:
    """With its interval, and whether that is won or lost."""
    if not one.mean and one.low == one.high:
        return Cell("no change", sort="0")
    verdict = (
        ("wins", "better")
        if one.low > 0
        else ("loses", "worse")
        if one.high < 0
        else ("cannot tell", "quiet")
    )
    words = change(one.mean, "pounds", among=(one.low, one.high))
    return Cell(words, _interval(one), *verdict, sort=sortable(one.mean))


def pounds_cell(one: Spread) -> Cell:
    """With its interval, and no word on who wins."""
    if not one.mean and one.low == one.high:
        return Cell("£0", sort="0")
    words = amount(one.mean, "pounds", among=(one.low, one.high))
    return Cell(words, _interval(one), sort=sortable(one.mean))


def _interval(one: Spread) -> str:
    if not (math.isfinite(one.low) and math.isfinite(one.high)):
        return ""
    words = "exact" if one.low == one.high else span(one.low, one.high, "pounds", among=(one.mean,))
    return f"({words.replace(_TWICE, ' to ')})"
