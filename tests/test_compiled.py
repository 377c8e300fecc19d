"""Handlers are compiled once, whatever width of whole numbers their callers hand over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numba
import numpy as np

from dghsim.compiled import handler


@handler
def further(steps: int, more: int) -> int:
    return steps + more


@handler
def twice(steps: int, really: bool) -> int:
    return further(steps, steps) if really else further(steps, 1)


@numba.njit
def walk(narrow: int, wide: int) -> int:
    return twice(narrow, True) + twice(wide, False) + further(narrow, wide) + further(7, narrow)


def test_narrow_wide_and_constant_numbers_share_one_machine_code() -> None:
    largest = np.int32(2**31 - 1)
    assert walk(largest, np.int64(2**40)) == 2 * (2**31 - 1) + 2**40 + 1 + 2**31 - 1 + 2**40 + 7 + 2**31 - 1
    int64 = numba.types.int64
    assert further.signatures == [(int64, int64)]
    assert twice.signatures == [(int64, numba.types.boolean)]


def test_another_numba_goes_the_plain_way(tmp_path: Path) -> None:
    # 4 and 6 beds are left of 5 and 7, then 3 and 5; the second time from what the first kept.
    helper = Path(__file__).parent / "helpers" / "another_numba.py"
    told = [
        subprocess.run(
            [sys.executable, str(helper)], capture_output=True, text=True, check=True,
            env=os.environ | {"DGHSIM_CACHE": str(tmp_path)},
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert told == ["18 8 [] 0", "18 8 [] 1"]
