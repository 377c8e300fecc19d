"""Parts hospitals into groups at the least cost: a set partition, solved among the few groups that matter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from dghsim.studies.match.first import Group, first_way

if TYPE_CHECKING:
    from scipy.sparse import csc_array

Floats = NDArray[np.float64]
Way = tuple[Group, ...]
_SCALE = 10_000
LIKELY = 300
"""Groups of the least reduced cost, among which a good way is looked for first."""
NODES = 2_000
"""Of the solver's tree at most: effort that is the same on every machine."""
OPTIMAL, INFEASIBLE = 0, 2
"""As `scipy.optimize.milp` has its status."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A partition, each group in ascending order."""

    groups: tuple[Group, ...]
    cost: float
    proved: bool
    """False: the best found with the effort allowed, and better may exist."""


@overload
def candidates(count: int, sizes: Collection[int], allowed: NDArray[np.bool_]) -> list[Group]: ...
@overload
def candidates(
    count: int, sizes: Collection[int], allowed: NDArray[np.bool_], *, most: int
) -> list[Group] | None: ...
def candidates(
    count: int, sizes: Collection[int], allowed: NDArray[np.bool_], *, most: int | None = None
) -> list[Group] | None:
    """Every group of one of the sizes all of whose pairs are allowed; None for more than `most`.

    `allowed` is (count, count). Groups grow by one at a time, so that no more are ever made than are asked for.
    """
    after = [frozenset(one for one in range(each + 1, count) if allowed[each, one]) for each in range(count)]
    growing: list[tuple[Group, frozenset[int]]] = [((each,), after[each]) for each in range(count)]
    found: list[Group] = []
    for size in range(2, max(sizes) + 1):
        grown: list[tuple[Group, frozenset[int]]] = []
        for group, may in growing:
            grown += [((*group, one), may & after[one]) for one in sorted(may)]
            if most is not None and len(grown) > most:
                return None
        growing = grown
        if size in sizes:
            found += [group for group, _ in growing]
    return None if most is not None and len(found) > most else found


def cost_of(group: Group, apart: Floats) -> float:
    """The mean distance within the group, once for each member, so that large groups are not cheap."""
    pairs = list(combinations(group, 2))
    return len(group) * sum(float(apart[pair]) for pair in pairs) / len(pairs) if pairs else 0.0


def part(
    count: int,
    groups: Sequence[Group],
    costs: Sequence[float],
    *,
    alone: float | None = None,
    without: Collection[Group] = (),
    start: Way | None = None,
) -> Parted | None:
    """The cheapest way to put each of `count` into one of the groups; None where there is none.

    Args:
        count: how many there are to be parted.
        groups: which may be formed.
        costs: of each group.
        alone: what it costs to leave one alone; None: nobody may be.
        without: groups that may not be formed.
        start: a way of these groups that is known already.
    """
    banned = set(without)
    whole = {
        group: round(_SCALE * cost) for group, cost in zip(groups, costs, strict=True) if group not in banned
    }
    if alone is not None:
        whole |= {(one,): round(_SCALE * alone) for one in range(count)}
    way = first_way(count, whole) if start is None else start
    if way is None:
        return None
    way, proved = _cheapest(count, whole, way)
    exact = dict(zip(groups, costs, strict=True))
    return Parted(tuple(sorted(way)), sum(exact.get(group, alone or 0.0) for group in way), proved)


def _cheapest(count: int, costs: Mapping[Group, int], way: Way) -> tuple[Way, bool]:
    """The cheapest way from one that is known, and whether that is proved.

    The duals of the linear relaxation bound every way from below: a group whose reduced cost is more than the known
    way is above that bound is in no better way, so that few groups are left to the solver.
    """
    groups = list(costs)
    each = np.array([costs[group] for group in groups], dtype=np.float64)
    inside = _inside(count, groups)
    bound, reduced = _relaxed(inside, each)
    likely = np.argsort(reduced, kind="stable")[:LIKELY]
    way, _ = _solved([groups[at] for at in likely], inside[:, likely], costs, way)
    gap = sum(costs[group] for group in way) - bound
    needed = np.flatnonzero(reduced <= gap + 1)
    return _solved([groups[at] for at in needed], inside[:, needed], costs, way)


def _inside(count: int, groups: Sequence[Group]) -> csc_array:
    """(count, groups): 1 where one is in the group."""
    from scipy.sparse import csc_array

    members = np.fromiter(chain.from_iterable(groups), dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum([len(group) for group in groups])))
    return csc_array((np.ones(len(members)), members, starts), shape=(count, len(groups)))


def _relaxed(inside: csc_array, costs: Floats) -> tuple[float, Floats]:
    """The lower bound of the linear relaxation, and each group's reduced cost."""
    from scipy.optimize import linprog

    found = linprog(costs, A_eq=inside, b_eq=np.ones(inside.shape[0]), method="highs")
    duals = np.asarray(found.eqlin.marginals)
    return float(duals.sum()), np.asarray(costs - inside.T @ duals)


def _solved(
    some: Sequence[Group], inside: csc_array, costs: Mapping[Group, int], way: Way
) -> tuple[Way, bool]:
    """The cheapest way among some of the groups, or the one known where none is cheaper; and whether it is proved."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(
        np.array([costs[group] for group in some], dtype=np.float64),
        constraints=LinearConstraint(inside, 1, 1),
        integrality=np.ones(len(some)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0, "node_limit": NODES},
    )
    proved = found.status in (OPTIMAL, INFEASIBLE)
    if found.x is None:
        return way, proved
    taken = tuple(group for group, share in zip(some, found.x, strict=True) if share > 0.5)
    known, cheaper = (sum(costs[group] for group in each) for each in (way, taken))
    return (taken if cheaper < known else way), proved
