"""Lays one document over another.

Tables merge key by key; a value or a list replaces what was there. A table whose keys are positions reaches
into a list. A table that says what kind of thing it is (`type` of a stage, `family` of a distribution)
replaces a table of another kind whole. What should go altogether is named in `remove`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from dghsim.scenario.keys import Document, Key, inside

_KIND_OF_TABLE = ("type", "family")


def merged(base: Any, over: Any) -> Any:
    """A new value: `over` laid over `base`. Names keep the place they have in `base`; new ones come after."""
    if isinstance(base, dict) and isinstance(over, dict):
        if any(_differ(base.get(word), over.get(word)) for word in _KIND_OF_TABLE):
            return deepcopy(over)
        return base | {name: merged(base.get(name), value) for name, value in over.items()}
    if isinstance(base, list) and isinstance(over, dict) and all(has(base, (place,)) for place in over):
        items = list(base)
        for place, value in over.items():
            items[int(place)] = merged(items[int(place)], value)
        return items
    return deepcopy(over)


def _differ(there: object, new: object) -> bool:
    return isinstance(there, str) and isinstance(new, str) and there != new


def has(document: object, key: Key) -> bool:
    """Whether the document holds something at the key."""
    try:
        for part in key:
            document = inside(document, part)
    except KeyError:
        return False
    return True


def without(document: Document, removed: Iterable[Key], over: Document) -> Document:
    """A document lacking the keys removed: a new one where there are any. What `over` gives anew keeps its place in
    order, emptied."""
    keys = tuple(removed)
    result = deepcopy(document) if keys else document
    for key in keys:
        table: Any = result
        for part in key[:-1]:
            table = inside(table, part)
        last: Any = int(key[-1]) if isinstance(table, list) else key[-1]
        if has(over, key):
            table[last] = {}
        else:
            del table[last]
    return result


def as_patch(key: Key, value: object) -> Document:
    """The document that says only `key = value`."""
    for part in reversed(key[1:]):
        value = {part: value}
    return {key[0]: value}
