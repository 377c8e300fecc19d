"""Which factor the spread of a full grid is due to: Sobol's indices of levels that are all equally likely.

Of a finished grid they need no sampling: the variances are sums over the cells. What the patients do would add to every
square of a mean, and is left out by products of different replications alone: (the square of a sum over replications
less the sum of their squares) over R (R - 1) has the true square as its mean. Intervals are jackknifed over
replications (B. Efron and C. Stein, "The jackknife estimate of variance", Annals of Statistics 9, 1981).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import stdtrit

from dghsim.errors import InputError
from dghsim.measures.across.grid import deviations, gridded, joint
from dghsim.measures.across.model import Axis, Cells
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats, Measure
from dghsim.measures.statistics import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Share:
    """One factor's part of the variance between cells."""

    axis: Axis
    first: Reach
    """Alone."""
    total: Reach | None
    """With all that it does together with others; None where the design does not tell."""

    @property
    def largest(self) -> float:
        """The total where there is one."""
        return (self.total or self.first).mean


@dataclass(frozen=True, slots=True)
class Pair:
    """What two factors do together beyond what each does alone."""

    first: Axis
    second: Axis
    share: Reach


@dataclass(frozen=True, slots=True)
class Shares:
    """The factor with the greatest share first."""

    measure: Measure
    shares: tuple[Share, ...]
    pairs: tuple[Pair, ...]
    method: str
    points: int
    chance: float | None
    """Share of the variance between the points' means that is chance, and is taken off; None for one replication."""


def shares_of_grid(cells: Cells) -> Shares | None:
    """First and total index of each factor; None where the cells are no full grid.

    Raises:
        InputError: nothing varies, or cells differ by no more than chance.
    """
    there = cells.seen().varying()
    if not there.axes:
        raise InputError("shares of the spread: no factor varies among the cells that were run")
    values = there.shared()
    grid = gridded(there, values)
    if grid is None:
        return None
    if not np.ptp(values.mean(axis=1)):
        raise InputError(f"shares of the spread: {there.measure.id} is the same in every cell")
    all_axes = tuple(range(len(there.axes)))
    whole = grid - grid.mean(axis=all_axes)
    true = _square(whole.reshape(-1, whole.shape[-1]))
    if true <= 0:
        raise InputError(f"shares of the spread: what cells differ by in {there.measure.id} is within chance")
    found = [
        Share(
            axis,
            _share(deviations(grid, number), whole),
            _share(grid - grid.mean(axis=number, keepdims=True), whole),
        )
        for number, axis in enumerate(there.axes)
    ]
    pairs = [
        Pair(there.axes[one], there.axes[two], _share(_joint(grid, one, two), whole))
        for one, two in combinations(all_axes, 2)
    ]
    return Shares(
        there.measure,
        tuple(sorted(found, key=lambda each: -each.largest)),
        tuple(sorted(pairs, key=lambda each: -each.share.mean)),
        "sums over a full grid, every level equally likely; intervals jackknifed over replications",
        len(values),
        None if values.shape[1] == 1 else max(0.0, 1 - true / float((whole.mean(axis=-1) ** 2).mean())),
    )


def _joint(grid: Floats, one: int, two: int) -> Floats:
    return joint(grid, one, two).reshape(-1, grid.shape[-1])


def _share(part: Floats, whole: Floats) -> Reach:
    part, whole = (each.reshape(-1, each.shape[-1]) for each in (part, whole))

    def ratio(some: slice | Floats) -> float:
        least = _square(whole[:, some])
        return _square(part[:, some]) / least if least > 0 else np.nan

    return _jackknifed(ratio, part.shape[1])


def _square(values: Floats) -> float:
    """Mean over rows of the square of the true mean, from products of different replications."""
    count = values.shape[1]
    if count == 1:
        return float((values**2).mean())
    return float(((values.sum(axis=1) ** 2 - (values**2).sum(axis=1)) / (count * (count - 1))).mean())


def _jackknifed(ratio: Callable[[slice | Floats], float], count: int) -> Reach:
    value = ratio(slice(None))
    if count < 3:
        return Reach(value, np.nan, np.nan)
    without = np.array([ratio(np.delete(np.arange(count), each)) for each in range(count)])
    error = np.sqrt((count - 1) / count * ((without - without.mean()) ** 2).sum())
    half = float(stdtrit(count - 1, (1 + CONFIDENCE) / 2) * error)
    low, high = np.clip([value - half, value + half], 0, 1)
    return Reach(float(np.clip(value, 0, 1)), float(low), float(high))
