"""How far hospitals are from one another, and whether one is full where the other is short."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.root import Scenario

Floats = NDArray[np.float64]
_EARTH_KM = 6371.0
DETOUR = 1.3
"""Kilometres by road for each as the crow flies; illustrative."""
KM_PER_HOUR = 60.0
"""By car, door to door, in the country; illustrative. A ferry is not known of."""


def minutes_between(scenarios: Sequence[Scenario]) -> Floats:
    """(hospitals, hospitals): by car, reckoned from where they are; infinite where a file does not say."""
    found = np.full((len(scenarios), len(scenarios)), math.inf)
    for one, first in enumerate(scenarios):
        for other, second in enumerate(scenarios):
            km = _kilometres(first, second)
            if km is not None and one != other:
                found[one, other] = 60 * DETOUR * km / KM_PER_HOUR
    np.fill_diagonal(found, 0.0)
    return found


def shortness(scenarios: Sequence[Scenario]) -> Floats:
    """(hospitals, tiers): share of the lines of each tier that are vacant; NaN where a hospital has no such tier."""
    tiers = list(dict.fromkeys(name for scenario in scenarios for name in scenario.rota.tier))
    found = np.full((len(scenarios), len(tiers)), math.nan)
    for row, scenario in enumerate(scenarios):
        for column, name in enumerate(tiers):
            tier = scenario.rota.tier.get(name)
            if tier is not None and isinstance(tier.lines, int):
                found[row, column] = 1 - tier.in_post / tier.lines
    return found


def complements(short: Floats) -> Floats:
    """(hospitals, hospitals): by how much one is short where the other is not, on average over the tiers; 0 to 1."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(short[:, None, :] - short[None, :, :])
    both = ~np.isnan(apart)
    total = np.where(both, apart, 0.0).sum(axis=2)
    found: Floats = total / np.maximum(both.sum(axis=2), 1)
    return found


def _kilometres(first: Scenario, second: Scenario) -> float | None:
    """Great circle, by the haversine formula."""
    places = [(each.hospital.around.longitude, each.hospital.around.latitude) for each in (first, second)]
    if any(degree is None for place in places for degree in place):
        return None
    (east, north), (east_2, north_2) = ((math.radians(x or 0.0), math.radians(y or 0.0)) for x, y in places)
    half = math.sin((north_2 - north) / 2) ** 2
    half += math.cos(north) * math.cos(north_2) * math.sin((east_2 - east) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
