"""Probabilities and means of what is known of a patient, each attribute on its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dghsim.scenario.demand import Attribute, Demand
from dghsim.scenario.duration import SECONDS_PER_UNIT, Duration, FromAttribute
from dghsim.scenario.labels import unit_of
from dghsim.scenario.means import mean_of, share_below


def label_odds(demand: Demand, name: str) -> dict[str, float]:
    """The share of patients with each label of a category; "yes" and "no" for a chance."""
    attribute = demand.attribute[name]
    if attribute.bands is not None and attribute.of is not None:
        limits = [share_under(demand, attribute.of, limit) for limit in list(attribute.bands.values())[1:]]
        edges = pairwise([0.0, *limits, 1.0])
        return {label: high - low for label, (low, high) in zip(attribute.bands, edges, strict=True)}
    totals: dict[str, float] = {}
    for weight, entry in _entries(demand, attribute):
        table = entry if isinstance(entry, dict) else {"no": 1 - entry, "yes": entry}
        for label, share in table.items():
            totals[label] = totals.get(label, 0.0) + weight * share
    return totals


def share_under(demand: Demand, name: str, limit: float) -> float:
    """The share of patients whose number is below `limit`; a half for a difference of two numbers."""
    attribute = demand.attribute[name]
    if attribute.distribution is None:
        return 0.5
    return sum(weight * share_below(drawn, limit) for weight, drawn in _entries(demand, attribute))


def mean_number(demand: Demand, name: str) -> float:
    """The mean of a number, in its unit; of a difference as if it were never cut off below."""
    attribute = demand.attribute[name]
    if attribute.minus is None:
        return sum(weight * mean_of(drawn) for weight, drawn in _entries(demand, attribute))
    in_seconds = [mean_number(demand, part) * _scale(unit_of(demand, part)) for part in attribute.minus]
    scale = _scale(unit_of(demand, name))
    return max(in_seconds[0] - in_seconds[1], attribute.at_least * scale) / scale


def mean_hours(demand: Demand, duration: Duration) -> float:
    """The mean of a duration, in hours."""
    if isinstance(duration, FromAttribute):
        return mean_number(demand, duration.attribute) * _scale(unit_of(demand, duration.attribute)) / 3600
    return mean_of(duration) * _scale(duration.unit) / 3600


def _scale(unit: str | None) -> int:
    return SECONDS_PER_UNIT.get(unit or "", 1)


def _entries(demand: Demand, attribute: Attribute) -> Iterator[tuple[float, Any]]:
    """What the attribute is drawn from, with the share of patients it is drawn for."""
    kinds = (attribute.shares, attribute.chance, attribute.distribution)
    given: Any = next(kind for kind in kinds if kind is not None)
    if attribute.by is None:
        yield 1.0, given
        return
    shares = label_odds(demand, attribute.by)
    for label, entry in given.items():
        yield shares.get(label, 0.0), entry
