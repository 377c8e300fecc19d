"""Which of the published numbers of a figure a scenario may be held against."""

from __future__ import annotations

import re
from typing import NamedTuple

from dghsim.measures.face.figure import Figure, Published
from dghsim.scenario.root import Scenario

_YEAR = re.compile(r"((?:19|20)\d\d)(?:/\d\d(?:\d\d)?)?")


class Chosen(NamedTuple):
    """One published number and whether it is of the scenario's years."""

    published: Published
    fits: bool
    others: tuple[Published, ...]
    """Of other years, in order; those of other hospitals are left out."""
    beside: tuple[Published, ...]
    """Of the same years, but not of this hospital alone."""


def year_of(scenario: Scenario) -> int | None:
    """The year of the scenario's demand: 2022 of `2022/23`; None where it names none."""
    found = _YEAR.fullmatch(scenario.era.demand.strip())
    return None if found is None else int(found[1])


def chosen(figure: Figure, scenario: Scenario) -> Chosen | None:
    """The number of the scenario's years, its own hospital's before others; else the nearest in time.

    None where all numbers are other hospitals'.
    """
    code, year = scenario.hospital.code, year_of(scenario)
    open_to = [one for one in figure.published if not one.sites or code in one.sites]
    if not open_to:
        return None
    best = min(open_to, key=lambda one: (years_off(one, year), not one.sites))
    fits = years_off(best, year) == 0
    rest = [one for one in open_to if one is not best]
    alike = [fits and years_off(one, year) == 0 for one in rest]
    others = tuple(one for one, same in zip(rest, alike, strict=True) if not same)
    return Chosen(best, fits, others, tuple(one for one, same in zip(rest, alike, strict=True) if same))


def years_off(published: Published, year: int | None) -> int:
    """How many years lie between a number's years and the scenario's; many where the scenario names none."""
    if published.eras is None:
        return 0
    if year is None:
        return 9999
    first, last = published.eras
    return max(first - year, year - last, 0)
