"""What a scenario says of its patients, made into tables to draw from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar, cast

import numpy as np

from dghsim.demand.kinds import Bands, Category, Chance, Difference, Kind, Quantity
from dghsim.demand.over_time import OverTime, over_time
from dghsim.demand.quantiles import LONGEST, quantile_table
from dghsim.errors import InputError, show
from dghsim.scenario.demand import Attribute, Shares
from dghsim.scenario.duration import SECONDS_PER_UNIT, Distribution

_WHOLE = 2.0**32
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class AttributeTable:
    """One attribute ready to be drawn."""

    name: str
    kind: Kind
    labels: tuple[str, ...]
    """Empty for a number."""
    unit: str | None
    """The unit the scenario gives a number; None for categories, chances and bands."""
    over_time: OverTime | None = None
    """Of a chance that changes as the run goes on."""


def attribute_tables(attributes: Mapping[str, Attribute]) -> tuple[AttributeTable, ...]:
    """Tables for each attribute, in the scenario's order. Raises InputError for one that refers amiss."""
    made: dict[str, AttributeTable] = {}
    for name, attribute in attributes.items():
        made[name] = _table(name, attribute, made)
    return tuple(made.values())


def _table(name: str, attribute: Attribute, made: Mapping[str, AttributeTable]) -> AttributeTable:
    if attribute.shares is not None:
        return _category(name, attribute, made)
    if attribute.chance is not None:
        chances = _entries(name, "chance", attribute, attribute.chance, made)
        limits = np.rint(np.array(chances) * _WHOLE).astype(np.int64)
        return AttributeTable(name, Chance(attribute.by, limits), ("no", "yes"), None, over_time(attribute))
    if attribute.distribution is not None:
        return _quantity(name, attribute, made)
    if attribute.bands is not None:
        return _bands(name, attribute, made)
    return _difference(name, attribute, made)


def _category(name: str, attribute: Attribute, made: Mapping[str, AttributeTable]) -> AttributeTable:
    given = cast("Shares | dict[str, Shares]", attribute.shares)
    tables: list[Shares] = _entries(name, "shares", attribute, given, made)
    labels = tuple(dict.fromkeys(label for table in tables for label in table))
    shares = np.array([[table.get(label, 0.0) for label in labels] for table in tables])
    cumulative = np.cumsum(shares, axis=1) / shares.sum(axis=1, keepdims=True)
    limits = np.rint(cumulative[:, :-1] * _WHOLE).astype(np.int64)
    return AttributeTable(name, Category(attribute.by, limits), labels, None)


def _quantity(name: str, attribute: Attribute, made: Mapping[str, AttributeTable]) -> AttributeTable:
    given = cast("Distribution | dict[str, Distribution]", attribute.distribution)
    entries: list[Distribution] = _entries(name, "distribution", attribute, given, made)
    units = tuple(dict.fromkeys(entry.unit for entry in entries))
    if len(units) > 1:
        raise InputError(f"demand.attribute.{name}.distribution: one unit for all, not {' and '.join(units)}")
    tables = np.array([quantile_table(entry) for entry in entries])
    return AttributeTable(name, Quantity(attribute.by, tables), (), units[0])


def _bands(name: str, attribute: Attribute, made: Mapping[str, AttributeTable]) -> AttributeTable:
    given, of = cast("dict[str, float]", attribute.bands), cast(str, attribute.of)
    unit = _number(name, "of", of, made)
    if any(upper <= lower for lower, upper in pairwise(given.values())):
        raise InputError(f"demand.attribute.{name}.bands: lower limits must rise from band to band")
    limits = np.array([limit * SECONDS_PER_UNIT.get(unit, 1) for limit in given.values()])
    return AttributeTable(name, Bands(of, limits), tuple(given), None)


def _difference(name: str, attribute: Attribute, made: Mapping[str, AttributeTable]) -> AttributeTable:
    first, second = cast("list[str]", attribute.minus)
    units = [_number(name, "minus", other, made) for other in (first, second)]
    unit = attribute.unit or units[0]
    if len({SECONDS_PER_UNIT.get(each) and "time" for each in (*units, unit)}) > 1:
        raise InputError(f"demand.attribute.{name}.minus: times and other numbers do not mix")
    at_least = min(round(attribute.at_least * SECONDS_PER_UNIT.get(unit, 1)), LONGEST)
    return AttributeTable(name, Difference(first, second, at_least), (), unit)


def _number(name: str, key: str, other: str, made: Mapping[str, AttributeTable]) -> str:
    """The unit of the number `other` that attribute `name` builds on."""
    unit = made[other].unit if other in made else None
    if unit is None:
        raise InputError(f"demand.attribute.{name}.{key}: {show(other)} is not a number drawn before {name}")
    return unit


def _entries(
    name: str,
    key: str,
    attribute: Attribute,
    given: Entry | Mapping[str, Entry],
    made: Mapping[str, AttributeTable],
) -> list[Entry]:
    """The single entry, or one for each label of `by` in the order of its labels."""
    if attribute.by is None:
        return [cast(Entry, given)]
    table = made.get(attribute.by)
    if table is None or not table.labels:
        raise InputError(
            f"demand.attribute.{name}.by: {show(attribute.by)} is not a category drawn before {name}"
        )
    entries = cast("Mapping[str, Entry]", given)
    _matched(f"demand.attribute.{name}.{key}", attribute.by, table.labels, entries)
    return [entries[label] for label in table.labels]


def _matched(key: str, by: str, labels: Collection[str], given: Collection[str]) -> None:
    if missing := [label for label in labels if label not in given]:
        raise InputError(f"{key}: no entry for {show(missing[0])} of {by}")
    if strange := [label for label in given if label not in labels]:
        allowed = show(", ".join(labels))
        raise InputError(f"{key}: {show(strange[0])} is no label of {by}; its labels are {allowed}")
