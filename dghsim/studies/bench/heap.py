"""The bare heap: what any discrete-event simulation pays at the least, for the kernel to be held against.

The hold model (Jones, CACM 29/4, 1986): the earliest of a fixed number of pending entries is taken off and put back
later by an exponential gap. Taking off and putting back are two steps, as in a simulation, which acts between them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.compiled import entry, handler
from dghsim.engine.plan import Table

PENDING = 150
"""Entries in the heap throughout."""
ENTRY = np.dtype([("time", np.float64), ("tie", np.int64), ("kind", np.int64), ("number", np.int64)])
_GAPS = 1 << 16


@handler
def _before(heap: Table, one: int, other: int) -> bool:
    return bool(
        heap[one].time < heap[other].time
        or (heap[one].time == heap[other].time and heap[one].tie < heap[other].tie)
    )


@handler
def _move(heap: Table, to: int, of: int) -> None:
    heap[to].time, heap[to].tie = heap[of].time, heap[of].tie
    heap[to].kind, heap[to].number = heap[of].kind, heap[of].number


@handler
def _pop(heap: Table, size: int) -> None:
    """Take the first off; the row behind the last keeps what is sifted."""
    last, at = size - 1, 0
    while 2 * at + 1 < last:
        below = 2 * at + 1
        if below + 1 < last and _before(heap, below + 1, below):
            below += 1
        if not _before(heap, below, last):
            break
        _move(heap, at, below)
        at = below
    _move(heap, at, last)


@handler
def _push(heap: Table, size: int) -> None:
    """Put in what stands in row `size + 1`."""
    at, new = size, size + 1
    while at > 0:
        above = (at - 1) >> 1
        if not _before(heap, new, above):
            break
        _move(heap, at, above)
        at = above
    _move(heap, at, new)


@entry
def hold(heap: Table, gaps: NDArray[np.float64], times: int) -> float:
    """Take off and put back so many times; returns the time reached."""
    size = len(heap) - 1
    for number in range(times):
        time = heap[0].time
        _pop(heap, size)
        # The pop leaves the last row free for what is put in.
        heap[size].time, heap[size].tie = time + gaps[number & (len(gaps) - 1)], number & 7
        heap[size].kind, heap[size].number = 0, number
        _push(heap, size - 1)
    return float(heap[0].time)


def new_heap(seed: int = 1) -> tuple[Table, NDArray[np.float64]]:
    """(PENDING + 1) rows, the last of them spare, and (65536,) exponential gaps of mean 1."""
    generator = np.random.default_rng(seed)
    heap = np.zeros(PENDING + 1, dtype=ENTRY)
    heap["time"][:PENDING] = np.sort(generator.exponential(size=PENDING))
    heap["number"] = np.arange(PENDING + 1)
    return heap, generator.exponential(size=_GAPS)
