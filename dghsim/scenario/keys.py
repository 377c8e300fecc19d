"""Dotted keys: how a planner names one place in a scenario file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypeAlias

from dghsim.errors import show

Document: TypeAlias = dict[str, Any]
"""A scenario as plain tables, lists and values, as TOML reads it."""
Key: TypeAlias = tuple[str, ...]
"""The parts of a dotted key; a position in a list is a part too, counted from 0."""

_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_ALL_BARE = re.compile(rf"{_BARE.pattern}(?:\.{_BARE.pattern})*")
_NOT_FIGURES = ("schema_version", "intervention", "provenance")


def dotted(key: Iterable[str]) -> str:
    """The key as it is written with `--set`; parts that TOML would quote are quoted. Cut to a sane length."""
    text = ".".join(part if _BARE.fullmatch(part) else show(part) for part in key)
    return text if len(text) <= 300 else text[:297] + "..."


def split_key(text: str) -> Key:
    """The parts of a dotted key, quoted parts as TOML has them. Raises ValueError if it is no key."""
    if _ALL_BARE.fullmatch(text):
        return tuple(text.split("."))
    try:
        found: Any = tomllib.loads(f"{text} = 0")
    except (ValueError, RecursionError):
        raise ValueError(f"{show(text)} is not a dotted key such as run.weeks") from None
    parts: list[str] = []
    while isinstance(found, dict) and len(found) == 1:
        part, found = next(iter(found.items()))
        parts.append(part)
    if isinstance(found, dict) or not parts:
        raise ValueError(f"{show(text)} is not a dotted key such as run.weeks")
    return tuple(parts)


def inside(value: Any, part: str) -> Any:
    """What a table or list holds under one part of a key. Raises KeyError if it holds nothing there."""
    if isinstance(value, dict):
        return value[part]
    if (
        isinstance(value, list)
        and part.isascii()
        and part.isdigit()
        and len(part) < 7
        and int(part) < len(value)
    ):
        return value[int(part)]
    raise KeyError(part)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" if none is like it."""
    close = get_close_matches(word[:60].lower(), sorted(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def unknown(word: str, known: Iterable[str], *, what: str = "key") -> str:
    """Says that `word` is not known, with the nearest known word or else what is known."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"{show(word)} is not a known {what}; did you mean {near}?"
    if not words:
        return f"{show(word)} is not a known {what}; there is none"
    listed = ", ".join(words[:12]) + (", ..." if len(words) > 12 else "")
    return f"{show(word)} is not a known {what}; known: {show(listed, 300)[1:-1]}"


def is_number(value: object) -> bool:
    """Whether a value is a number; true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def figures(document: Document) -> Iterator[tuple[Key, Any]]:
    """Every number with its key, in the file's order; a list of numbers (a profile by hour) is one figure.

    The schema's version, interventions that lie ready, and the ranges given with provenance are not figures.
    """
    for name, value in document.items():
        if name not in _NOT_FIGURES:
            yield from _figures((name,), value)


def _figures(key: Key, value: Any) -> Iterator[tuple[Key, Any]]:
    if is_number(value) or (isinstance(value, list) and value and all(map(is_number, value))):
        yield key, value
    elif isinstance(value, dict):
        for part, inner in value.items():
            yield from _figures((*key, part), inner)
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _figures((*key, str(position)), inner)
