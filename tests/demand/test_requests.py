"""What people ask of their practices."""

import numpy as np
import pytest

from dghsim.demand.requests import draw_requests, poisson
from dghsim.scenario.demand import Dispersion

DAYS = 4000
FLAT = {"one": np.full(DAYS, 20.0), "two": np.full(DAYS, 0.3), "none": np.zeros(DAYS)}


def drawn(means: dict[str, np.ndarray], replication: int = 0, sd: float = 0.0) -> np.ndarray:
    dispersion = Dispersion(day_log_sd=sd, day_autocorrelation=0.5)
    return draw_requests(means, dispersion, seed=1, replication=replication, home="RLQ/home/north")


def test_poisson_has_the_mean_and_the_variance() -> None:
    found = drawn(FLAT)
    assert found[0].mean() == pytest.approx(20, rel=0.02)
    assert found[0].var() == pytest.approx(20, rel=0.07)
    assert found[1].mean() == pytest.approx(0.3, rel=0.08)
    assert not found[2].any()


def test_days_are_over_dispersed_together() -> None:
    found = drawn({"one": FLAT["one"] * 10, "two": FLAT["one"] * 10}, sd=0.1)
    assert found[0].var() / found[0].mean() == pytest.approx(1 + 200 * 0.01, rel=0.15)
    assert np.corrcoef(found)[0, 1] > 0.5


def test_a_kind_moves_no_other_and_more_are_at_least_as_many() -> None:
    more = {**FLAT, "one": FLAT["one"] * 1.1}
    few, many = drawn(FLAT), drawn(more)
    assert (few[1] == many[1]).all()
    assert (few[0] <= many[0]).all()
    assert (few[0] != drawn(FLAT, replication=1)[0]).any()


@pytest.mark.parametrize(("share", "count"), [(0.3, 0), (0.5, 1), (0.73, 1), (0.74, 2), (1 - 2**-32, 12)])
def test_by_inversion(share: float, count: int) -> None:
    word = np.array([share * 2**32 - 0.5]).astype(np.uint64)
    assert poisson(np.ones(1), word)[0] == count
