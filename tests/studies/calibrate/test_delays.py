"""Delays beyond two days: means by what is needed, or one factor."""

import numpy as np
import pytest

from dghsim.studies.calibrate.delays import _factor, _labels, _mean

MEANS = np.array([96.0, 216.0, 384.0])


def waits(factor: float, seed: int, patients: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Hours beyond the first two days of those who wait longer, and who of them was seen to leave."""
    rng = np.random.default_rng(seed)
    hours = rng.exponential(factor * MEANS[rng.choice(3, patients, p=[0.5, 0.3, 0.2])])
    cut = rng.uniform(100, 1500, patients)
    late = np.minimum(hours, cut) > 48
    return np.minimum(hours, cut)[late] - 48, (hours < cut)[late]


@pytest.mark.parametrize("factor", [0.6, 1.0, 1.7])
def test_one_factor_is_found_again(factor: float) -> None:
    found = _factor(*waits(factor, 1), MEANS, np.array([0.5, 0.3, 0.2]))
    assert found.low < factor < found.high
    assert found.high / found.low < 1.3


def test_a_mean_counts_those_who_still_wait() -> None:
    rng = np.random.default_rng(2)
    hours, cut = rng.exponential(200, 2000), rng.uniform(20, 400, 2000)
    found = _mean(np.minimum(hours, cut), hours < cut)
    assert found is not None
    assert found.low < 200 < found.high
    assert _mean(hours[:10], np.ones(10, dtype=np.bool_)) is None


def test_pathways_by_name_or_number() -> None:
    labels = ("none", "pathway_1", "pathway_2", "pathway_3")
    given = np.array(["pathway_2", "2", "p2", "pathway 2", "0", "none", "?", ""], dtype=object)
    assert _labels(given, labels).tolist() == ["pathway_2"] * 4 + ["none", "none", "", ""]
