import numpy as np
import pytest

from dghsim.measures.many import half_width
from dghsim.measures.moderated import Spread, spreads


def test_spreads_alike_are_pooled() -> None:
    random = np.random.default_rng(1)
    values = {str(place): random.normal(50, 2, 4) for place in range(200)}
    found = spreads(values)
    errors = np.array([one.error for one in found.values()])
    own = np.array([each.std(ddof=1) / 2 for each in values.values()])
    assert errors.std() < 0.25 * own.std()
    assert errors.mean() == pytest.approx(1, rel=0.05)
    assert found["0"].freedom > 20


def test_spreads_that_truly_differ_are_mostly_their_own() -> None:
    random = np.random.default_rng(2)
    truth = np.exp(random.normal(0, 2, 100))
    values = {str(place): 50 + random.normal(0, truth[place], 4) for place in range(100)}
    found = spreads(values, levels=dict.fromkeys(values, 50.0))
    assert np.mean([one.freedom for one in found.values()]) < 6
    errors = np.log([one.error for one in found.values()])
    assert np.corrcoef(errors, np.log(truth))[0, 1] > 0.9


def test_a_spread_that_follows_the_level_is_found() -> None:
    random = np.random.default_rng(3)
    means = np.exp(np.linspace(0, 4, 60))
    values = {str(place): random.normal(mean, 0.1 * mean, 4) for place, mean in enumerate(means)}
    found = spreads(values)
    relative = np.array([found[str(place)].error / mean for place, mean in enumerate(means)])
    assert np.allclose(relative, 0.05, rtol=0.45)
    assert np.polyfit(np.log(means), np.log(relative), 1)[0] == pytest.approx(0, abs=0.1)


def test_a_share_near_none_or_all_varies_least() -> None:
    random = np.random.default_rng(4)
    means = np.concatenate([np.linspace(1, 99, 40)])
    values = {
        str(place): random.normal(mean, np.sqrt(mean * (100 - mean)) / 20, 4)
        for place, mean in enumerate(means)
    }
    found = spreads(values, share=True)
    assert found["20"].error > 3 * found["0"].error
    assert found["20"].error > 3 * found["39"].error


def test_of_two_hospitals_each_has_its_own() -> None:
    found = spreads({"a": np.array([1.0, 3.0]), "b": np.array([5.0, 5.0])})
    assert (found["a"].error, found["a"].freedom) == (pytest.approx(1), 1)
    assert found["b"].error == 0


def test_who_is_outside_lends_nothing() -> None:
    random = np.random.default_rng(5)
    values = {str(place): random.normal(50, 2, 4) for place in range(10)}
    wild = values | {"wild": random.normal(50, 90, 4)}
    found = spreads(wild, levels=dict.fromkeys(wild, 50.0), outside=frozenset({"wild"}))
    alone = spreads(values, levels=dict.fromkeys(values, 50.0))
    assert {name: found[name] for name in values} == alone


def test_an_assumption_adds_to_what_chance_leaves_open() -> None:
    chance = Spread(10.0, 0.3, 4.0)
    both = chance.with_assumed(0.04)
    assert (both.mean, both.error) == (10.0, pytest.approx(0.5))
    assert both.freedom == pytest.approx(4 * (0.5 / 0.3) ** 4)
    assert chance.with_assumed(0.0) == chance
    assert np.isfinite(half_width(Spread(10.0, 0.0, 4.0).with_assumed(0.04)))
