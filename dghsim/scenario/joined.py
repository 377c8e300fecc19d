"""Several changes as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dghsim.scenario.overlay import merged
from dghsim.scenario.patch import Patch


def joined(patches: Iterable[Patch]) -> dict[str, Any]:
    """What changes that do not clash come to together, as a `Patch` is written."""
    change: dict[str, Any] = {"set": {}, "add": {}, "scale": {}, "remove": []}
    for patch in patches:
        _join(change, patch.model_dump())
    return change


def _join(change: dict[str, Any], more: dict[str, Any]) -> None:
    """Put a second change beside the first, with which it does not clash."""
    change["set"] = merged(change["set"], more["set"])
    change["remove"] += more["remove"]
    for key, by in more["add"].items():
        there = change["add"].get(key)
        change["add"][key] = by if there is None else _sum(there, by)
    for key, factor in more["scale"].items():
        there = change["scale"].get(key, 1.0)
        change["scale"][key] = factor if there == 1.0 else _product(there, factor)


def _sum(one: Any, other: Any) -> Any:
    if not isinstance(one, list):
        return one + other
    if all(isinstance(each, str) for each in one):
        return [*one, *other]
    return [a + b for a, b in zip(one, other, strict=True)]


def _product(one: Any, other: Any) -> Any:
    if not isinstance(one, list) and not isinstance(other, list):
        return one * other
    size = len(one) if isinstance(one, list) else len(other)
    first, second = (each if isinstance(each, list) else [each] * size for each in (one, other))
    return [a * b for a, b in zip(first, second, strict=True)]
