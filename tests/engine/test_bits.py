"""The lowest of a set kept as bits: the same in one instruction as by arithmetic."""

from __future__ import annotations

import pytest

from dghsim.compiled import entry
from dghsim.engine.kernel.bits import lowest


@entry
def lowest_compiled(bits: int) -> int:
    return lowest(bits)


@pytest.mark.parametrize(
    ("bits", "least"), [(1, 0), (6, 1), (40, 3), (1 << 62, 62), (-1 << 63, 63), (-2 << 9, 10)]
)
def test_the_lowest(bits: int, least: int) -> None:
    assert lowest(bits) == least
    assert lowest_compiled(bits) == least
