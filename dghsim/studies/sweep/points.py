"""The points of a design: a value of each factor."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dghsim.measures.model import Floats
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.sweep.sample import drawn_rows

Values = tuple[Any, ...]
"""One of each factor, in the order of the file; lists and tables as JSON."""


@dataclass(frozen=True, slots=True)
class Points:
    """How many there are, and which each is: factors with lists as a counter, those drawn within each of its steps."""

    factors: Mapping[str, Factor]
    lists: Mapping[str, tuple[Any, ...]]
    """The values of factors that are not drawn, as they are kept."""
    rows: bool
    """Whether the lists go row by row."""
    drawn: int
    """Points within each step of the counter."""

    @property
    def steps(self) -> int:
        """Of the counter."""
        sizes = [len(values) for values in self.lists.values()]
        return (sizes[0] if sizes else 1) if self.rows else math.prod(sizes)

    def __len__(self) -> int:
        return self.steps * self.drawn

    def values(self, point: int, sample: Floats) -> Values:
        """Those of one point, `sample` as `drawn` gives it; the last list comes fastest."""
        step, row = divmod(point, self.drawn)
        listed: dict[str, Any] = {}
        for name, values in reversed(list(self.lists.items())):
            listed[name] = values[step % len(values)]
            step = step if self.rows else step // len(values)
        places = iter(sample[row].tolist())
        return tuple(
            factor.at(next(places)) if factor.drawn else listed[name] for name, factor in self.factors.items()
        )


def points_of(factors: Mapping[str, Factor], design: Design) -> Points:
    """The points of a sweep."""
    lists = {name: tuple(map(kept, factor.listed())) for name, factor in factors.items() if not factor.drawn}
    drawn = sum(factor.drawn for factor in factors.values())
    return Points(factors, lists, design.values == "rows", drawn_rows(design, drawn))


def kept(value: Any) -> Any:
    """A value as a table can hold it."""
    return json.dumps(value, separators=(",", ":")) if isinstance(value, dict | list) else value


def given(factor: Factor, value: Any) -> Any:
    """A value as the scenario takes it."""
    return json.loads(value) if factor.kind == "table" else value
