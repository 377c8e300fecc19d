"""What the rules and wishes say of a few days running, wherever in the cycle those days are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dghsim.rota.template.constraints.asked import ASKED
from dghsim.rota.template.constraints.physical import no_overlap
from dghsim.rota.template.constraints.registry import CONSTRAINTS
from dghsim.rota.template.grid import Grid, Literal, make_grid
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.build import wishes_of
from dghsim.rota.template.objective.costs import Clause
from dghsim.rota.template.question import Question

_LINES = 4
"""Enough for every stretch of days that is looked at to lie in the cycle without meeting itself."""
_DAYS = 10
"""The longest stretch."""
_LEFT_OUT = ("rolling_hours",)
"""Checks that would ask for a state of its own for nearly every week that can be worked."""

Terms = tuple[tuple[int, tuple[int, ...]], ...]
"""Of one day: how much to count for which types."""


@dataclass(frozen=True, slots=True)
class Window:
    """A sum over a few days that may not pass a bound, or costs something where it does."""

    weekday: int
    """Of the first day."""
    days: tuple[Terms, ...]
    bound: int
    cost: int | None = None
    """None for a wall."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A few days of which something is disliked: what it costs where each day is as it says."""

    weekday: int
    days: tuple[Terms, ...]
    """1 for types one of which is worked, -1 for types none of which is."""
    cost: int
    first: bool
    """Whether it is settled first."""


@dataclass(frozen=True, slots=True)
class Local:
    """All that is said of a few days running."""

    windows: tuple[Window, ...]
    patterns: tuple[Pattern, ...]


def local_rules(question: Question) -> Local:
    """Everything that can be told from no more than ten days, and holds on every line."""
    grid = make_grid(_LINES, question.types, question.rules.readings, question.leave)
    windows = [
        Window(weekday, days, bound, cost)
        for cost, limits in ((None, _walls(grid, question)), (weights.REST_OWED, _owed(grid, question)))
        for weekday, days, bound in _on_every_line(grid, _sums(limits))
    ]
    wishes = wishes_of(grid, question.walls, [])
    patterns = [
        Pattern(weekday, days, cost, first)
        for first, parts in ((True, wishes.first), (False, wishes.then))
        for weekday, days, cost in _on_every_line(grid, _conditions(each.clauses for each in parts))
    ]
    return Local(tuple(windows), tuple(patterns))


def _walls(grid: Grid, question: Question) -> Iterator[AtMost]:
    yield from no_overlap(grid)
    for rule in question.walls:
        if rule.check not in _LEFT_OUT:
            yield from CONSTRAINTS[rule.check](grid, rule)
    for key in question.tier.template.given():
        yield from ASKED[key](grid, question.tier)


def _owed(grid: Grid, question: Question) -> Iterator[AtMost]:
    for rule in question.penalties:
        yield from CONSTRAINTS[rule.check](grid, rule)


_Said = tuple[tuple[tuple[int, Literal], ...], int]
"""Factors with their literals, and a number that goes with the whole."""


def _sums(limits: Iterable[AtMost]) -> Iterator[_Said]:
    return ((limit.terms, limit.bound) for limit in limits if limit.greatest > limit.bound)


def _conditions(parts: Iterable[Iterable[Clause]]) -> Iterator[_Said]:
    for part in parts:
        for cost, true, false in part:
            yield (*((1, each) for each in true), *((-1, each) for each in false)), cost


def _on_every_line(grid: Grid, said: Iterable[_Said]) -> list[tuple[int, tuple[Terms, ...], int]]:
    """Weekday of the first day, the terms day by day, and the number: of what is said alike on every line."""
    lines: Mapping[tuple[int, tuple[Terms, ...], int], set[int]] = defaultdict(set)
    for terms, number in said:
        if terms and all(literal.index in grid.means for _, literal in terms):
            placed = _placed(grid, terms)
            if placed is not None:
                first, days = placed
                lines[first % 7, days, number].add(first // 7)
    return [each for each, where in lines.items() if len(where) == _LINES]


def _placed(grid: Grid, terms: Iterable[tuple[int, Literal]]) -> tuple[int, tuple[Terms, ...]] | None:
    """The first position and what is said of the days from there on; None where they are too many."""
    meant = [(*grid.means[literal.index], factor) for factor, literal in terms]
    cycle = len(grid.positions)
    for first in sorted({position for position, _, _ in meant}):
        last = max((position - first) % cycle for position, _, _ in meant)
        if last < _DAYS:
            days: list[list[tuple[int, tuple[int, ...]]]] = [[] for _ in range(last + 1)]
            for position, kinds, factor in meant:
                days[(position - first) % cycle].append((factor, tuple(sorted(kinds))))
            return first, tuple(tuple(sorted(day)) for day in days)
    return None
