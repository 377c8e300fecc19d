"""What the kernel makes of a program, once for all plans of it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.kernel.world import STAGE
from dghsim.engine.plan import DAY, NONE, Ints, Program, Table


class Lowered(NamedTuple):
    """Fields as those of `World`; nobody may write in them."""

    stages: Table
    first_span: Ints
    tables: NDArray[np.uint16]
    above: Ints
    large: Ints
    always: Ints
    urgent: int
    second: int
    goes_after: Ints
    may_do: Ints
    """(tiers, grades) the kinds of work with a seat for the tier and not barred to the grade, as sets of bits."""
    needed: Ints
    """By tier: the kinds of work with a seat for it that must be filled (any, where none must), as sets of bits."""


def lowered(program: Program) -> Lowered:
    """Worked out when first asked for, and kept with the program."""
    if "kernel" not in program.kept:
        program.kept["kernel"] = _lowered(program)
    made: Lowered = program.kept["kernel"]
    return made


def narrow(numbers: Ints) -> NDArray[np.signedinteger[Any]]:
    """In half the memory where all fit, so that more of them stay near the processor."""
    fit = numbers.size == 0 or max(abs(int(numbers.min())), int(numbers.max())) < 2**31
    return numbers.astype(np.int32) if fit else numbers


def _lowered(program: Program) -> Lowered:
    tables = program.tables
    return Lowered(
        stages=_as(STAGE, program.stages), first_span=_first_span(program), tables=tables.astype(np.uint16),
        above=narrow(tables >> 16), large=np.where((tables >> 16 != 0).any(axis=1), 1, 0),
        always=np.where((tables == tables[:, :1]).all(axis=1), tables[:, 0], NONE),
        urgent=_kinds(program.works["interrupts"] == 1), second=_answered_second(program),
        goes_after=np.unique(program.answers["goes_after"][program.answers["goes_after"] > 0]),
        may_do=_may_do(program), needed=_needed(program),
    )  # fmt: skip


def _as(dtype: np.dtype[np.void], table: Table) -> Table:
    """A table with its fields in other sizes."""
    made = np.empty(len(table), dtype)
    for name in dtype.names or ():
        made[name] = table[name]
    return made


def _first_span(program: Program) -> Ints:
    windows = max(len(program.window_first) - 1, 0)
    of_window = np.repeat(np.arange(windows), np.diff(program.window_first))
    return np.searchsorted(7 * of_window + program.spans["open"] // DAY, np.arange(7 * windows + 1))


def _kinds(flags: NDArray[np.bool_]) -> int:
    """The kinds of work that a flag is set for, as a set of bits."""
    return sum(1 << int(work) for work in np.flatnonzero(flags))


def _answered_second(program: Program) -> int:
    """The kinds of work that some duties answer second, and only after a wait."""
    return int(np.bitwise_or.reduce(program.answers["second"])) & _kinds(program.works["ask_second"] > 0)


def _tiers(program: Program) -> int:
    """As many as any seat or duty can be of: sets of tiers are the bits of one number."""
    return np.iinfo(program.seats["tiers"].dtype).bits - 1


def _may_do(program: Program) -> Ints:
    works, seats = program.works, program.seats
    tiers, grades = _tiers(program), program.factors.shape[1]
    kinds = np.zeros((tiers, grades), dtype=np.int64)
    for work, rule in enumerate(works):
        open_to = np.bitwise_or.reduce(
            seats["tiers"][rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        )
        for_tier = open_to >> np.arange(tiers)[:, None] & 1
        kinds |= (for_tier & ~(rule["not_by"] >> np.arange(grades)) & 1) << work
    return kinds


def _needed(program: Program) -> Ints:
    works, seats = program.works, program.seats
    kinds = np.zeros(_tiers(program), dtype=np.int64)
    for work, rule in enumerate(works):
        mine = seats[rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        must = mine["must"] == 1
        open_to = np.bitwise_or.reduce(mine["tiers"][must] if must.any() else mine["tiers"])
        kinds |= (open_to >> np.arange(len(kinds)) & 1) << work
    return kinds
