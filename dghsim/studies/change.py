"""A scenario with some of its numbers changed, checked again."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.errors import InputError
from dghsim.scenario.base import Part
from dghsim.scenario.root import Scenario


def changed(scenario: Scenario, changes: Mapping[str, object]) -> Scenario:
    """The scenario with each dotted key set to its new value, a number or a table of the schema.

    Raises InputError when a key leads nowhere or the result is not a valid scenario.
    """
    document = scenario.model_dump()
    for key, value in changes.items():
        *folders, last = key.split(".")
        table = document
        for folder in folders:
            if not isinstance(table.get(folder), dict):
                raise InputError(f"{key}: the scenario has no table {folder}")
            table = table[folder]
        table[last] = value.model_dump() if isinstance(value, Part) else value
    return Scenario.model_validate(document)
