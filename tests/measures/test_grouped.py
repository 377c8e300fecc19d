"""Means and percentiles by group, against numpy's own."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dghsim.measures.grouped import mean, mean_and_p90, quantile, ratio

rows = st.lists(st.tuples(st.integers(0, 3), st.integers(-100_000, 10_000_000)), max_size=40)


@given(rows)
def test_each_group_has_its_own_mean_and_90th_percentile(values: list[tuple[int, int]]) -> None:
    group, seconds = np.array(values, dtype=np.int64).reshape(-1, 2).T
    means, high = mean_and_p90(group, seconds, 4)
    for each in range(4):
        own = seconds[group == each]
        if len(own):
            assert np.isclose(means[each], own.mean())
            assert np.isclose(high[each], np.quantile(own, 0.9))
        else:
            assert np.isnan(means[each])
            assert np.isnan(high[each])


def test_nothing_to_measure_is_nan() -> None:
    nothing = np.zeros(0)
    assert np.isnan([mean(nothing), quantile(nothing, 0.5), ratio(1, 0)]).all()
