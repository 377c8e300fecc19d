"""The bare heap: a heap, and nothing but."""

import heapq

import numpy as np
import pytest

from dghsim.studies.bench.heap import PENDING, hold, new_heap


def by_heapq(times: int, seed: int) -> list[tuple[float, int, int, int]]:
    """The same steps with Python's own heap."""
    heap, gaps = new_heap(seed)
    entries = [tuple(row) for row in heap[:PENDING].tolist()]
    heapq.heapify(entries)
    for number in range(times):
        time = heapq.heappop(entries)[0]
        heapq.heappush(entries, (time + gaps[number % len(gaps)], number & 7, 0, number))
    return sorted(entries)


@pytest.mark.parametrize("times", [0, 1, 2, 149, 150, 5000])
def test_it_holds_what_python_s_own_heap_holds(times: int) -> None:
    heap, gaps = new_heap(7)
    reached = hold(heap, gaps, times)
    expected = by_heapq(times, 7)
    assert sorted(heap[:PENDING].tolist()) == expected
    assert reached == expected[0][0]


def test_every_row_is_before_those_below_it() -> None:
    heap, gaps = new_heap(3)
    hold(heap, gaps, 1234)
    times = heap["time"][:PENDING]
    above = (np.arange(1, PENDING) - 1) // 2
    assert (times[above] <= times[1:]).all()
