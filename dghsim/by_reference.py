"""Hands a tuple of many tables to compiled functions by its address, instead of each of its hundreds of parts anew.

Numba passes a tuple part by part, an array in seven: a function of one `World` had some 400 parameters, and every call
took them apart and put them together. Here it has one. What the tuple says does not change while compiled code runs,
and the compiler is told so.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import extending, types
from numba.core import cgutils, imputils
from numba.core.datamodel import models
from numba.core.typing import templates

from dghsim.from_nought import Table

_extending: Any = extending
_types: Any = types
_cgutils: Any = cgutils
_imputils: Any = imputils
_models: Any = models
_templates: Any = templates


class Reference(_types.Type):  # type: ignore[misc]
    """The kind of a named tuple of which compiled functions get the address."""

    def __init__(self, whole: Any) -> None:
        self.whole = whole
        super().__init__(name=f"Reference({whole})")


def by_reference(kind: type[tuple[Any, ...]]) -> None:
    """Have values of this class of named tuples handed over so."""
    plain = _extending.typeof_impl.dispatch(tuple)
    _extending.typeof_impl.register(kind)(lambda value, context: Reference(plain(value, context)))


class _Address(_models.PrimitiveModel):  # type: ignore[misc]
    """Of the tuple as it otherwise would be."""

    def __init__(self, manager: Any, kind: Reference) -> None:
        super().__init__(manager, kind, manager.lookup(kind.whole).get_data_type().as_pointer())


class _Parts(_templates.AttributeTemplate):  # type: ignore[misc]
    """Which kind each part is."""

    key = Reference

    def generic_resolve(self, kind: Reference, name: str) -> Any:
        if name not in kind.whole.fields:
            return None
        part = kind.whole[kind.whole.fields.index(name)]
        return Table(part) if isinstance(part, _types.Array) else part


def _part(context: Any, builder: Any, kind: Reference, address: Any, name: str) -> Any:
    at = kind.whole.fields.index(name)
    model = context.data_model_manager.lookup(kind.whole[at])
    value = model.from_data(builder, _read(builder, _cgutils.gep_inbounds(builder, address, 0, at)))
    return _imputils.impl_ret_borrowed(context, builder, kind.whole[at], value)


def _read(builder: Any, address: Any) -> Any:
    """What stands at an address and never changes; of what has parts, part by part, so that none is read in vain."""
    kind = address.type.pointee
    if not isinstance(kind, ir.Aggregate):
        value = builder.load(address)
        value.set_metadata("invariant.load", builder.module.add_metadata([]))
        return value
    value = ir.Constant(kind, ir.Undefined)
    for at in range(len(kind)):
        part = _read(builder, _cgutils.gep_inbounds(builder, address, 0, at))
        value = builder.insert_value(value, part, at)
    return value


def _from_python(kind: Reference, value: Any, context: Any) -> Any:
    whole = context.unbox(kind.whole, value)
    model = context.context.data_model_manager.lookup(kind.whole)
    address = _cgutils.alloca_once_value(context.builder, model.as_data(context.builder, whole.value))
    return _extending.NativeValue(address, is_error=whole.is_error, cleanup=whole.cleanup)


_extending.register_model(Reference)(_Address)
_extending.infer_getattr(_Parts)
_extending.lower_getattr_generic(Reference)(_part)
_extending.unbox(Reference)(_from_python)
