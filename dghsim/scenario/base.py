"""The strict base of every part of a scenario, and the small types that parts share."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CATEGORY = re.compile(r"[A-Za-z0-9_-]{1,40}")


class Part(BaseModel):
    """A frozen piece of the scenario that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True, defer_build=True)


def minute_of_day(clock: str) -> int:
    """Minutes after midnight of a clock time `HH:MM`; `24:00` is 1440. Raises ValueError otherwise."""
    match = _CLOCK.fullmatch(clock)
    if match is None or (match[1] == "24" and match[2] != "00"):
        raise ValueError("must be a clock time HH:MM between 00:00 and 24:00")
    return int(match[1]) * 60 + int(match[2])


def _checked_clock(clock: str) -> str:
    minute_of_day(clock)
    return clock


def _checked_name(name: str) -> str:
    if _NAME.fullmatch(name) is None:
        raise ValueError(
            "must be a name of lower-case letters, digits and _, at most 40, starting with a letter"
        )
    return name


def _checked_category(label: str) -> str:
    if _CATEGORY.fullmatch(label) is None:
        raise ValueError("must be a label of letters, digits, _ and -, at most 40")
    return label


def _checked_label(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of text without control characters")
    return text


def _checked_text(text: str) -> str:
    if not all(line.isprintable() for line in text.split("\n")):
        raise ValueError("must be text without control characters")
    return text


def _pattern(regex: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{regex.pattern}$"})


Clock = Annotated[str, AfterValidator(_checked_clock), _pattern(_CLOCK)]
Name = Annotated[str, AfterValidator(_checked_name), _pattern(_NAME)]
Category = Annotated[str, AfterValidator(_checked_category), _pattern(_CATEGORY)]
"""A label of a category: a bare TOML key, so that every number has a dotted key of its own."""
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
"""A float; TOML may write 4 where 4.0 is meant."""
Positive = Annotated[Number, Field(gt=0, le=1e9)]
NotNegative = Annotated[Number, Field(ge=0, le=1e9)]
Share = Annotated[Number, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Label = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_checked_label)]
Line = Annotated[str, Field(min_length=1, max_length=400), AfterValidator(_checked_label)]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_checked_text)]
