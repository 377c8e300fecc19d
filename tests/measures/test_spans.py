"""Stretches over hours, against a count minute by minute."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dghsim.measures.spans import HOUR, census, folded, overlap, seconds_by_hour

BEGIN, HOURS, ROWS = 7 * 86400, 48, 3
moments = st.integers(BEGIN - 3 * HOUR, BEGIN + (HOURS + 3) * HOUR)
stretches = st.lists(st.tuples(st.integers(0, ROWS - 1), moments, moments), max_size=8)


def columns(rows: list[tuple[int, int, int]]) -> list[np.ndarray]:
    return list(np.array(rows, dtype=np.int64).reshape(-1, 3).T)


def slowly(rows: list[tuple[int, int, int]]) -> np.ndarray:
    sums = np.zeros((ROWS, HOURS))
    for row, start, end in rows:
        for hour in range(HOURS):
            opens = BEGIN + hour * HOUR
            sums[row, hour] += max(0, min(end, opens + HOUR) - max(start, opens))
    return sums


@given(stretches)
def test_seconds_by_hour_is_the_overlap_with_each_hour(rows: list[tuple[int, int, int]]) -> None:
    np.testing.assert_array_equal(seconds_by_hour(*columns(rows), ROWS, BEGIN, HOURS), slowly(rows))


@given(stretches)
def test_folded_is_the_same_laid_on_one_day(rows: list[tuple[int, int, int]]) -> None:
    row, start, end = columns(rows)
    stop = BEGIN + HOURS * HOUR
    found = folded(row, np.maximum(start, BEGIN), np.minimum(end, stop), ROWS, 24)
    np.testing.assert_array_equal(found, slowly(rows).reshape(ROWS, -1, 24).sum(axis=1))


@given(stretches)
def test_census_counts_who_is_there_at_the_full_hour(rows: list[tuple[int, int, int]]) -> None:
    there = np.zeros((ROWS, HOURS))
    for row, start, end in rows:
        for hour in range(HOURS):
            there[row, hour] += start <= BEGIN + hour * HOUR < end
    np.testing.assert_array_equal(census(*columns(rows), ROWS, BEGIN, HOURS), there)


def test_overlap_is_never_negative() -> None:
    found = overlap(np.array([0, 5, 20]), np.array([10, 7, 30]), 6, 15)
    assert found.tolist() == [4, 1, 0]
