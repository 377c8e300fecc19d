"""Tables whose rows compiled code counts from 0 on: a number below it is no row, and never counts from the end.

Numba lets every signed number count from the end, as Python does: at each of thousands of places it asks whether the
number is below 0, and how long the table is. A sixth of the kernel's time went into that.
"""

from __future__ import annotations

import operator
from typing import Any

from numba import extending, types
from numba.core import imputils, typing
from numba.core.datamodel import models

_types: Any = types
_imputils: Any = imputils
_typing: Any = typing
_models: Any = models
_extending: Any = extending


class Table(_types.Array):  # type: ignore[misc]
    """An array of any shape, but for what is said above. Whoever compiles with bounds checked is told of such a row."""

    def __init__(self, array: Any) -> None:
        super().__init__(
            array.dtype, array.ndim, array.layout, not array.mutable, f"table({array})", array.aligned
        )


_extending.register_model(Table)(_models.ArrayModel)


def _unsigned(context: Any, builder: Any, kind: Any, at: Any) -> tuple[Any, Any]:
    """A number, or one for each dimension, as such as have no sign: Numba takes these as they are."""
    if isinstance(kind, _types.BaseTuple):
        parts = [_unsigned(context, builder, one, builder.extract_value(at, n)) for n, one in enumerate(kind)]
        whole = _types.Tuple([one for one, _ in parts])
        return whole, context.make_tuple(builder, whole, [value for _, value in parts])
    return _types.uintp, context.cast(builder, at, kind, _types.intp)


def _lowered(context: Any, builder: Any, what: Any, signature: Any, arguments: Any) -> Any:
    """What Numba makes of the array, without a sign before the number."""
    table, kind, *more = signature.args
    unsigned, at = _unsigned(context, builder, kind, arguments[1])
    asked = _typing.signature(signature.return_type, table.copy(), unsigned, *more)
    return context.get_function(what, asked)(builder, (arguments[0], at, *arguments[2:]))


def _read(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    return _lowered(context, builder, operator.getitem, signature, arguments)


def _write(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    return _lowered(context, builder, operator.setitem, signature, arguments)


for _kind in (_types.Integer, _types.BaseTuple):
    _imputils.lower_builtin(operator.getitem, Table, _kind)(_read)
    _imputils.lower_builtin(operator.setitem, Table, _kind, _types.Any)(_write)
