"""What tuning may move, as data."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from dghsim.errors import InputError, show_path
from dghsim.scenario.base import Line, Name, Number, Part
from dghsim.scenario.provenance import Traced, matches, trace
from dghsim.scenario.root import Scenario

_LONGEST = 1_000_000


class Lever(Part):
    """One number, or several moved together, and the figure it is moved towards."""

    name: Name
    keys: Annotated[list[Annotated[str, Field(min_length=1, max_length=400)]], Field(min_length=1)]
    """Patterns of dotted keys, as provenance has them."""
    by: Literal["value", "factor"] = "value"
    """Every key gets the same value, or each is multiplied."""
    figure: Name
    low: Number
    high: Number
    """Between which the value or the factor may lie."""
    whole: bool = False
    """Only whole numbers: beds, thresholds."""
    assumed: Line
    """Why the number is an assumption."""

    @model_validator(mode="after")
    def _in_order(self) -> Lever:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        return self


_LEVERS = TypeAdapter(list[Lever])


def shipped_plan() -> tuple[Lever, ...]:
    """The plan that comes with the package."""
    text = files("dghsim.studies.tuning").joinpath("plan.toml").read_text(encoding="utf-8")
    return parsed_plan(text, "plan.toml")


def read_plan(path: Path) -> tuple[Lever, ...]:
    """A plan of one's own. Raises InputError."""
    try:
        if path.stat().st_size > _LONGEST:
            raise InputError(f"{show_path(path)}: must be under {_LONGEST:,} bytes")
        return parsed_plan(path.read_text(encoding="utf-8"), show_path(path))
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{show_path(path)}: cannot be read as UTF-8 text") from None


def parsed_plan(text: str, name: str) -> tuple[Lever, ...]:
    """The levers in a plan's text. Raises InputError."""
    try:
        document: dict[str, Any] = tomllib.loads(text)
        levers = _LEVERS.validate_python(document.get("lever", []))
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{name}: lever.{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{name}: is not TOML") from None
    if len({lever.name for lever in levers}) < len(levers):
        raise InputError(f"{name}: two levers share a name")
    return tuple(levers)


def numbers_of(lever: Lever, scenario: Scenario) -> list[Traced]:
    """The numbers of the scenario that a lever moves; none where it has no such keys."""
    return [
        number
        for number in trace(scenario)
        if any(matches(pattern, tuple(number.key.split("."))) for pattern in lever.keys)
    ]
