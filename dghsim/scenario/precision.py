"""How close an average is asked to be: a half-width in the measure's unit, or in percent of the average."""

from __future__ import annotations

import math
import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

HIGHEST = 1e9
_TEXT = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,3})?) ?(%?)")
ALLOWED = "a number above 0, at most 1e9, or a percentage of the average such as 5%, at most 100%"


def half_width(given: float | str) -> tuple[float, bool]:
    """The number, and whether it is percent of the average. Raises ValueError, saying what is allowed."""
    number, percent = _read(given)
    if not 0 < number <= (100 if percent else HIGHEST):
        raise ValueError(f"must be {ALLOWED}")
    return number, percent


def _read(given: object) -> tuple[float, bool]:
    """Not a number where it cannot be read."""
    if isinstance(given, str):
        match = _TEXT.fullmatch(given.strip())
        return (math.nan, False) if match is None else (float(match[1]), bool(match[2]))
    if isinstance(given, bool) or not isinstance(given, int | float):
        return math.nan, False
    try:
        return float(given), False
    except OverflowError:
        return math.nan, False


def _checked(given: float | str) -> float | str:
    half_width(given)
    return given


HalfWidth = Annotated[
    float | str,
    AfterValidator(_checked),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": 0, "maximum": HIGHEST},
                {"type": "string", "pattern": f"^{_TEXT.pattern}$"},
            ]
        }
    ),
]
