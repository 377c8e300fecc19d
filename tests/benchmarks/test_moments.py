"""What is kept of many runs."""

import math

import pytest

from benchmarks.moments import Moments, as_json, from_json, moments, summary


def test_runs_without_anything_to_measure_are_left_out() -> None:
    assert moments([1, math.nan, 3]) == Moments(2, 2, 2)


def test_one_run_says_nothing_of_the_spread() -> None:
    with pytest.raises(ValueError, match="fewer than two"):
        moments([1, math.nan])


def test_a_summary_comes_back_from_json() -> None:
    found = summary([{"wait": 1.0, "use": 0.5}, {"wait": 4.0, "use": 0.7}])
    assert from_json(as_json(found)) == found
    assert found["wait"] == Moments(2.5, 4.5, 2)
