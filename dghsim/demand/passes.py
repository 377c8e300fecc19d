"""Draws for long columns, compiled: the same words as `randomness.words` gives, many times faster."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.compiled import entry, handler
from dghsim.randomness import philox

Whole = NDArray[np.int64]
_philox = handler(philox)


@entry
def draw(seed: int, replication: int, who: int, what: int, entity: Whole, word: Whole) -> None:
    """Write the first word of each entity."""
    for at in range(len(entity)):
        found = _philox(
            np.uint64(entity[at]), np.uint64(who), np.uint64(what), np.uint64(0),
            np.uint64(seed), np.uint64(replication),
        )  # fmt: skip
        word[at] = np.int64(found[0])


@entry
def keep(
    seed: int, replication: int, who: int, what: int, per_hour: int, counts: Whole, most: Whole,
    number: Whole, time: Whole, word: Whole,
) -> int:  # fmt: skip
    """Write the number, second and word of each candidate that is kept, hour by hour; how many there are.

    `counts`: candidates in each hour. Those are kept whose word is below `most` of their hour.
    """
    kept = 0
    for hour in range(len(counts)):
        for place in range(counts[hour]):
            candidate = hour * per_hour + place
            found = _philox(
                np.uint64(candidate), np.uint64(who), np.uint64(what), np.uint64(0),
                np.uint64(seed), np.uint64(replication),
            )  # fmt: skip
            decides = np.int64(found[1])
            if decides < most[hour]:
                number[kept], word[kept] = candidate, decides
                time[kept] = hour * 3600 + (np.int64(found[0]) * 3600 >> 32)
                kept += 1
    return kept
