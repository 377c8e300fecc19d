"""A named tuple of tables is handed over by its address, and reads and writes as the tuple itself."""

from __future__ import annotations

from typing import Any, NamedTuple

import numba
import numpy as np
import pytest
from numpy.typing import NDArray

from dghsim import keptcode
from dghsim.by_reference import Reference
from dghsim.compiled import entry, handler

ROW = np.dtype([("count", np.int64), ("small", np.int32)])


class Ward(NamedTuple):
    """Tables of more than one shape and kind."""

    beds: NDArray[np.int64]
    rows: NDArray[np.void]
    shares: NDArray[np.float64]


@handler
def take(ward: Ward, at: int) -> int:
    ward.beds[at] -= 1
    return ward.beds[at]


@entry
def fill(ward: Ward, times: int) -> float:
    left = 0
    for at in range(times):
        left = take(ward, at % len(ward.beds))
        ward.rows[at % 2].small += left
    return left + ward.shares[1, 2]


@entry
def wrong(ward: Ward) -> int:
    return ward.theatres[0]  # type: ignore[attr-defined]


def ward(beds: int) -> Ward:
    return Ward(np.full(beds, 5), np.zeros(2, dtype=ROW), np.arange(6.0).reshape(2, 3))


def test_what_is_written_by_address_stands_in_the_tables() -> None:
    one = ward(3)
    assert fill(one, 4) == 3 + 5.0
    assert one.beds.tolist() == [3, 4, 4]
    assert one.rows["small"].tolist() == [8, 7]


def test_each_call_sees_the_tuple_it_is_given() -> None:
    one = ward(1)
    fill(one, 1)
    assert fill(one._replace(beds=np.array([100])), 1) == 99 + 5.0


def test_a_rule_takes_one_address_however_many_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keptcode, "read", lambda _: None)  # what an earlier run of the tests kept
    compiled: Any = fill
    entry(compiled.py_func)(ward(2), 1)
    made: Any = take
    ((kinds, code),) = made.overloads.items()
    assert isinstance(kinds[0], Reference)
    assert len(code.fndesc.args) == 2
    declared = code.library._final_module.get_function(code.fndesc.llvm_func_name)
    assert len(list(declared.arguments)) == 4  # where the answer and a fault go; the tuple; the number


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(numba.TypingError, match="theatres"):
        wrong(ward(1))
