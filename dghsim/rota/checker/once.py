"""Minutes of two duties counted once: for the shift rather than on call, else for the duty that began first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.overlap import overlaps_of
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import NROC, SHIFT, ShiftTable


def counted_once(table: ShiftTable, span: Span) -> ShiftTable:
    """The table without two duties of one doctor at once.

    Of two of a kind the later begins where the earlier ends, or is left out where nothing is left of it. On call, what
    a shift covers is cut out, as work in the hospital is never less for being on call as well; the parts around the
    shift stay one period.
    """
    for kind in (SHIFT, NROC):
        table = _begun_later(table, span, kind)
    return _around_shifts(table, span)


def _begun_later(table: ShiftTable, span: Span, kind: int) -> ShiftTable:
    start = table.start.copy()
    for overlap in overlaps_of(table, span, (kind,)):
        until = overlap.end - (span.length if overlap.wrapped else 0)
        start[overlap.row] = max(start[overlap.row], until)
    left = np.flatnonzero(table.end > start)
    work = np.minimum(table.work, np.maximum(table.end - start, 0))
    return _rows(dataclasses.replace(table, start=start, work=work), left)


def _around_shifts(table: ShiftTable, span: Span) -> ShiftTable:
    """Each on-call period in as many rows as shifts leave of it, its work spread evenly over them."""
    rows: list[int] = []
    parts: list[tuple[int, int]] = []
    for row in range(len(table.start)):
        whole = (int(table.start[row]), int(table.end[row]))
        left = _free(whole, _shifts_within(table, span, row)) if table.kind[row] == NROC else [whole]
        rows += [row] * len(left)
        parts += left
    cut = _rows(table, np.array(rows, np.intp))
    start, end = np.array(parts, np.int64).reshape(-1, 2).T
    length, every = (end - start).astype(np.float64), np.array(rows, np.intp)
    left_of = np.bincount(every, length, len(table.start))[every]
    longest = np.zeros(len(table.start))
    np.maximum.at(longest, every, length)
    return dataclasses.replace(
        cut,
        start=start,
        end=end,
        work=np.minimum(cut.work, left_of) * length / left_of,
        night_rest=np.minimum(cut.night_rest, longest[every]),
        later=cut.later | np.append(False, every[1:] == every[:-1])[: len(every)],
    )


def _shifts_within(table: ShiftTable, span: Span, row: int) -> list[tuple[int, int]]:
    """Shifts of the doctor of a row that meet it, also those of the cycle before and after, by time."""
    found: list[tuple[int, int]] = []
    own = (table.doctor == table.doctor[row]) & (table.kind == SHIFT)
    for offset in (-span.length, 0, span.length) if span.cyclic else (0,):
        start, end = table.start + offset, table.end + offset
        met = own & (start < table.end[row]) & (end > table.start[row])
        found += zip(start[met].tolist(), end[met].tolist(), strict=True)
    return sorted(found)


def _free(whole: tuple[int, int], taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a stretch."""
    at, end = whole
    left = []
    for begins, until in taken:
        if begins > at:
            left.append((at, begins))
        at = max(at, until)
    return [*left, (at, end)] if at < end else left


def _rows(table: ShiftTable, rows: NDArray[np.intp]) -> ShiftTable:
    columns = ("doctor", "start", "end", "kind", "work", "night_rest", "later")
    return dataclasses.replace(table, **{name: getattr(table, name)[rows] for name in columns})
