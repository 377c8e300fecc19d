"""Which groups are looked at: all that may be formed, or where these are too many, those of the nearest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.studies.match.first import Group, greedy_way
from dghsim.studies.match.groups import Floats, Parted, candidates, cost_of, part

MOST_GROUPS = 35_000
"""As many as the solver can be asked about in seconds: all groups of four or five of 22 are 33,649."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The groups that are looked at, and what each costs."""

    apart: Floats
    """(hospitals, hospitals)."""
    sizes: frozenset[int]
    groups: tuple[Group, ...]
    costs: tuple[float, ...]
    alone: float | None
    """What it costs to leave one alone; None: nobody may be."""
    nearest: int | None
    """Of any two in a group one is among so many nearest of the other; None: no group is left out."""

    def best(self, without: Collection[Group] = ()) -> Parted | None:
        """The cheapest way of these groups, some not allowed; None where there is none.

        Where groups are left out, hospitals may not go into those that are looked at without remainder, and to find
        out takes without end: so a way that always goes is put beside them.
        """
        count, groups, costs, start = len(self.apart), list(self.groups), list(self.costs), None
        if self.nearest is not None and self.alone is None:
            start = greedy_way(self.apart.tolist(), self.sizes, without)
            more = sorted(set(start or ()) - set(groups))
            groups += more
            costs += [cost_of(group, self.apart) for group in more]
        return part(count, groups, costs, alone=self.alone, without=without, start=start)


def choice(
    apart: Floats, sizes: Collection[int], allowed: NDArray[np.bool_], *, alone: float | None = None
) -> Choice:
    """All groups of the sizes whose pairs are allowed, or those of as many nearest as come to `MOST_GROUPS` at most.

    Args:
        apart: (hospitals, hospitals), how far apart each two are.
        sizes: of a group.
        allowed: (hospitals, hospitals), who may be in one group.
        alone: what it costs to leave one alone; None: nobody may be.
    """
    nearest, groups = None, candidates(len(apart), sizes, allowed, most=MOST_GROUPS)
    if groups is None:
        nearest, groups = _of_nearest(apart, sizes, allowed)
    costs = tuple(cost_of(group, apart) for group in groups)
    return Choice(apart, frozenset(sizes), tuple(groups), costs, alone, nearest)


def _of_nearest(apart: Floats, sizes: Collection[int], allowed: NDArray[np.bool_]) -> tuple[int, list[Group]]:
    """As many nearest as may be, by halving, and the groups of these."""
    place = np.argsort(
        np.argsort(apart + np.diag(np.full(len(apart), -np.inf)), axis=1, kind="stable"), axis=1
    )
    low, high, groups = 0, len(apart) - 1, list[Group]()
    while high - low > 1:
        middle = (low + high) // 2
        near = place <= middle
        found = candidates(len(apart), sizes, allowed & (near | near.T), most=MOST_GROUPS)
        if found is None:
            high = middle
        else:
            low, groups = middle, found
    return low, groups
