"""Columns and sets of numbers, when what they number is numbered anew. NONE stays NONE."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints


def moved(column: Ints, by: int) -> Ints:
    """What is numbered from `by` on instead of from 0."""
    return np.where(column == NONE, NONE, column + by)


def renamed(column: Ints, numbers: Ints) -> Ints:
    """What was number n is now `numbers[n]`."""
    known: Ints = np.append(numbers, NONE)[column]
    return known


def rebitted(sets: Ints, numbers: Ints) -> Ints:
    """Sets kept as bits, where bit n is now bit `numbers[n]`."""
    found = np.zeros(len(sets), dtype=np.int64)
    for old, new in enumerate(numbers.tolist()):
        found |= (sets >> old & 1) << new
    return np.where(sets == NONE, NONE, found)
