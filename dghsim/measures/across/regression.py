"""Main effects and interactions by least squares, where the cells are no full grid.

A number goes in as a straight line from its lowest to its highest value; whatever else with a mean of its own for each
level. Coefficients are sums of the cells' values with fixed weights, so each replication has its own, and the interval
is over replications as everywhere else: it holds what the patients do, not how far the straight line is off.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.model import Axis, Cells, Ints
from dghsim.measures.model import Floats

Main: TypeAlias = tuple[Axis, tuple[int, ...], Floats]
Pair: TypeAlias = tuple[int, int, tuple[tuple[int, int], ...], Floats]
ROOM = 2
"""Cells for each coefficient from which on interactions are asked for."""


def fitted(cells: Cells, values: Floats) -> tuple[list[Main], list[Pair], float]:
    """Deviations from the middle of the study at the levels of each axis, of each pair of axes, and R squared.

    Args:
        cells: with axes that all vary.
        values: shape (cells, replications), of the same cells.

    Raises:
        InputError: two factors move together, or there are fewer cells than coefficients.
    """
    codes = [_codes(axis) for axis in cells.axes]
    parts = [code[cells.at[:, number]] for number, code in enumerate(codes)]
    pairs = list(combinations(range(len(parts)), 2))
    alone = np.hstack([np.ones((len(values), 1)), *parts])
    if np.linalg.matrix_rank(alone) < alone.shape[1]:
        names = ", ".join(axis.name for axis in cells.axes)
        raise InputError(f"effects: factors move together and cannot be told apart: {names}")
    whole = np.hstack([alone, *(_product(parts[one], parts[two]) for one, two in pairs)])
    with_pairs = len(values) >= ROOM * whole.shape[1] and np.linalg.matrix_rank(whole) == whole.shape[1]
    columns = whole if with_pairs else alone
    found = np.linalg.lstsq(columns, values, rcond=None)[0]
    means = values.mean(axis=1)
    left = means - columns @ found.mean(axis=1)
    total = float(((means - means.mean()) ** 2).sum())
    explained = 1.0 - float((left**2).sum()) / total if total > 0 else 1.0
    main = list(_main(cells, codes, found))
    return main, list(_pairs(cells, codes, pairs, found)) if with_pairs else [], explained


def _codes(axis: Axis) -> Floats:
    """A row for each level: −1 to 1 for a number; for the others one column a level but the last, which is less all."""
    if axis.ordered:
        numbers = axis.numbers
        line: Floats = 2 * (numbers - numbers[0]) / (numbers[-1] - numbers[0]) - 1
        return line[:, None]
    own = np.eye(len(axis.levels))[:, :-1]
    own[-1] = -1
    return own


def _product(first: Floats, second: Floats) -> Floats:
    found: Floats = (first[:, :, None] * second[:, None, :]).reshape(len(first), -1)
    return found


def _shown(axis: Axis) -> Ints:
    """The levels that are told: the ends of a number, all of the others."""
    last = len(axis.levels) - 1
    return np.array([0, last]) if axis.ordered else np.arange(last + 1)


def _main(cells: Cells, codes: list[Floats], found: Floats) -> Iterator[Main]:
    begin = 1
    for axis, code in zip(cells.axes, codes, strict=True):
        levels = _shown(axis)
        end = begin + code.shape[1]
        yield axis, tuple(levels.tolist()), code[levels] @ found[begin:end]
        begin = end


def _pairs(cells: Cells, codes: list[Floats], pairs: list[tuple[int, int]], found: Floats) -> Iterator[Pair]:
    begin = 1 + sum(code.shape[1] for code in codes)
    for one, two in pairs:
        end = begin + codes[one].shape[1] * codes[two].shape[1]
        levels = [
            (int(first), int(second))
            for first in _shown(cells.axes[one])
            for second in _shown(cells.axes[two])
        ]
        first, second = np.array(levels).T
        yield one, two, tuple(levels), _product(codes[one][first], codes[two][second]) @ found[begin:end]
        begin = end
