"""A way to part hospitals that always is one, cheap rather than cheapest: where the solver starts from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Group = tuple[int, ...]


def can_be_parted(count: int, sizes: Collection[int]) -> bool:
    """Whether `count` is a sum of sizes, each used as often as may be."""
    return count in _sums(count, sizes)


def first_way(count: int, costs: Mapping[Group, float]) -> tuple[Group, ...] | None:
    """Each of `count` in one of the groups, the cheapest for each first; None only where there is no way.

    Args:
        count: how many there are to be parted.
        costs: of each group that may be formed, its members in ascending order.
    """
    sums = _sums(count, {len(group) for group in costs})
    by_first: list[list[Group]] = [[] for _ in range(count)]
    for group in sorted(costs, key=lambda group: (costs[group] / len(group), group)):
        by_first[group[0]].append(group)
    return _complete(frozenset(range(count)), by_first, sums, set())


def _complete(
    left: frozenset[int], by_first: Sequence[Sequence[Group]], sums: frozenset[int], dead: set[frozenset[int]]
) -> tuple[Group, ...] | None:
    """The ways for those left; `dead` are remainders for which there is none."""
    if not left:
        return ()
    for group in by_first[min(left)]:
        rest = left.difference(group)
        if len(rest) == len(left) - len(group) and len(rest) in sums and rest not in dead:
            more = _complete(rest, by_first, sums, dead)
            if more is not None:
                return (group, *more)
    dead.add(left)
    return None


def _sums(most: int, sizes: Collection[int]) -> frozenset[int]:
    found = {0}
    for total in range(1, most + 1):
        if any(total - each in found for each in sizes):
            found.add(total)
    return frozenset(found)
