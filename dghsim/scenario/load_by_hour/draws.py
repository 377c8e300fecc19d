"""Draws many at once from what a scenario says of lengths and of patients."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.demand import Attribute, Demand
from dghsim.scenario.duration import (
    SECONDS_PER_UNIT,
    Distribution,
    Empirical,
    Exponential,
    Fixed,
    Gamma,
    Lognormal,
)
from dghsim.scenario.labels import labels_of, unit_of

Floats = NDArray[np.float64]
Dice = np.random.Generator
_TRIES = 30
_LONGEST = 1e12


def scale(unit: str | None) -> int:
    """Seconds in a unit of time; 1 for any other."""
    return SECONDS_PER_UNIT.get(unit or "", 1)


def draw(distribution: Distribution, number: int, dice: Dice) -> Floats:
    """So many draws, in seconds where the unit is one of time."""
    drawn = np.asarray(_drawn(distribution, number, dice), dtype=np.float64)
    return np.clip(drawn * scale(distribution.unit), -_LONGEST, _LONGEST)


def _drawn(given: Distribution, number: int, dice: Dice) -> Floats:
    match given:
        case Fixed():
            return np.full(number, given.value)
        case Exponential():
            return dice.exponential(given.mean, number)
        case Lognormal():
            return given.median * np.exp(np.minimum(given.sigma * dice.standard_normal(number), 100))
        case Gamma():
            shape = given.variation**-2
            return dice.gamma(shape, given.mean / shape, number)
        case Empirical():
            weights = np.array(given.weights or [1.0] * len(given.values))
            return np.array(given.values)[dice.choice(len(given.values), number, p=weights / weights.sum())]
    return _truncated(given.mean, given.sd, given.low, given.high, number, dice)


def _truncated(mean: float, sd: float, low: float, high: float, number: int, dice: Dice) -> Floats:
    """By rejection; what is never inside, because the normal has next to no weight there, gets the middle."""
    drawn = dice.normal(mean, sd, number)
    for _ in range(_TRIES):
        outside = np.flatnonzero((drawn < low) | (drawn > high))
        if not len(outside):
            break
        drawn[outside] = dice.normal(mean, sd, len(outside))
    drawn[(drawn < low) | (drawn > high)] = (low + high) / 2
    return drawn


def panel(demand: Demand, number: int, dice: Dice) -> dict[str, Floats]:
    """Attributes of so many patients: positions in `labels_of` for categories; seconds or units for numbers."""
    known: dict[str, Floats] = {}
    for name, attribute in demand.attribute.items():
        known[name] = _values(demand, name, attribute, known, number, dice)
    return known


def _values(
    demand: Demand, name: str, attribute: Attribute, known: dict[str, Floats], number: int, dice: Dice
) -> Floats:
    if attribute.bands is not None:
        of = cast(str, attribute.of)
        limits = np.array(list(attribute.bands.values())) * scale(unit_of(demand, of))
        return np.maximum(np.searchsorted(limits, known[of], side="right") - 1, 0).astype(np.float64)
    if attribute.minus is not None:
        first, second = attribute.minus
        at_least = attribute.at_least * scale(unit_of(demand, name))
        less: Floats = known[first] - known[second]
        return np.maximum(less, at_least)
    given = next(e for e in (attribute.shares, attribute.chance, attribute.distribution) if e is not None)
    if attribute.by is None:
        return _one(attribute, given, number, dice)
    values = np.zeros(number)
    for code, label in enumerate(labels_of(demand.attribute[attribute.by])):
        of_label = np.flatnonzero(known[attribute.by] == code)
        values[of_label] = _one(attribute, cast(Any, given)[label], len(of_label), dice)
    return values


def _one(attribute: Attribute, entry: Any, number: int, dice: Dice) -> Floats:
    if attribute.distribution is not None:
        return draw(entry, number, dice)
    if attribute.chance is not None:
        return np.less(dice.random(number), float(entry)).astype(np.float64)
    shares = np.array([entry.get(label, 0.0) for label in labels_of(attribute)])
    return np.searchsorted(np.cumsum(shares[:-1]), dice.random(number), side="right").astype(np.float64)
