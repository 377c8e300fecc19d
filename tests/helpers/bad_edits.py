"""How a bad scenario is made of a good one: one value put in the place of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Document = dict[str, Any]
Edit = tuple[str, str, Any, str]
"""What is wrong; key with `/` between its parts; new value, or a function of the old one; what the error must name."""
MISSING = object()
"""In the place of a value: the key is taken out."""


def dotted(key: str) -> str:
    return key.replace("/", ".")


def changed(**more: Any) -> Callable[[Document], Document]:
    return lambda table: {**table, **more}
