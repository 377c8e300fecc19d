"""A way to part hospitals that always is one, cheap rather than cheapest: where the solver starts from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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


def greedy_way(
    apart: Sequence[Sequence[float]], sizes: Collection[int], without: Collection[Group] = ()
) -> tuple[Group, ...] | None:
    """All parted, whoever is farthest from those left first, each with those nearest; any group may be formed.

    Args:
        apart: how far each is from each.
        sizes: of a group; all must be a sum of these.
        without: groups that may not be formed. None where every way that is tried ends in one of these.
    """
    sums = _sums(len(apart), sizes)
    for late in range(len(apart)):
        left, way = set(range(len(apart))), list[Group]()
        while left:
            # A group that is not allowed may be left over at the end: then somebody else goes first.
            first = late > 0 and len(left) == len(apart)
            seed = late if first else max(left, key=lambda one: (_far(apart, one, left), -one))
            size = min(each for each in sizes if len(left) - each in sums)
            near = sorted(left - {seed}, key=lambda one: (apart[seed][one], one))
            group = next((each for each in _near_groups(seed, near, size) if each not in without), None)
            if group is None:
                break
            way.append(group)
            left.difference_update(group)
        if not left:
            return tuple(way)
    return None


def _far(apart: Sequence[Sequence[float]], one: int, left: Collection[int]) -> float:
    return sum(apart[one][other] for other in left)


def _near_groups(seed: int, near: Sequence[int], size: int) -> Iterator[Group]:
    """With the nearest, then with one farther on in place of the last of these."""
    for last in near[size - 2 :]:
        yield tuple(sorted((seed, *near[: size - 2], last)))


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
