"""Which options no other beats on two measures at once, such as cost and a standard, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.contrast import means_of, reaches
from dghsim.measures.across.drawn import drawn_means
from dghsim.measures.across.model import Cells, Flags, empty_rows
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats, Measure

DRAWS = 2_000
_BLOCK = 100
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Point:
    """One option."""

    words: str
    cost: Reach
    """Its mean; the interval is of how far it lies from the mean of all options: what all share is not in it. NaN ends
    where a few such distances of what varies are all the same."""
    good: Reach
    """The same on the other measure."""
    on_front: bool
    """By the means: no option is at least as good on both and better on one."""
    chance: float
    """How often it is on the front among means as they may truly be (Student t, both measures and all options drawn
    together by replication)."""


@dataclass(frozen=True, slots=True)
class Pareto:
    """All options; those on the front first, from the least of `cost` up."""

    cost: Measure
    good: Measure
    points: tuple[Point, ...]
    replications: int

    @property
    def front(self) -> tuple[Point, ...]:
        """The options that no other beats, the cheapest first."""
        return tuple(point for point in self.points if point.on_front)


def pareto(cost: Cells, good: Cells, seed: int = 1) -> Pareto:
    """The front of two measures of the same cells.

    Args:
        cost: one measure, of which either way is better.
        good: the other, of the same cells in the same order.
        seed: of the draws behind `chance`.

    Raises:
        InputError: a measure that is better neither way, one measure twice, or no option with both.
    """
    if cost.measure.id == good.measure.id:
        raise InputError(f"trade-off: {cost.measure.id} against itself is none; name another measure")
    for measure in (cost.measure, good.measure):
        if measure.better == "neither":
            raise InputError(f"trade-off: more of {measure.id} is neither better nor worse")
    there = ~(empty_rows(cost.values) | empty_rows(good.values))
    cost, good = cost.only(there), good.only(there)
    columns = ~(np.isnan(cost.values) | np.isnan(good.values)).any(axis=0)
    if not there.any() or not columns.any():
        raise InputError(
            f"trade-off: no replication has {cost.measure.id} and {good.measure.id} in every cell"
        )
    first, second = cost.values[:, columns], good.values[:, columns]
    on_front = front(_less(means_of(first), cost), _less(means_of(second), good))
    chances = _chances(first, second, cost, good, seed)
    points = [
        Point(cost.words(row), *pair, bool(on_front[row]), float(chances[row]))
        for row, pair in enumerate(zip(_apart(first), _apart(second), strict=True))
    ]
    points.sort(key=lambda each: (not each.on_front, each.cost.mean))
    return Pareto(cost.measure, good.measure, tuple(points), int(columns.sum()))


def unpriced(cost: Cells) -> tuple[str, ...]:
    """Axes along which the cost is exactly the same, whatever else: what they cost themselves is not counted in it."""
    found = []
    for number, axis in enumerate(cost.axes):
        others = np.delete(cost.at, number, axis=1)
        _, first, which = np.unique(others, axis=0, return_index=True, return_inverse=True)
        base = first[which.reshape(-1)]
        moved = cost.at[:, number] != cost.at[base, number]
        apart = np.abs(cost.values - cost.values[base])[moved]
        if apart.size and np.nanmax(apart, initial=0.0) <= _SAME * np.nanmax(
            np.abs(cost.values), initial=0.0
        ):
            found.append(axis.name)
    return tuple(found)


def _apart(values: Floats) -> Iterator[Reach]:
    """Mean of each option, with the ends of how far it lies from the mean of all."""
    of_all = values.mean(axis=0)
    for mean, off in zip(means_of(values), reaches(values - of_all, before=of_all), strict=True):
        yield Reach(float(mean), mean + off.low - off.mean, mean + off.high - off.mean)


def _less(values: Floats, cells: Cells) -> Floats:
    """Turned round where more is better."""
    return values if cells.measure.better == "less" else -values


def front(first: Floats, second: Floats) -> Flags:
    """Which rows no other is at least as low as on both and lower on one, shape (rows,)."""
    order = np.lexsort((second, first))
    found = np.zeros(len(first), bool)
    least, at = np.inf, np.nan
    for row in order:
        if second[row] < least:
            least, at = second[row], first[row]
            found[row] = True
        elif second[row] == least and first[row] == at:
            found[row] = True
    return found


def _chances(first: Floats, second: Floats, cost: Cells, good: Cells, seed: int) -> Floats:
    found = np.zeros(len(first))
    both = (drawn_means(each, DRAWS, _BLOCK, seed, number) for number, each in enumerate((first, second)))
    for costs, goods in zip(*both, strict=True):
        one, two = _less(costs, cost), _less(goods, good)
        found += sum(front(one[:, draw], two[:, draw]) for draw in range(_BLOCK))
    return found / DRAWS
