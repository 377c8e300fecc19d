"""A change of a scenario by dotted keys, in absolute numbers or relative to what is there."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pydantic import model_validator

from dghsim.errors import show
from dghsim.scenario.base import NotNegative, Number, Part
from dghsim.scenario.keys import Document, Key, dotted, inside, is_number, split_key

Added = Number | list[Number] | list[str]
Scaled = NotNegative | list[NotNegative]


class UnfitError(Exception):
    """A change does not fit a scenario: which key of it, and why."""

    def __init__(self, key: Key, says: str) -> None:
        super().__init__(f"{dotted(key)}: {says}")
        self.key = key
        self.says = says


class Patch(Part):
    """Dotted keys and what becomes of them: removed, given a new value, or changed relative to the one there."""

    set: dict[str, object] = {}
    """Dotted key -> new value; a table is merged into the one that is there."""
    add: dict[str, Added] = {}
    """Dotted key -> what is added to the number there; a list to a list, number by number; names to a list of names,
    those that are not in it yet."""
    scale: dict[str, Scaled] = {}
    """Dotted key -> what the number there is multiplied by, or each of a list of numbers by its own or by the one."""
    remove: list[str] = []
    """Dotted keys taken out before all else."""

    @model_validator(mode="after")
    def _changes(self) -> Patch:
        keys = [*self.set, *self.add, *self.scale]
        if not keys and not self.remove:
            raise ValueError("changes nothing: give set, add, scale or remove")
        if not _finite(self.set):
            raise ValueError("set must hold finite numbers")
        if len(set(keys)) < len(keys):
            raise ValueError("changes one key twice")
        for key in (*keys, *self.remove):
            split_key(key)
        return self

    def values(self, document: Document) -> dict[Key, object]:
        """Key -> new value where the document is as given; whole numbers stay whole.

        Raises:
            UnfitError: there is nothing to add to or to multiply.
        """
        found: dict[Key, object] = {split_key(text): value for text, value in self.set.items()}
        for text, by in self.add.items():
            found[split_key(text)] = _added(*_there(document, text), by)
        for text, factor in self.scale.items():
            found[split_key(text)] = _scaled(*_there(document, text), factor)
        return found

    def brings_posts(self) -> bool:
        """Whether doctors or practitioners are added to a tier, or come as a tier of their own."""
        more = any(
            split_key(text)[-1] == "in_post" and isinstance(by, int | float) and by > 0
            for text, by in self.add.items()
        )
        tiers = (value for text, value in self.set.items() if split_key(text)[:-1] == ("rota", "tier"))
        return more or any(isinstance(tier, dict) and bool(tier.get("in_post")) for tier in tiers)

    def removed(self) -> list[Key]:
        """The keys taken out."""
        return [split_key(text) for text in self.remove]

    def leaves(self) -> Iterator[tuple[Key, str, object]]:
        """Each key that is changed, at its deepest: the key, how (`set`, `add`, `scale`, `remove`), and by what."""
        for text in self.remove:
            yield split_key(text), "remove", None
        for text, value in self.set.items():
            yield from ((key, "set", inner) for key, inner in _flat(split_key(text), value))
        for text, by in self.add.items():
            yield split_key(text), "add", by
        for text, factor in self.scale.items():
            yield split_key(text), "scale", factor


def _finite(value: object) -> bool:
    if isinstance(value, dict):
        return all(_finite(inner) for inner in value.values())
    if isinstance(value, list):
        return all(_finite(inner) for inner in value)
    return not isinstance(value, float) or math.isfinite(value)


def _flat(key: Key, value: object) -> Iterator[tuple[Key, object]]:
    if isinstance(value, dict) and value:
        for part, inner in value.items():
            yield from _flat((*key, part), inner)
    else:
        yield key, value


def _there(document: Document, text: str) -> tuple[Key, object]:
    value: object = document
    key = split_key(text)
    for part in key:
        try:
            value = inside(value, part)
        except KeyError:
            raise UnfitError(key, "no such key in the scenario") from None
    return key, value


def _added(key: Key, value: object, by: object) -> object:
    if is_number(value) and is_number(by):
        return _like(value, float(str(value)) + float(str(by)))
    if isinstance(value, list) and isinstance(by, list):
        if all(isinstance(each, str) for each in (*value, *by)):
            return [*value, *(each for each in by if each not in value)]
        if len(value) == len(by) and all(map(is_number, (*value, *by))):
            return [_added(key, old, more) for old, more in zip(value, by, strict=True)]
    raise UnfitError(key, f"is {_kind(value)} to which {_kind(by)} cannot be added")


def _scaled(key: Key, value: object, by: object) -> object:
    if is_number(value) and is_number(by):
        return _like(value, float(str(value)) * float(str(by)))
    if isinstance(value, list) and all(map(is_number, value)):
        each = by if isinstance(by, list) else [by] * len(value)
        if len(each) == len(value):
            return [_scaled(key, old, factor) for old, factor in zip(value, each, strict=True)]
    raise UnfitError(key, f"is {_kind(value)}: no number to multiply")


def _like(value: object, result: float) -> float | int:
    """Whole where the number it came of is whole."""
    return round(result) if isinstance(value, int) else result


def _kind(value: object) -> str:
    if is_number(value):
        return "a number"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a table"
    return "not given" if value is None else show(value, 40)
