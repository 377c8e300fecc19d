"""A doctor in two places at once, or a row that stands twice: refused, or told and counted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.errors import InputError, show
from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.clock import moment_at
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import KINDS, NROC, SHIFT, ShiftTable
from dghsim.rota.checker.text import counted, in_hours, plain, stamp

OVERLAP, ONE_AT_A_TIME = "overlap", "A doctor is at one duty at a time."
"""What it is told under, as rules are by their ids, and in words."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two duties of one doctor at one time, minutes since 1970. An absence may overlap a duty: that is a warning."""

    row: int
    """Of the table, the one that starts later."""
    other: int
    start: int
    """Of the stretch that is in both; after the end of a cycle where it goes round."""
    end: int
    wrapped: bool


def overlaps_of(table: ShiftTable, span: Span, kinds: Sequence[int] = (SHIFT, NROC)) -> list[Overlap]:
    """Every duty that starts before the doctor is free, by doctor and time, also across the wrap of a cycle."""
    rows = np.flatnonzero(np.isin(table.kind, kinds))
    order = rows[np.lexsort((table.start[rows], table.doctor[rows]))]
    edges = np.flatnonzero(np.diff(table.doctor[order])) + 1
    of_doctors = [rows.tolist() for rows in np.split(order, edges) if len(rows)]
    return [overlap for rows in of_doctors for overlap in _walk(table, rows, span)]


def _walk(table: ShiftTable, rows: list[int], span: Span) -> Iterator[Overlap]:
    """One doctor's duties in order, twice round a cycle, each held against the one that lasts longest before it."""
    times = list(zip(rows, table.start[rows].tolist(), table.end[rows].tolist(), strict=True))
    held, _, until = times[0]
    for row, start, end in times[1:]:
        if start < until:
            yield Overlap(row, held, start, min(end, until), False)
        if end > until:
            held, until = row, end
    for row, start, end in times if span.cyclic else ():
        if start + span.length >= until:
            return
        yield Overlap(row, held, start + span.length, min(end + span.length, until), True)


def refuse_overlaps(table: ShiftTable, span: Span, overlaps: Sequence[Overlap]) -> None:
    """Raises InputError for the first of them, naming the doctor, both rows and their times."""
    if not overlaps:
        return
    found = overlaps[0]
    first, second = sorted((found.row, found.other))
    where = " where the cycle begins again" if found.wrapped else ""
    times = [_times(table, span, row) for row in (second, first)]
    more = f"; {counted(len(overlaps) - 1, 'more overlap')}" if len(overlaps) > 1 else ""
    raise InputError(
        f"data row {second + 1}: {_whose(table, second)} overlaps data row {first + 1}{where}; allowed: one duty "
        f"at a time ({times[0]}, and {times[1]}{more})"
    )


def overlap_breaches(table: ShiftTable, span: Span, overlaps: Sequence[Overlap]) -> dict[str, list[Breach]]:
    """Doctor -> a breach for each overlap that touches the horizon."""
    found: dict[str, list[Breach]] = {}
    for overlap in overlaps:
        if span.cyclic or (overlap.end > span.start and overlap.start < span.end):
            breach = _told(table, span, overlap)
            found.setdefault(breach.doctor, []).append(breach)
    return found


def _told(table: ShiftTable, span: Span, overlap: Overlap) -> Breach:
    doctor = table.doctors[table.doctor[overlap.row]]
    back = span.length if overlap.wrapped else 0
    start, end = overlap.start - back, overlap.end - back
    cycle = span.start if span.cyclic else None
    rows = " and ".join(
        f"data row {row + 1} ({KINDS[table.kind[row]]}, {_times(table, span, row)})"
        for row in sorted((overlap.row, overlap.other))
    )
    when = f"{stamp(start, cycle)} to {stamp(end, cycle)}"
    brief = f"{in_hours(end - start)} of two duties at once, {when}: {rows}; counted once in all else"
    message = f"{plain(doctor)}: {OVERLAP}: {brief}. {ONE_AT_A_TIME}"
    first, last = moment_at(start), moment_at(end)
    return Breach(doctor, OVERLAP, first, last, (end - start) / 60, 0.0, "h", message, brief)


def refuse_repeats(table: ShiftTable) -> None:
    """Raises InputError for the first row that stands in the table before, naming both."""
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


def _whose(table: ShiftTable, row: int) -> str:
    return f"{KINDS[table.kind[row]]} of {show(table.doctors[table.doctor[row]])}"


def _times(table: ShiftTable, span: Span, row: int) -> str:
    cycle = span.start if span.cyclic else None
    return f"{stamp(int(table.start[row]), cycle)} to {stamp(int(table.end[row]), cycle)}"
