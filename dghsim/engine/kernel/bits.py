"""Sets of small numbers, kept as the bits of one."""

from __future__ import annotations

from typing import Any

from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, overload


def lowest(bits: int) -> int:
    """The lowest number in a set that is not empty."""
    return (bits & -bits).bit_length() - 1


def _trailing_zeros(_typing: Any, _bits: Any) -> Any:
    """One instruction of the processor."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], cgutils.true_bit)

    return types.int64(types.int64), generate


_instruction: Any = intrinsic(_trailing_zeros)


@overload(lowest)
def _lowest(bits: Any) -> Any:  # noqa: ARG001 - the compiler wants the same names
    def compiled(bits: Any) -> Any:
        return _instruction(bits)

    return compiled
