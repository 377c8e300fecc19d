"""The one place that says how Python is compiled to machine code, and where that is kept.

The kernel is, and so are the passes over long columns before and after it: the draws, and the measures.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from dghsim.cachefolder import cache_folder

_Function = TypeVar("_Function", bound=Callable[..., Any])
_OTHERS = ("compiled.py", "randomness.py", "demand/passes.py", "measures/passes.py")
"""Besides the engine's own, the sources of what is compiled."""


def _sources() -> str:
    """Hash of everything the machine code depends on: Numba does not notice edits in imported modules."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for source in [
        *sorted(package.glob("engine/*.py")),
        *sorted(package.glob("engine/kernel/*.py")),
        *(package / name for name in _OTHERS),
    ]:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _set_cache() -> None:
    """Before Numba is imported: a folder of its own for these sources, and none if none can be written."""
    if "NUMBA_CACHE_DIR" not in os.environ and "numba" not in sys.modules:
        os.environ["NUMBA_CACHE_DIR"] = str(cache_folder() / "kernel" / _sources())


_set_cache()

import numba  # noqa: E402


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
        function, error_model="numpy", forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True
    )
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
    return _compiled(function, error_model="numpy", nogil=True, cache=True)
