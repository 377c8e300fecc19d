"""Parts hospitals into groups at the least cost: a set partition, solved to its proven optimum by CP-SAT."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Group = tuple[int, ...]
_SCALE = 10_000
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Parted:
    """A partition, each group in ascending order."""

    groups: tuple[Group, ...]
    cost: float
    proved: bool
    """False: the best found in the time, and better may exist."""


def candidates(count: int, sizes: Collection[int], allowed: NDArray[np.bool_]) -> list[Group]:
    """Every group of one of the sizes all of whose pairs are allowed; `allowed` is (count, count)."""
    return [
        group
        for each in sorted(sizes)
        for group in combinations(range(count), each)
        if all(allowed[pair] for pair in combinations(group, 2))
    ]


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
) -> Parted | None:
    """The cheapest way to put each of `count` into one of the groups; None where there is none.

    Args:
        count: how many there are to be parted.
        groups: which may be formed.
        costs: of each group.
        alone: what it costs to leave one alone; None: nobody may be.
        without: groups that may not be formed.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    banned = set(without)
    open_groups = [(group, cost) for group, cost in zip(groups, costs, strict=True) if group not in banned]
    if alone is not None:
        open_groups += [((one,), alone) for one in range(count)]
    chosen = [model.new_bool_var(f"group {group}") for group, _ in open_groups]
    for one in range(count):
        model.add_exactly_one(
            [took for took, (group, _) in zip(chosen, open_groups, strict=True) if one in group]
        )
    model.minimize(
        sum(round(_SCALE * cost) * took for took, (_, cost) in zip(chosen, open_groups, strict=True))
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = 8
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    taken = [pair for took, pair in zip(chosen, open_groups, strict=True) if solver.boolean_value(took)]
    return Parted(
        tuple(sorted(group for group, _ in taken)),
        sum(cost for _, cost in taken),
        status == cp_model.OPTIMAL,
    )
