"""A running list of what costs how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid, Literal


@dataclass(frozen=True, slots=True)
class Costs:
    """Terms of the objective; the solver makes their sum as small as it can."""

    grid: Grid
    terms: list[tuple[int, Literal]] = field(default_factory=list)

    def add(self, weight: int, literal: Literal) -> None:
        """So much when the literal is true, or for each unit of an integer."""
        self.terms.append((weight, literal))

    def when_all(
        self, weight: int, name: str, true: Iterable[Literal], false: Iterable[Literal] = ()
    ) -> None:
        """So much when every one of `true` holds and none of `false`."""
        literals = [*true, *(~each for each in false)]
        missed = self.grid.model.new_bool_var(name)
        self.grid.model.add_bool_or([missed, *(~each for each in literals)])
        self.add(weight, missed)

    def minimise(self) -> None:
        """Hands the sum to the model."""
        weights, literals = [weight for weight, _ in self.terms], [literal for _, literal in self.terms]
        self.grid.model.minimize(cp_model.LinearExpr.weighted_sum(literals, weights))
