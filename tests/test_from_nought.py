"""Rows of tables handed over by reference are counted from 0, and by nobody from the end."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dghsim.compiled import entry, handler

ROW = np.dtype([("wide", np.int64), ("close", np.int32)])
BEFORE = 3


class Ward(NamedTuple):
    """Tables of every shape that the kernel has."""

    beds: NDArray[np.int64]
    rows: NDArray[np.void]
    by_place: NDArray[np.int64]


@handler
def one_more(ward: Ward, at: int) -> None:
    ward.rows[at].wide += 1
    ward.rows[at].close -= 1
    ward.beds[at] = ward.beds[at] + ward.by_place[at, at % 2]
    ward.by_place[at, ward.rows[at].close % 2] = at


@entry
def add_at(ward: Ward, numbers: NDArray[np.int64]) -> None:
    for at in numbers:
        one_more(ward, at)


@entry
def read_at(ward: Ward, at: int) -> int:
    return ward.beds[at]  # type: ignore[no-any-return]


def ward(beds: NDArray[np.int64]) -> Ward:
    return Ward(beds, np.zeros(len(beds), dtype=ROW), np.arange(2 * len(beds)).reshape(-1, 2))


@settings(deadline=None)
@given(numbers=st.lists(st.integers(0, 5), max_size=20))
def test_rows_are_read_and_written_as_by_python(numbers: list[int]) -> None:
    made, plain = ward(np.arange(6)), ward(np.arange(6))
    add_at(made, np.array(numbers, dtype=np.int64))
    for at in numbers:
        plain.rows["wide"][at] += 1
        plain.rows["close"][at] -= 1
        plain.beds[at] += plain.by_place[at, at % 2]
        plain.by_place[at, plain.rows["close"][at] % 2] = at
    for mine, its in zip(made, plain, strict=True):
        assert np.array_equal(mine, its)


def test_a_number_below_nought_does_not_count_from_the_end() -> None:
    memory = np.arange(10)
    made = ward(memory[BEFORE:])
    assert read_at(made, 0) == BEFORE
    assert read_at(made, -1) == BEFORE - 1  # what lies before it in memory, not the last
    assert made.beds[-1] == 9
