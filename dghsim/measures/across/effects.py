"""How much each factor moves a measure, alone and together with another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.contrast import reach, reaches
from dghsim.measures.across.grid import deviations, gridded, joint
from dghsim.measures.across.model import Axis, Cells
from dghsim.measures.across.regression import fitted
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats, Measure

Method: TypeAlias = Literal["grid", "regression"]


@dataclass(frozen=True, slots=True)
class MainEffect:
    """A factor by itself, over all that was run of the others."""

    axis: Axis
    levels: tuple[int, ...]
    """Of the axis: all of them, or for a regression on a number its two ends."""
    effects: tuple[Reach, ...]
    """At each of `levels`: how far the mean there lies from the middle of the study."""
    low: int
    high: int
    """Places in `levels` that the swing is between: a number's ends; else those with the lowest and highest mean."""
    swing: Reach
    """From low to high; where these were picked by their means, its interval holds for every pair of levels at once."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """What two factors do together beyond what each does alone."""

    first: Axis
    second: Axis
    levels: tuple[tuple[int, int], ...]
    effects: tuple[Reach, ...]

    @property
    def largest(self) -> int:
        """Which of `levels` lies farthest from nought."""
        return int(np.argmax([abs(each.mean) for each in self.effects]))


@dataclass(frozen=True, slots=True)
class Effects:
    """Of a study on one measure; the factor that moves it most comes first."""

    measure: Measure
    mean: Reach
    main: tuple[MainEffect, ...]
    interactions: tuple[Interaction, ...]
    """Of all pairs, the greatest first; none where the cells do not permit them."""
    method: Method
    """By the means of a full grid, or by least squares where some combinations are not there."""
    explained: float
    """Share of the variance between cells that the fit has, 0 to 1; of a grid, main effects and pairs together."""
    cells: int
    replications: int


def effects(cells: Cells) -> Effects:
    """Main effects and interactions of pairs. Each interval is of its own effect, by itself.

    Few effects that are the same in every replication, while the study varies between them, have NaN ends.

    Raises:
        InputError: nothing varies, nothing was measured, or two factors move together and cannot be told apart.
    """
    there = cells.seen().varying()
    if not there.axes:
        raise InputError("effects: no factor varies among the cells that were run")
    values = there.shared()
    grid = gridded(there, values)
    main, pairs, explained = _of_grid(there, grid) if grid is not None else fitted(there, values)
    year = values.mean(axis=0)
    found = tuple(_main(axis, levels, each, year) for axis, levels, each in main)
    found = tuple(sorted(found, key=lambda each: -abs(each.swing.mean)))
    together = tuple(
        Interaction(there.axes[first], there.axes[second], levels, reaches(each, before=year))
        for first, second, levels, each in pairs
    )
    return Effects(
        there.measure,
        reach(year),
        found,
        tuple(sorted(together, key=lambda each: -abs(each.effects[each.largest].mean))),
        "regression" if grid is None else "grid",
        explained,
        len(there.at),
        values.shape[1],
    )


def _main(axis: Axis, levels: tuple[int, ...], each: Floats, year: Floats) -> MainEffect:
    means = each.mean(axis=1)
    low, high = (0, len(levels) - 1) if axis.ordered else (int(np.argmin(means)), int(np.argmax(means)))
    pairs = 1 if axis.ordered else math.comb(len(levels), 2)
    swing = reach(each[high] - each[low], pairs, before=year)
    return MainEffect(axis, levels, reaches(each, before=year), low, high, swing)


_Main: TypeAlias = tuple[Axis, tuple[int, ...], Floats]
_Pair: TypeAlias = tuple[int, int, tuple[tuple[int, int], ...], Floats]


def _of_grid(cells: Cells, grid: Floats) -> tuple[list[_Main], list[_Pair], float]:
    count = len(cells.axes)
    main = [
        (axis, tuple(range(len(axis.levels))), deviations(grid, number))
        for number, axis in enumerate(cells.axes)
    ]
    pairs = list(_pairs(cells, grid))
    means = grid.mean(axis=-1)
    total = float(((means - means.mean()) ** 2).mean())
    explained = sum(float((each.mean(axis=1) ** 2).mean()) for *_, each in main)
    explained += sum(float((each.mean(axis=1) ** 2).mean()) for *_, each in pairs)
    return main, pairs, 1.0 if count <= 2 or total == 0 else min(explained / total, 1.0)


def _pairs(cells: Cells, grid: Floats) -> Iterator[_Pair]:
    for first, second in combinations(range(len(cells.axes)), 2):
        table = joint(grid, first, second)
        levels = tuple(np.ndindex(*table.shape[:2]))
        yield first, second, levels, table.reshape(len(levels), -1)
