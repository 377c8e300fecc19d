"""Checks that a change from outside a file, by `--set` or an intervention, names something that is there."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.scenario.keys import Document, Key, inside, unknown
from dghsim.scenario.overlay import has
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.tables import known_keys, takes_names


def unknown_in(scenario: Scenario, document: Document, changes: Mapping[Key, object]) -> Problem | None:
    """The first key of `changes` that the scenario does not have; None if it has all of them.

    A key that the file leaves out counts as there if the schema has it. A new name (a duty, a stage) may be
    added, but only whole, as a table.
    """
    full = scenario.model_dump()
    for key, value in changes.items():
        problem = _unknown(full, document, key, value)
        if problem is not None:
            return problem
    return None


def _unknown(full: Document, document: Document, key: Key, value: object) -> Problem | None:
    for length in range(1, len(key) + 1):
        if has(full, key[:length]) or has(document, key[:length]):
            continue
        above, word = key[: length - 1], key[length - 1]
        if length == len(key) and isinstance(value, dict) and takes_names(document, above):
            return None
        there: object = full
        for part in above:
            there = inside(there, part)
        names = there if isinstance(there, dict) else known_keys(document, above)
        if isinstance(there, list):
            return Problem(key, f"has no place {word}; places are 0 to {len(there) - 1}")
        return Problem(key, unknown(word, names))
    return None
