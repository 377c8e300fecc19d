"""What an attribute is: a category with labels, or a number with a unit."""

from __future__ import annotations

from dghsim.scenario.demand import Attribute, Demand
from dghsim.scenario.duration import SECONDS_PER_UNIT


def labels_of(attribute: Attribute) -> tuple[str, ...]:
    """Labels of a category or of bands, `("no", "yes")` of a chance, as they are coded; none of a number."""
    if attribute.bands is not None:
        return tuple(attribute.bands)
    if attribute.chance is not None:
        return ("no", "yes")
    if attribute.shares is None:
        return ()
    nested = [table for table in attribute.shares.values() if isinstance(table, dict)]
    return (
        tuple(dict.fromkeys(label for table in nested for label in table))
        if nested
        else tuple(attribute.shares)
    )


def unit_of(demand: Demand, name: str) -> str | None:
    """The unit of a number attribute; None for a category."""
    attribute = demand.attribute[name]
    if attribute.minus is not None:
        return attribute.unit or unit_of(demand, attribute.minus[0])
    drawn = attribute.distribution
    one = next(iter(drawn.values()), None) if isinstance(drawn, dict) else drawn
    return one.unit if one is not None else None


def is_time(demand: Demand, name: str) -> bool:
    """Whether an attribute is a length of time."""
    return unit_of(demand, name) in SECONDS_PER_UNIT
