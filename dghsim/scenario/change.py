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
    added, but only whole, as a table, by one of the changes.
    """
    return unknown_among(scenario.model_dump(), document, document, changes)


def unknown_among(
    full: Document, before: Document, after: Document, changes: Mapping[Key, object]
) -> Problem | None:
    """As `unknown_in`, of changes that may build on one another.

    `full` is the scenario with the schema's defaults, `before` and `after` the document without and with the changes.
    """
    whole = {key for key, value in changes.items() if isinstance(value, dict)}
    found = (_unknown(full, before, after, whole, key) for key in changes)
    return next((problem for problem in found if problem is not None), None)


def _unknown(full: Document, before: Document, after: Document, whole: set[Key], key: Key) -> Problem | None:
    for length in range(1, len(key) + 1):
        here, above, word = key[:length], key[: length - 1], key[length - 1]
        if has(full, here) or has(before, here) or word in known_keys(after, above):
            continue
        if here in whole and takes_names(after, above):
            continue
        table = next(
            (_at(document, above) for document in (full, before, after) if has(document, above)), None
        )
        if isinstance(table, list):
            if isinstance(_at(after, above), list) and has(after, here):
                continue  # of a list that another of the changes gives whole
            return Problem(key, f"has no place {word}; places are 0 to {len(table) - 1}")
        names = known_keys(after, above) or (list(table) if isinstance(table, dict) else [])
        return Problem(key, unknown(word, names))
    return None


def _at(document: Document, key: Key) -> object:
    value: object = document
    for part in key:
        value = inside(value, part)
    return value
