"""One number, or anything else a scenario says, that a sweep varies."""

from __future__ import annotations

import datetime
import math
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from dghsim.scenario.base import Line, Number, Part
from dghsim.scenario.keys import is_number, split_key
from dghsim.scenario.patch import Patch

Kind = Literal["whole", "number", "flag", "text", "date", "table"]
"""What the values are; `table` for lists and tables, which are kept as JSON."""
MOST_VALUES = 100_000
MOST = 1e12
"""Numbers beyond this are nothing that a scenario takes."""


class Factor(Part):
    """Values of one key, given one by one, in equal steps, or drawn between two ends."""

    says: Line | None = None
    """What is varied, in a planner's words."""
    key: str | Annotated[list[str], Field(min_length=1, max_length=50)]
    """Dotted key, or several that are changed alike."""
    how: Literal["set", "add", "scale"] = "set"
    """In place of the number there, added to it, or multiplied with it."""
    values: Annotated[list[Any], Field(min_length=1, max_length=MOST_VALUES)] | None = None
    low: Number | None = None
    high: Number | None = None
    steps: Annotated[int, Field(ge=2, le=MOST_VALUES)] | None = None
    """So many values from `low` to `high`; without, they are drawn as `[design]` says."""
    log: bool = False
    """Equal in ratio, not in difference."""
    whole: bool = False
    """Whole numbers only, both ends among them."""
    decided: bool = True
    """Whether somebody may choose it; false for what comes as it comes, such as demand."""

    @model_validator(mode="after")
    def _holds_together(self) -> Factor:
        if (self.values is None) == (self.low is None or self.high is None):
            raise ValueError("give either values, or low and high")
        if self.values is None:
            self._refuse_ends()
        elif self.low is not None or self.high is not None or self.steps or self.log or self.whole:
            raise ValueError("has values: low, high, steps, log and whole go without")
        for key in self.keys:
            split_key(key)
        for value in (self.values or [self.low])[:MOST_VALUES]:
            self._fits(value)
        _ = self.kind
        return self

    def _refuse_ends(self) -> None:
        low, high = self.ends
        if low >= high:
            raise ValueError("low must be below high")
        if self.log and low <= 0:
            raise ValueError("with log, low must be above 0")
        if self.whole and not (low.is_integer() and high.is_integer()):
            raise ValueError("with whole, low and high must be whole numbers")

    def _fits(self, value: Any) -> None:
        if isinstance(value, dict | list) and _dated(value):
            raise ValueError("values: a list or table of dates cannot be kept; give dates one by one")
        if is_number(value) and not -MOST <= value <= MOST:
            raise ValueError(f"a value that cannot be: must be a number from {-MOST:g} to {MOST:g}")
        try:
            self.patch(value)
        except ValidationError as error:
            says = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            raise ValueError(f"a value that cannot be: {says}") from None

    @property
    def ends(self) -> tuple[float, float]:
        """`low` and `high`, where it has them."""
        if self.low is None or self.high is None:
            raise ValueError("has values, and no ends")
        return float(self.low), float(self.high)

    @property
    def keys(self) -> tuple[str, ...]:
        """All that it changes."""
        return (self.key,) if isinstance(self.key, str) else tuple(self.key)

    @property
    def drawn(self) -> bool:
        """Whether its values are drawn, all such factors together."""
        return self.values is None and self.steps is None

    @property
    def kind(self) -> Kind:
        """Of its values. Raises ValueError where they are of several."""
        if self.values is None:
            return "whole" if self.whole else "number"
        kinds = {_kind(value) for value in self.values}
        if kinds == {"whole", "number"}:
            return "number"
        if len(kinds) > 1:
            raise ValueError(f"values must be of one kind, not {' and '.join(sorted(kinds))}")
        return kinds.pop()

    def patch(self, value: object) -> Patch:
        """The change that puts a value in."""
        return Patch.model_validate({self.how: dict.fromkeys(self.keys, value)})

    def at(self, part: float) -> float | int:
        """The value at a part of the way from `low` to `high`, from 0 to below 1; the end itself at 1."""
        low, high = self.ends
        if self.whole and self.drawn:
            return min(math.floor(_between(low, high + 1, part, self.log)), int(high))
        there = min(max(_between(low, high, part, self.log), low), high)
        return round(there) if self.whole else there

    def listed(self) -> list[Any]:
        """Its values, where they are not drawn, each once where steps round to the same whole number."""
        if self.values is not None:
            return [float(value) for value in self.values] if self.kind == "number" else list(self.values)
        last = (self.steps or 2) - 1
        return list(dict.fromkeys(self.at(step / last) for step in range(last + 1)))


def _between(low: float, high: float, part: float, log: bool) -> float:
    return low * (high / low) ** part if log else low + part * (high - low)


def _dated(value: object) -> bool:
    """Whether there is a date or a time in it, however deep."""
    inner = list(value.values()) if isinstance(value, dict) else value
    return (
        any(map(_dated, inner))
        if isinstance(inner, list)
        else isinstance(inner, datetime.date | datetime.time)
    )


def _kind(value: object) -> Kind:
    if isinstance(value, bool):
        return "flag"
    if is_number(value):
        return "whole" if isinstance(value, int) else "number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return "date"
    if isinstance(value, dict | list):
        return "table"
    raise ValueError("values must be numbers, true or false, text, dates, lists or tables")
