"""What a rule says to the solver: sums of choices that may not pass a bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid, Literal

Clash = Callable[[int, int, int, int], bool]
"""Of a type, another, the weekday of the first, and the days from there to the other: whether they clash."""


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


def clashes(grid: Grid, days: int, clash: Clash) -> Clashes:
    """Which types, of those given on a weekday, do not go with which of those given so many days later.

    Types that clash with the same later types share a constraint, so that the bounds of the relaxation are tight.
    """
    week = []
    for weekday in range(7):
        later = grid.at(weekday + days)
        with_each = {
            kind: frozenset(other for other in later if clash(kind, other, weekday, days))
            for kind in grid.at(weekday)
        }
        apart = {others for others in with_each.values() if others}
        week.append([([kind for kind in with_each if with_each[kind] >= each], each) for each in apart])
    return Clashes(days, week)


@dataclass(frozen=True, slots=True)
class Clashes:
    """Pairs of types that do not go together, the same in every week."""

    days: int
    """From the first of a pair to the second."""
    week: Sequence[Sequence[tuple[Sequence[int], frozenset[int]]]]
    """By weekday of the first: types, each of which clashes with all the later ones beside them."""

    def at(self, grid: Grid, position: int, *less: Literal) -> Iterator[AtMost]:
        """No such pair that begins at `position`, unless one of `less` is true."""
        now, later = grid.at(position), grid.at(position + self.days)
        for kinds, others in self.week[position % 7]:
            yield at_most(1, [now[kind] for kind in kinds] + [later[other] for other in others], *less)


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
