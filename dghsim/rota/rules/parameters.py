"""What a parameter of a rule may be, whether it is agreed otherwise or of a rule of a planner's own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from dghsim.errors import InputError, show
from dghsim.rota.rules.number import number
from dghsim.rota.rules.rule import Parameter


class Range(NamedTuple):
    """Both ends are allowed."""

    least: float
    most: float
    whole: bool = False

    def has(self, figure: float) -> bool:
        """Whether it lies within, and is whole where it must be."""
        return self.least <= figure <= self.most and (figure == int(figure) if self.whole else True)

    @property
    def words(self) -> str:
        """For an error line."""
        return f"a {'whole ' if self.whole else ''}number from {self.least:g} to {self.most:g}"


RANGES: Mapping[str, Range] = {
    "after": Range(1, 366, True),
    "daily_hours": Range(0, 168),
    "days": Range(1, 366, True),
    "days_a_week": Range(1, 7),
    "fortnight_hours": Range(1, 336),
    "hours": Range(1, 8784),
    "low_intensity_hours": Range(0, 24),
    "low_intensity_limit": Range(1, 366, True),
    "night_from": Range(0, 1440, True),
    "night_hours": Range(0, 24),
    "night_share": Range(0, 1),
    "night_to": Range(0, 1440, True),
    "reference_weeks": Range(1, 520, True),
    "rest_hours": Range(0, 24),
}
"""By name. Windows are no longer than a year, and averages than the longest horizon."""
_OTHERS = Range(0, 9999)
_WITHOUT_END = "opt_out_limit"


def figure_of(name: str, value: object, where: str) -> Parameter:
    """The value of a parameter that is a number.

    Args:
        name: of the parameter.
        value: as given.
        where: what to name in an error.

    Raises:
        InputError: no number, or one that the parameter cannot be.
    """
    if name == _WITHOUT_END and value == math.inf:
        return math.inf
    figure, allowed = number(value), RANGES.get(name, _OTHERS)
    if figure is None or not allowed.has(figure):
        raise InputError(f"{where} is {show(value)}; allowed: {allowed.words}")
    return figure


def word_of(value: object, words: tuple[str, ...], where: str) -> Parameter:
    """The value of a parameter that is one of some words. Raises InputError for any other."""
    if value not in words:
        raise InputError(f"{where} is {show(value)}; allowed: {', '.join(words)}")
    return str(value)
