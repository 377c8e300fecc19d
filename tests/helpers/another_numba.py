"""Run as a program: a rule, a table handed over and a kept answer, by a Numba that says it is another."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray

numba.__version__ = "0.99.0"  # type: ignore[attr-defined]

from dghsim.compiled import entry, handler  # noqa: E402


class Ward(NamedTuple):
    """One table."""

    beds: NDArray[np.int64]


@handler
def take(ward: Ward, at: int) -> int:
    ward.beds[at] -= 1
    return ward.beds[at]


@entry
def fill(ward: Ward, times: int) -> int:
    left = 0
    for at in range(times):
        left += take(ward, at % len(ward.beds))
    return left


@entry
def doubled(number: int) -> int:
    return 2 * number


if __name__ == "__main__":
    found: Any = fill(Ward(np.array([5, 7], dtype=np.int64)), 4)
    private = {"dghsim.one_module", "dghsim.by_reference", "dghsim.from_nought"} & set(sys.modules)
    print(found, doubled(4), sorted(private), sum(doubled.stats.cache_hits.values()))  # type: ignore[attr-defined]
