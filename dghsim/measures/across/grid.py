"""A full grid: every combination of levels once, so that a factor's mean holds all others alike."""

from __future__ import annotations

import numpy as np

from dghsim.measures.across.model import Cells
from dghsim.measures.model import Floats


def gridded(cells: Cells, values: Floats) -> Floats | None:
    """The values by level of each axis and replication; None where a combination is missing or there twice.

    Args:
        cells: with axes that all vary.
        values: shape (cells, replications), of the same cells.
    """
    sizes = tuple(len(axis.levels) for axis in cells.axes)
    if int(np.prod(sizes, dtype=np.float64)) != len(cells.at):
        return None
    places = np.ravel_multi_index(tuple(cells.at.T), sizes)
    if len(np.unique(places)) != len(places):
        return None
    grid = np.empty_like(values)
    grid[places] = values
    return grid.reshape(*sizes, values.shape[1])


def deviations(grid: Floats, axis: int) -> Floats:
    """Each level's mean less the mean of all, shape (levels, replications)."""
    others = tuple(number for number in range(grid.ndim - 1) if number != axis)
    means = grid.mean(axis=others)
    found: Floats = means - means.mean(axis=0)
    return found


def joint(grid: Floats, first: int, second: int) -> Floats:
    """What each pair of levels is beyond the two levels' own deviations, shape (levels, levels, replications)."""
    others = tuple(number for number in range(grid.ndim - 1) if number not in (first, second))
    means = grid.mean(axis=others) if others else grid
    both: Floats = (
        means - means.mean(axis=0, keepdims=True) - means.mean(axis=1, keepdims=True)
        + means.mean(axis=(0, 1), keepdims=True)
    )  # fmt: skip
    return both
