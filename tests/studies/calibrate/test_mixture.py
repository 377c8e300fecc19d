"""Stays: shares and lengths found again, with whoever is still in and whoever could not be seen."""

import numpy as np
import pytest

from dghsim.scenario.duration import Exponential, Lognormal
from dghsim.studies.calibrate.mixture import fit_mixture, scores
from dghsim.studies.calibrate.shapes import Shape
from dghsim.studies.calibrate.stay_times import StayTimes
from dghsim.studies.calibrate.survival import survival

SHAPES = [
    Shape(Lognormal(family="lognormal", unit="days", median=1.0, sigma=0.6), 24.0),
    Shape(Lognormal(family="lognormal", unit="days", median=8.0, sigma=0.7), 24.0),
]
BASE = np.array([[0.5, 0.5], [0.5, 0.5]])
TRUE = np.array([[0.7, 0.3], [0.2, 0.8]])
FACTOR = 1.25


def drawn(seed: int, patients: int = 3000) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 2, patients)
    long = rng.random(patients) < TRUE[group, 1]
    hours = (
        np.where(long, 192 * rng.lognormal(0, 0.7, patients), 24 * rng.lognormal(0, 0.6, patients)) * FACTOR
    )
    return hours, group


def times(hours: np.ndarray, most: np.ndarray | None = None, given: np.ndarray | None = None) -> StayTimes:
    """Each known to the half hour, cut off at `most`."""
    cut = np.full(len(hours), np.inf) if most is None else most
    ended = hours < cut
    least = np.where(ended, np.maximum(hours - 0.5, 0.01), cut)
    return StayTimes(
        least, np.where(ended, hours + 0.5, np.inf), np.zeros(len(hours)) if given is None else given
    )


def holds(group: np.ndarray, seen: StayTimes) -> None:
    found = fit_mixture(seen, group, SHAPES, BASE)
    low, high = np.percentile(found.drawn_factor, [0.5, 99.5])
    assert low < FACTOR < high
    low, high = np.percentile(found.drawn_shares, [0.5, 99.5], axis=0)
    assert ((low < TRUE) & (high > TRUE)).all()
    better = scores(seen, group, SHAPES, found.shares, found.factor)
    assert better.sum() > scores(seen, group, SHAPES, BASE, 1.0).sum() + 50


def test_all_seen() -> None:
    hours, group = drawn(1)
    holds(group, times(hours))


def test_many_still_in() -> None:
    hours, group = drawn(2)
    holds(group, times(hours, np.random.default_rng(5).uniform(12, 400, len(hours))))


def test_only_those_past_a_limit() -> None:
    hours, group = drawn(3, 6000)
    limit = np.full(len(hours), 16.0)
    past = hours > limit
    assert past.mean() < 0.95
    holds(group[past], times(hours[past], given=limit[past]))


def test_leaving_out_who_is_still_in_would_be_wrong() -> None:
    hours, _ = drawn(4)
    cut = np.random.default_rng(5).uniform(12, 400, len(hours))
    naive, curve = np.mean(hours[hours < cut] > 96), survival(np.minimum(hours, cut), hours < cut)
    honest = curve.still_in[np.searchsorted(curve.hours, 96) - 1]
    assert honest == pytest.approx(np.mean(hours > 96), abs=0.03)
    assert naive < honest - 0.1


def test_the_curve_is_that_of_kaplan_and_meier() -> None:
    curve = survival(np.repeat([1.0, 2.0, 3.0, 4.0], 10), np.repeat([True, False, True, True], 10))
    assert curve.hours.tolist() == [1, 3, 4]
    assert curve.still_in.tolist() == pytest.approx([0.75, 0.375, 0.0])
    assert curve.at_risk.tolist() == [40, 20, 10]


def test_an_exponential_is_scaled_by_its_mean() -> None:
    shape = Shape(Exponential(family="exponential", unit="days", mean=2), 24.0)
    assert shape.longer(np.array([48.0]), 2.0)[0] == pytest.approx(np.exp(-0.5))
    assert shape.mean(2.0) == 96
