"""Numbers of a lever that are not known: named in its changes, and put in at their best or at an end of their range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from dghsim.scenario.keys import Key

Where = Literal["low", "best", "high"]
PLACES: tuple[Where, ...] = get_args(Where)
_BEGINS = "prior."


def mentioned(value: object) -> set[str]:
    """The priors that a value names, however deep."""
    return {name for _, name in _places((), value)}


def with_priors(value: Any, numbers: Mapping[str, float]) -> Any:
    """The value with a number in place of each name."""
    if isinstance(value, dict):
        return {key: with_priors(inner, numbers) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_priors(inner, numbers) for inner in value]
    name = _name(value)
    if name is None:
        return value
    number = numbers[name]
    return (
        int(number) if float(number).is_integer() else number
    )  # which a key for whole numbers takes, and any other


def places(value: object) -> dict[Key, str]:
    """Where in a value each prior is named: the key within it -> name."""
    return dict(_places((), value))


def _places(key: Key, value: object) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _places((*key, part), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _places((*key, str(at)), inner)
    else:
        name = _name(value)
        if name is not None:
            yield key, name


def _name(value: object) -> str | None:
    return (
        value.removeprefix(_BEGINS) if isinstance(value, str) and value.startswith(_BEGINS) and len(value) < 60
        else None
    )  # fmt: skip
