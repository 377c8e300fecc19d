"""Sobol's indices against the Ishigami function, whose indices are known (Ishigami and Homma, 1990)."""

import sys

import numpy as np
import pytest
from helpers.cells import measure
from scipy.stats import qmc

from dghsim.errors import InputError
from dghsim.measures.across import sobol
from dghsim.measures.across.model import Axis
from dghsim.measures.across.sobol import given_data, saltelli
from dghsim.measures.model import Floats

AXES = tuple(Axis(name, (-np.pi, np.pi)) for name in "abc")
FIRST = {"a": 0.3139, "b": 0.4424, "c": 0.0}
TOTAL = {"a": 0.5576, "b": 0.4424, "c": 0.2437}


def ishigami(points: Floats) -> Floats:
    """One replication of each point."""
    one, two, three = (2 * np.pi * points - np.pi).T
    found: Floats = np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)
    return found[:, None]


def swapped(base: int) -> Floats:
    """Saltelli's design of three factors, with what pairs need."""
    sample = qmc.Sobol(6, seed=1).random(base)
    first, second = sample[:, :3], sample[:, 3:]
    rows = []
    for one, two in zip(first, second, strict=True):
        rows.append(one)
        rows += [np.where(np.arange(3) == factor, two, one) for factor in range(3)]
        rows += [np.where(np.arange(3) == factor, one, two) for factor in range(3)]
        rows.append(two)
    return np.array(rows)


def test_saltellis_design_gives_first_total_and_pairs() -> None:
    found = saltelli(measure(), AXES, ishigami(swapped(1024)), second_order=True)
    for share in found.shares:
        assert share.first.mean == pytest.approx(FIRST[share.axis.name], abs=0.04)
        assert share.total is not None
        assert share.total.mean == pytest.approx(TOTAL[share.axis.name], abs=0.04)
        assert share.total.low < TOTAL[share.axis.name] < share.total.high
    assert found.shares[0].axis.name == "a"
    assert (found.pairs[0].first.name, found.pairs[0].second.name) == ("a", "c")
    assert found.pairs[0].share.mean == pytest.approx(0.2437, abs=0.05)


def test_any_other_sample_gives_first_indices_alone() -> None:
    points = qmc.LatinHypercube(3, seed=1).random(512)
    found = given_data(measure(), AXES, points, ishigami(points))
    for share in found.shares:
        assert share.first.low <= FIRST[share.axis.name] < share.first.high
        assert share.total is None
    assert "total indices need Saltelli's design" in found.method


def test_the_same_seed_gives_the_same_intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sobol, "RESAMPLES", 50)
    points = qmc.LatinHypercube(3, seed=1).random(64)
    assert given_data(measure(), AXES, points, ishigami(points)) == given_data(
        measure(), AXES, points, ishigami(points)
    )


def noisy(base: int, replications: int, seed: int) -> Floats:
    """A replication varies half as much again as the function itself does."""
    truth = ishigami(swapped(base))
    return truth + 1.5 * truth.std() * np.random.default_rng(seed).standard_normal((len(truth), replications))


def test_chance_is_not_shared_out_and_intervals_hold_the_truth() -> None:
    studies = [saltelli(measure(), AXES, noisy(128, 4, seed), second_order=True) for seed in range(12)]
    totals = [share.total for study in studies for share in study.shares if share.axis.name == "c"]
    assert np.mean([total.mean for total in totals if total]) == pytest.approx(TOTAL["c"], abs=0.1)
    assert np.mean([study.chance for study in studies]) == pytest.approx(0.36, abs=0.05)
    held = [
        share.first.low <= FIRST[share.axis.name] <= share.first.high
        and share.total is not None
        and share.total.low <= TOTAL[share.axis.name] <= share.total.high
        for study in studies for share in study.shares
    ]  # fmt: skip
    assert np.mean(held) >= 0.9
    assert np.mean([total.high - total.low for total in totals if total]) < 0.85
    means = noisy(128, 4, 1).mean(axis=1, keepdims=True)
    naive = {
        each.axis.name: each.total for each in saltelli(measure(), AXES, means, second_order=True).shares
    }
    assert naive["c"] is not None
    assert naive["c"].mean > TOTAL["c"] + 0.1


def test_first_indices_of_any_sample_are_of_true_means_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sobol, "RESAMPLES", 20)
    points = qmc.LatinHypercube(3, seed=1).random(512)
    truth = ishigami(points)
    noise = truth.std() * np.random.default_rng(1).standard_normal((512, 4))
    found = {
        each.axis.name: each.first for each in given_data(measure(), AXES, points, truth + 2 * noise).shares
    }
    assert found["b"].mean == pytest.approx(FIRST["b"], abs=0.1)


def test_points_that_chance_alone_moves_have_no_shares_or_say_nothing() -> None:
    refused = 0
    for seed in range(12):
        chance = np.random.default_rng(seed).standard_normal((5 * 32, 4))
        try:
            found = saltelli(measure(), AXES, chance, second_order=False)
        except InputError as error:
            refused += "within chance" in str(error)
        else:
            assert all(each.first.low < 0.2 for each in found.shares)
    assert 3 <= refused <= 9


def test_what_the_design_does_not_permit_is_refused() -> None:
    points = qmc.LatinHypercube(3, seed=1).random(63)
    with pytest.raises(InputError, match="63 points drawn; first indices need 64"):
        given_data(measure(), AXES, points, ishigami(points))
    values = ishigami(swapped(8))
    values[5] = np.nan
    with pytest.raises(InputError, match="1 of 64 points have no ed_stay_mean_hours"):
        saltelli(measure(), AXES, values, second_order=True)
    with pytest.raises(InputError, match="the same at every point"):
        saltelli(measure(), AXES, np.ones((64, 3)), second_order=True)


def test_without_salib_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib.analyze.sobol", None)
    with pytest.raises(InputError, match=r"pip install dghsim\[studies\]"):
        saltelli(measure(), AXES, ishigami(swapped(8)), second_order=True)
