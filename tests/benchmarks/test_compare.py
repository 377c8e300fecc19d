"""Welch's interval on a difference, all of a table right together."""

import numpy as np
import pytest
from scipy import stats

from benchmarks.compare import CONFIDENCE, row, rows
from benchmarks.moments import exactly, moments


def drawn(mean: float, sd: float, count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(mean, sd, count)


@pytest.mark.parametrize("together", [1, 31])
def test_the_interval_is_scipy_s(together: int) -> None:
    ours, theirs = drawn(10, 1, 20, 1), drawn(10.5, 3, 35, 2)
    found = row("wait", moments(ours), moments(theirs), together)
    level = 1 - (1 - CONFIDENCE) / together
    known = stats.ttest_ind(ours, theirs, equal_var=False).confidence_interval(level)
    assert (found.low, found.high) == pytest.approx((known.low, known.high))
    assert found.difference == pytest.approx(ours.mean() - theirs.mean())


def test_against_an_exact_value_it_is_student_s_of_one_sample() -> None:
    ours = drawn(10, 1, 20, 3)
    found = row("wait", moments(ours), exactly(9.0), 1)
    known = stats.ttest_1samp(ours, 9.0).confidence_interval(CONFIDENCE)
    assert (found.low + 9, found.high + 9) == pytest.approx((known.low, known.high))


def test_a_difference_beyond_chance_is_told() -> None:
    ours, theirs = moments(drawn(10, 1, 50, 4)), moments(drawn(12, 1, 50, 5))
    assert not row("wait", ours, theirs, 31).agrees
    assert row("wait", ours, ours, 31).agrees


def test_what_never_varies_agrees_only_with_itself() -> None:
    assert row("servers", moments([3, 3]), exactly(3), 9).agrees
    assert not row("servers", moments([3, 3]), exactly(3.001), 9).agrees


def test_all_rows_of_right_tables_hold_together_as_often_as_promised() -> None:
    """Of 400 tables of ten rows without a difference some 20 have a row that differs; 3 standard errors are 13."""
    random = np.random.default_rng(6)
    wrong = 0
    for _ in range(400):
        ours, theirs = (
            {str(at): moments(random.normal(size=count)) for at in range(10)} for count in (12, 20)
        )
        wrong += not all(row.agrees for row in rows(ours, theirs))
    assert wrong == pytest.approx(400 * (1 - CONFIDENCE), abs=13)


def test_a_measure_that_is_missing_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        rows({}, {"wait": exactly(1)})
