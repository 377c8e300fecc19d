"""The range that a source gives a number must lie within what the number may be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from dghsim.scenario.keys import Key, split_key
from dghsim.scenario.problems import Problem, problems_of
from dghsim.scenario.provenance import Traced, trace
from dghsim.scenario.root import Scenario


def ranges_fit(scenario: Scenario) -> Iterator[Problem]:
    """One problem for each end of a range that one of its numbers could not be; what is found is the first such number.

    Each number is judged by the bounds of its own key. What several keys may be together is judged when they are drawn.
    """
    told: set[tuple[int, str]] = set()
    for number in trace(scenario):
        if (
            number.entry is None
            or number.low is None
            or number.high is None
            or isinstance(number.value, tuple)
        ):
            continue
        for end, value in _ends(number):
            says = _refused(scenario, split_key(number.key), value)
            if says and (number.entry, end) not in told:
                told.add((number.entry, end))
                yield Problem(
                    ("provenance", str(number.entry), end), f"{value:g} cannot be: {number.key} {says}"
                )


def _ends(number: Traced) -> tuple[tuple[str, float], tuple[str, float]]:
    """The ends as a draw would have them: of a whole number, the whole numbers within the range."""
    low, high = float(number.low or 0.0), float(number.high or 0.0)
    if isinstance(number.value, int):
        return ("low", math.ceil(low)), ("high", math.floor(high))
    return ("low", low), ("high", high)


def _refused(scenario: Scenario, key: Key, value: float) -> str:
    """What the key's own bounds say against a value; "" for nothing."""
    part, name, rest = _field(scenario, key)
    try:
        _adapter(type(part), name).validate_python(_with(getattr(part, name), rest, value))
    except ValidationError as error:
        return problems_of(error, {})[0].says
    return ""


def _field(scenario: Scenario, key: Key) -> tuple[BaseModel, str, Key]:
    """The innermost part of the scenario on the way to a key, its field, and what remains of the key inside that."""
    part: Any = scenario
    found: tuple[BaseModel, str, Key] = (scenario, key[0], key[1:])
    for place, name in enumerate(key):
        if isinstance(part, BaseModel):
            found = part, name, key[place + 1 :]
            part = getattr(part, name)
        else:
            part = part[int(name)] if isinstance(part, list | tuple) else part[name]
    return found


def _with(value: Any, rest: Key, figure: float) -> Any:
    """A table or list with one of its numbers put in place of the one written; with no rest, the number itself."""
    if not rest:
        return figure
    if isinstance(value, dict):
        return value | {rest[0]: _with(value[rest[0]], rest[1:], figure)}
    at = int(rest[0])
    return [*value[:at], _with(value[at], rest[1:], figure), *value[at + 1 :]]


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    kind: Any = field.annotation
    return TypeAdapter(Annotated[kind, *field.metadata] if field.metadata else kind)
