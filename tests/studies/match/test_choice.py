"""Which groups are looked at where there are too many, and what is then said to be proved."""

import numpy as np
import pytest
from helpers.loaded import loaded
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.studies.match import choice as module
from dghsim.studies.match.choice import MOST_GROUPS, choice
from dghsim.studies.match.first import can_be_parted, greedy_way
from dghsim.studies.match.groups import Floats
from dghsim.studies.match.match import for_learning


def distances(count: int, seed: int = 4) -> Floats:
    points = np.random.default_rng(seed).random((count, 5))
    return np.linalg.norm(points[:, None] - points[None], axis=2)


def everybody(count: int) -> np.ndarray:
    return np.ones((count, count), dtype=np.bool_)


def test_the_cohort_is_looked_at_whole() -> None:
    found = choice(distances(22), {4, 5}, everybody(22))
    assert (found.nearest, len(found.groups)) == (None, 33_649)


def test_sixty_in_fours_are_bounded_and_all_parted() -> None:
    found = choice(distances(59), {4, 5}, everybody(59))
    assert found.nearest is not None
    assert MOST_GROUPS / 2 < len(found.groups) <= MOST_GROUPS
    best = found.best()
    assert best is not None
    assert sorted(one for group in best.groups for one in group) == list(range(59))
    assert {len(group) for group in best.groups} <= {4, 5}


def test_what_is_left_out_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = choice(distances(12), {3}, everybody(12)).best()
    monkeypatch.setattr(module, "MOST_GROUPS", 60)
    found = choice(distances(12), {3}, everybody(12))
    bounded = found.best()
    assert whole is not None
    assert bounded is not None
    assert len(found.groups) <= 60
    assert whole.cost <= bounded.cost + 1e-9 < 1.25 * whole.cost


def test_a_group_that_is_not_allowed_is_not_in_the_way_that_always_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_GROUPS", 40)
    found = choice(distances(12), {3}, everybody(12))
    best = found.best()
    assert best is not None
    for group in best.groups:
        other = found.best(without=[group])
        assert other is not None
        assert group not in other.groups
        assert other.cost >= best.cost - 1e-9


@settings(deadline=None, max_examples=40)
@given(st.integers(4, 24), st.integers(2, 4), st.integers(0, 1000))
def test_a_way_always_goes(count: int, size: int, seed: int) -> None:
    sizes = {size} if count % size == 0 else {size, size + 1}
    if not can_be_parted(count, sizes):
        return
    way = greedy_way(distances(count, seed).tolist(), sizes)
    assert way is not None
    assert sorted(one for group in way for one in group) == list(range(count))
    assert {len(group) for group in way} <= sizes
    if len(way) > 2:
        other = greedy_way(distances(count, seed).tolist(), sizes, [way[-1]])
        assert other is not None
        assert way[-1] not in other


def test_it_is_said_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    hospitals = {code: loaded(f"cohort/{code}") for code in ("rbd", "rlq", "rnz", "ra9", "rcd", "rff")}
    assert for_learning(hospitals, size=3).proved
    monkeypatch.setattr(module, "MOST_GROUPS", 12)
    found = for_learning(hospitals, size=3)
    assert not found.proved
    assert not any(group.proved for group in found.groups)
    assert "too many groups to look at all" in found.notes[0]
    assert "is the best of these" in found.notes[0]
