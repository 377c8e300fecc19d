import numpy as np
import pytest

from dghsim.measures.moderated import Spread, spreads
from dghsim.measures.ranks import Ranks
from dghsim.measures.ranks import ranks as ranks_of


def ranks(values: list[np.ndarray], better: str) -> Ranks:
    return ranks_of(list(spreads({str(place): each for place, each in enumerate(values)}).values()), better)


def test_clearly_apart_hospitals_have_one_rank_each() -> None:
    values = [np.array([10.0, 10.1, 9.9]), np.array([30.0, 30.1, 29.9]), np.array([20.0, 20.1, 19.9])]
    less, more = ranks(values, "less"), ranks(values, "more")
    assert less.median.tolist() == [1, 3, 2]
    assert more.median.tolist() == [3, 1, 2]
    assert (less.low == less.high).all()
    assert less.best_third.tolist() == [1, 0, 0]


def test_hospitals_alike_may_stand_anywhere() -> None:
    random = np.random.default_rng(3)
    found = ranks([random.normal(50, 5, 6) for _ in range(12)], "more")
    assert (found.high - found.low).mean() > 6
    assert found.best_third.sum() == pytest.approx(4, abs=0.05)  # four of twelve are always the best third


def test_intervals_hold_the_true_rank_as_often_as_they_say() -> None:
    truth, random = np.linspace(40, 60, 8), np.random.default_rng(11)
    held = []
    for _ in range(60):
        found = ranks([random.normal(mean, 4, 8) for mean in truth], "more")
        held.append((found.low <= 8 - np.arange(8)) & (8 - np.arange(8) <= found.high))
    assert np.mean(held) > 0.93


def test_nobody_has_no_rank() -> None:
    with pytest.raises(ValueError, match="a hospital"):
        ranks_of([], "less")


def test_hospitals_that_are_exactly_alike_share_their_places() -> None:
    found = ranks_of([Spread(0.0, 0.0, 3), Spread(0.0, 0.0, 3), Spread(5.0, 0.0, 3)], "less")
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1, 3], [2, 2, 3])
