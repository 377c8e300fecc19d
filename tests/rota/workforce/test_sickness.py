from __future__ import annotations

import numpy as np
import pytest

from dghsim.rota.workforce.draws import Names
from dghsim.rota.workforce.sickness import sick_days

DAYS = 4000


def names(number: int) -> Names:
    return Names(np.arange(number, dtype=np.uint64), np.zeros(number, dtype=np.uint64), 7)


def drawn(
    share: float, spell: float, posts: int = 300, replication: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    return sick_days(names(posts), replication, np.full(posts, share), np.full(posts, spell), DAYS)


@pytest.mark.parametrize(("share", "spell"), [(0.02, 4.0), (0.012, 1.0), (0.3, 10.0)])
def test_share_and_length_of_spells_are_those_asked_for(share: float, spell: float) -> None:
    sick, _ = drawn(share, spell)
    assert sick.mean() == pytest.approx(share, rel=0.04)
    begins = (np.diff(sick.astype(int), axis=1) == 1).sum()
    assert sick[:, 1:].sum() / begins == pytest.approx(spell, rel=0.06)


def test_first_day_is_like_any_other() -> None:
    first = np.mean([drawn(0.2, 8.0, replication=each)[0][:, 0].mean() for each in range(20)])
    assert first == pytest.approx(0.2, abs=0.015)


def test_since_is_the_first_day_of_the_spell() -> None:
    sick, since = drawn(0.05, 5.0, posts=20)
    for post, day in zip(*np.nonzero(sick[:, 1:]), strict=True):
        began = since[post, day + 1]
        assert sick[post, began : day + 2].all()
        assert began <= day + 1


def test_nobody_is_sick_where_the_share_is_nought() -> None:
    sick, _ = sick_days(names(3), 0, np.array([0.0, 0.1, 0.0]), np.array([4.0, 4.0, 1.0]), DAYS)
    assert sick.any(axis=1).tolist() == [False, True, False]


def test_one_posts_spells_depend_on_no_other_post() -> None:
    shares = np.array([0.02, 0.1, 0.02])
    alone = sick_days(names(3), 1, np.where([True, False, True], shares, 0), np.full(3, 4.0), DAYS)[0]
    together = sick_days(names(3), 1, shares, np.full(3, 4.0), DAYS)[0]
    np.testing.assert_array_equal(alone[[0, 2]], together[[0, 2]])
