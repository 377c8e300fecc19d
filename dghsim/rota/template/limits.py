"""What a rule says to the solver: sums of choices that may not pass a bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid, Literal


@dataclass(frozen=True, slots=True)
class AtMost:
    """Sum of coefficient x literal, no more than `bound`."""

    terms: tuple[tuple[int, Literal], ...]
    bound: int

    @property
    def greatest(self) -> int:
        """The sum if every literal were free."""
        return sum(max(0, factor) for factor, _ in self.terms)


def at_most(bound: int, literals: Iterable[Literal], *less: Literal) -> AtMost:
    """So many of the literals; each of `less` that is true allows one more."""
    return AtMost(tuple((1, each) for each in literals) + tuple((-1, each) for each in less), bound)


def forbid_pairs(
    grid: Grid, position: int, days: int, clash: Callable[[int, int], bool], *less: Literal
) -> Iterator[AtMost]:
    """No type at `position` with a clashing type `days` later, unless one of `less` is true.

    Types that clash with the same later types share a constraint, so that the bounds of the relaxation are tight.
    """
    later = grid.at(position + days)
    clashes = {kind: frozenset(other for other in later if clash(kind, other)) for kind in grid.at(position)}
    for others in {each for each in clashes.values() if each}:
        first = [literal for kind, literal in grid.at(position).items() if clashes[kind] >= others]
        yield at_most(1, first + [later[other] for other in others], *less)


def add_hard(model: cp_model.CpModel, limit: AtMost) -> None:
    """As a wall."""
    if limit.greatest > limit.bound:
        literals, factors = [literal for _, literal in limit.terms], [factor for factor, _ in limit.terms]
        model.add(cp_model.LinearExpr.weighted_sum(literals, factors) <= limit.bound)


def add_soft(model: cp_model.CpModel, limit: AtMost, name: str) -> Literal | None:
    """As a wish: the literal returned is true when it is not kept; None where it cannot be missed."""
    if limit.greatest <= limit.bound:
        return None
    missed = model.new_bool_var(name)
    add_hard(model, AtMost((*limit.terms, (limit.bound - limit.greatest, missed)), limit.bound))
    return missed
