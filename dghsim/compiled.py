"""The one place that says how Python is compiled to machine code.

The kernel is, and so are the passes over long columns before and after it: the draws, and the measures.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

from dghsim.by_reference import by_reference
from dghsim.keptcode import keep_code
from dghsim.one_module import PartPipeline

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _compiled(function: _Function, **options: Any) -> _Function:
    """By Numba, which looks like the plain function to callers."""
    make: Any = numba.njit
    try:
        return cast(_Function, make(_nrt=False, **options)(function))
    except (KeyError, TypeError):  # a Numba that no longer knows the private option
        return cast(_Function, make(**options)(function))


def handler(function: _Function) -> _Function:
    """Compile one rule, into its caller.

    `_nrt` is private to Numba: without it every array in `World` is counted in and out of every call. What is compiled
    makes no arrays, so it needs none of that.
    """
    made = _compiled(
        function, error_model="numpy", forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True,
        pipeline_class=PartPipeline,
    )  # fmt: skip
    _compile_once(made)
    return made


def _compile_once(made: Any) -> None:
    """For whole numbers of 64 bits, whichever its callers hand over: each width or constant else compiles it, and all
    that it calls, once more. Arithmetic is in 64 bits either way, and constants still reach the code by being inlined.
    """
    choose = getattr(made, "get_call_template", None)
    if choose is None:  # Numba is switched off
        return

    def get_call_template(arguments: Any, keywords: Any) -> Any:
        made.compile(tuple(map(_widest, made.fold_argument_types(arguments, keywords)[1])))
        made.disable_compile()
        try:
            return choose(arguments, keywords)
        finally:
            made.disable_compile(False)

    made.get_call_template = get_call_template


def _widest(kind: Any) -> Any:
    types: Any = numba.types
    whole = types.unliteral(kind)
    return types.int64 if isinstance(whole, types.Integer) and whole.signed else whole


def entry(function: _Function) -> _Function:
    """Compile what Python calls: it lets go of the interpreter's lock and is kept in the cache."""
    for kind in _tuples(function):
        by_reference(kind)
    made = _compiled(function, error_model="numpy", nogil=True)
    keep_code(made, function)
    return made


def _tuples(function: Callable[..., Any]) -> list[type[tuple[Any, ...]]]:
    """The classes of named tuples that it takes, as its annotations name them."""
    named = [function.__globals__.get(name) for name in function.__annotations__.values()]
    return [kind for kind in named if isinstance(kind, type) and issubclass(kind, tuple)]
