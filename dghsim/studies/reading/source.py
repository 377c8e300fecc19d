"""What a finished study has to read: its cells, its measures, and how its points were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from dghsim.errors import InputError, show
from dghsim.measures.model import Floats, Measure
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design


@dataclass(frozen=True, slots=True)
class Source:
    """One study."""

    name: str
    about: str
    table: pd.DataFrame
    """One row a cell, in cell order: `cell`, `hospital`, `point`, `change`, and a column a factor."""
    measures: Mapping[str, Measure]
    factors: Mapping[str, Factor]
    design: Design
    rows: int
    """Points drawn within each combination of the values that are listed; 1 where none is drawn."""
    values: Callable[[str], Floats]
    """Of a measure's id: shape (cells, replications), in cell order; NaN where there is nothing."""

    @property
    def drawn(self) -> tuple[str, ...]:
        """Factors whose values were drawn."""
        return tuple(name for name, factor in self.factors.items() if factor.drawn)

    @property
    def listed(self) -> tuple[str, ...]:
        """Factors whose values were given."""
        return tuple(name for name, factor in self.factors.items() if not factor.drawn)

    @property
    def undecided(self) -> tuple[str, ...]:
        """Factors that nobody decides: those that the sweep says so of, and those whose values were drawn."""
        return tuple(name for name, factor in self.factors.items() if factor.drawn or not factor.decided)

    def measure(self, name: str) -> Measure:
        """By its id. Raises InputError for none, with the nearest there are."""
        if name not in self.measures:
            near = get_close_matches(name, self.measures, 3, 0.5) or get_close_matches(
                name, self.measures, 1, 0
            )
            hint = f"; there is {', '.join(near)}" if near else ""
            raise InputError(f"measure {show(name)} is not in the study{hint}")
        return self.measures[name]
