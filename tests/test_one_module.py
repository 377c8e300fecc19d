"""Rules become machine code as parts of what Python calls, and not once more by themselves."""

from __future__ import annotations

from typing import Any

import numba

from dghsim.compiled import entry, handler


@handler
def inner(number: int) -> int:
    return number + 1


@handler
def outer(number: int) -> int:
    return inner(number) * inner(2 * number)


@entry
def both(number: int) -> int:
    return outer(number) + outer(number + 1)


@numba.njit
def stranger(number: int) -> int:
    return outer(number)


def machine_code(function: Any) -> bool:
    """A rule that was read with its caller, kept by an earlier run, was not so much as typed."""
    codes = function.overloads.values()
    return any(code.library.get_pointer_to_function(code.fndesc.llvm_func_name) for code in codes)


def test_only_what_python_calls_becomes_machine_code() -> None:
    assert both(3) == 4 * 7 + 5 * 9
    assert [machine_code(function) for function in (inner, outer, both)] == [False, False, True]


def test_a_rule_brings_what_it_calls_to_any_caller() -> None:
    assert stranger(3) == 4 * 7
