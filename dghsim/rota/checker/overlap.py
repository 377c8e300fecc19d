"""Refuses a table in which one doctor is in two places at once, or a row stands twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.errors import InputError, show
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import KINDS, NROC, ShiftTable
from dghsim.rota.checker.text import counted, stamp


def refuse_overlaps(table: ShiftTable, span: Span) -> None:
    """Rows that repeat another, and duties of one doctor that overlap, also across the wrap of a cycle.

    Raises:
        InputError: naming the doctor, both rows and their times. An absence may overlap a duty; that is a warning.
    """
    _refuse_repeats(table)
    rows = np.flatnonzero(table.kind <= NROC)
    order = rows[np.lexsort((table.start[rows], table.doctor[rows]))]
    same = table.doctor[order][1:] == table.doctor[order][:-1]
    clash = np.flatnonzero(same & (table.start[order][1:] < table.end[order][:-1]))
    if len(clash):
        _refuse(table, span, int(order[clash[0]]), int(order[clash[0] + 1]), "", len(clash))
    if span.cyclic and len(order):
        firsts = np.concatenate(([0], np.flatnonzero(~same) + 1))
        lasts = np.concatenate((firsts[1:] - 1, [len(order) - 1]))
        round_the_wrap = table.end[order[lasts]] - span.length > table.start[order[firsts]]
        wrapped = np.flatnonzero(round_the_wrap)
        for at in wrapped[:1]:
            first, last, where = (
                int(order[firsts[at]]),
                int(order[lasts[at]]),
                " where the cycle begins again",
            )
            _refuse(table, span, first, last, where, len(wrapped))


def _refuse_repeats(table: ShiftTable) -> None:
    keys = np.stack((table.doctor, table.start, table.end, table.kind))
    order = np.lexsort(keys)
    ordered: NDArray[np.int64] = keys[:, order]
    same = np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).all(axis=0))
    if len(same):
        pairs = [tuple(sorted((int(order[at]), int(order[at + 1])))) for at in same]
        first, second = min(pairs, key=lambda pair: pair[1])
        who = f"{show(table.doctors[table.doctor[first]])}, from {stamp(int(table.start[first]))}"
        raise InputError(
            f"data row {second + 1} repeats data row {first + 1}; allowed: each row once ({who})"
        )


def _refuse(table: ShiftTable, span: Span, one: int, other: int, where: str, count: int) -> None:
    first, second = sorted((one, other))
    what = f"{KINDS[table.kind[second]]} of {show(table.doctors[table.doctor[second]])}"
    cycle = span.start if span.cyclic else None
    times = [
        f"{stamp(int(table.start[row]), cycle)} to {stamp(int(table.end[row]), cycle)}"
        for row in (second, first)
    ]
    more = f"; {counted(count - 1, 'more overlap')}" if count > 1 else ""
    raise InputError(
        f"data row {second + 1}: {what} overlaps data row {first + 1}{where}; allowed: one duty at a time "
        f"({times[0]}, and {times[1]}{more})"
    )
