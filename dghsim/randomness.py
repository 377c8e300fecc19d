"""Randomness as a pure function: Philox4x32-10 over who draws, what for, and the how-manieth time.

No generator keeps state anywhere. A draw is named by the run's seed and replication, by `who` (a hospital's arrival
stream or tier) and an entity's number in it, by `what` the draw is for, and by the visit. So a draw moves only when
its own name changes, which is what common random numbers need.

Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011); the tests hold it to
the vectors published with its reference implementation.
"""

from __future__ import annotations

from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint64]
Word: TypeAlias = Any
"""One word or an array of them: the arithmetic is the same."""

_MASK = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)


def named(*parts: str) -> int:
    """The 32-bit number by which a stream is known: the CRC-32 of its name, `/` between the parts."""
    return crc32("/".join(parts).encode())


def philox(c0: Word, c1: Word, c2: Word, c3: Word, k0: Word, k1: Word) -> tuple[Words, Words, Words, Words]:
    """Ten rounds of Philox4x32. Counters and key hold 32-bit numbers in uint64; so do the four words returned.

    Works alike on arrays, on scalars, and compiled.
    """
    for _ in range(10):
        product0 = _M0 * c0
        product1 = _M1 * c2
        c0 = (product1 >> _SHIFT) ^ c1 ^ k0
        c1 = product1 & _MASK
        c2 = (product0 >> _SHIFT) ^ c3 ^ k1
        c3 = product0 & _MASK
        k0 = (k0 + _W0) & _MASK
        k1 = (k1 + _W1) & _MASK
    return c0, c1, c2, c3


def words(
    seed: int, replication: int, who: int, what: int, entity: NDArray[np.int64], visit: int = 0
) -> tuple[Words, Words, Words, Words]:
    """Four independent 32-bit words for each entity, as uint64 arrays shaped like `entity`, which is below 2**32."""
    return philox(
        entity.astype(np.uint64), np.uint64(who), np.uint64(what), np.uint64(visit), np.uint64(seed),
        np.uint64(replication),
    )  # fmt: skip
