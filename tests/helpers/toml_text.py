"""Writes a document as TOML: one line for each key at the top, tables within as inline tables."""

from __future__ import annotations

import datetime
import math
from typing import Any

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_text(document: dict[str, Any]) -> str:
    return "".join(f"{_quoted(name)} = {_value(value)}\n" for name, value in document.items())


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if not math.isfinite(value):
            return str(value)
        case int() | float():
            return repr(value)
        case str():
            return _quoted(value)
        case datetime.date():
            return value.isoformat()
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
        case dict():
            return (
                "{" + ", ".join(f"{_quoted(name)} = {_value(inner)}" for name, inner in value.items()) + "}"
            )
    raise TypeError(type(value))
