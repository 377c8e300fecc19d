from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.studies.match import groups as module
from dghsim.studies.match.first import Group, can_be_parted
from dghsim.studies.match.groups import candidates, cost_of, part


def partitions(members: tuple[int, ...], sizes: set[int]) -> list[tuple[Group, ...]]:
    if not members:
        return [()]
    first, found = members[0], []
    for size in sizes:
        for others in combinations(members[1:], size - 1):
            rest = tuple(one for one in members[1:] if one not in others)
            found += [((first, *others), *more) for more in partitions(rest, sizes)]
    return found


@settings(deadline=None, max_examples=25)
@given(st.integers(4, 7), st.integers(0, 10_000))
def test_the_partition_is_the_cheapest_of_all(count: int, seed: int) -> None:
    points = np.random.default_rng(seed).random((count, 2))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    sizes = {2} if count % 2 == 0 else {2, 3}
    groups = candidates(count, sizes, np.ones((count, count), dtype=np.bool_))
    found = part(count, groups, [cost_of(group, apart) for group in groups])
    assert found is not None
    assert found.proved
    best = min(sum(cost_of(group, apart) for group in way) for way in partitions(tuple(range(count)), sizes))
    assert found.cost == pytest.approx(best, abs=count * 1e-3)
    assert sorted(one for group in found.groups for one in group) == list(range(count))


def test_a_group_that_is_not_allowed_is_not_formed() -> None:
    apart = np.array([[0, 1, 9, 9], [1, 0, 9, 9], [9, 9, 0, 1], [9, 9, 1, 0]], dtype=float)
    groups = candidates(4, {2}, np.ones((4, 4), dtype=np.bool_))
    costs = [cost_of(group, apart) for group in groups]
    best = part(4, groups, costs)
    other = part(4, groups, costs, without=[(0, 1)])
    assert best is not None
    assert other is not None
    assert best.groups == ((0, 1), (2, 3))
    assert (0, 1) not in other.groups
    assert other.cost > best.cost


def test_who_is_near_nobody_is_alone_if_that_may_be() -> None:
    near = np.array([[True, True, False], [True, True, False], [False, False, True]])
    groups = candidates(3, {2}, near)
    assert groups == [(0, 1)]
    assert part(3, groups, [1.0]) is None
    alone = part(3, groups, [1.0], alone=2.0)
    assert alone is not None
    assert alone.groups == ((0, 1), (2,))


def test_the_cohort_in_fours_is_proved_and_fast() -> None:
    points = np.random.default_rng(4).random((22, 5))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    groups = candidates(22, {4, 5}, np.ones((22, 22), dtype=np.bool_))
    costs = [cost_of(group, apart) for group in groups]
    found = part(22, groups, costs)
    assert found is not None
    assert found.proved
    assert sorted(map(len, found.groups)) == [4, 4, 4, 5, 5]


def test_where_the_solver_may_not_work_there_is_still_a_way(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(4).random((22, 5))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    groups = candidates(22, {3, 4}, np.ones((22, 22), dtype=np.bool_))
    costs = [cost_of(group, apart) for group in groups]
    monkeypatch.setattr(module, "_solved", lambda *given: (given[-1], False))
    found = part(22, groups, costs)
    assert found is not None
    assert not found.proved
    assert sorted(one for group in found.groups for one in group) == list(range(22))


@pytest.mark.parametrize(
    ("count", "sizes", "can"),
    [(22, {3, 4}, True), (22, {4, 5}, True), (11, {4, 5}, False), (5, {3, 4}, False)],
)
def test_what_can_be_parted_is_arithmetic(count: int, sizes: set[int], can: bool) -> None:
    assert can_be_parted(count, sizes) is can
    assert bool(partitions(tuple(range(count)), sizes) if count < 12 else can) is can
