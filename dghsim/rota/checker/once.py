"""Minutes of two duties counted once: for the shift rather than on call, else for the duty that began first."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.overlap import overlaps_of
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import NROC, SHIFT, ShiftTable

Stretch = tuple[int, int]


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
    return _rows(dataclasses.replace(table, start=start), np.flatnonzero(start < table.end))


def _around_shifts(table: ShiftTable, span: Span) -> ShiftTable:
    """Each on-call period in as many rows as shifts leave of it, its work spread evenly over them."""
    taken = _taken_by_shifts(table, span)
    duties = zip(table.start.tolist(), table.end.tolist(), strict=True)
    left = [_free(whole, taken[row]) for row, whole in enumerate(duties)]
    rows = np.repeat(np.arange(len(left)), [len(parts) for parts in left])
    start, end = np.array([part for parts in left for part in parts], np.int64).T
    length = (end - start).astype(np.float64)
    of_period = np.bincount(rows, length)[rows]
    longest = np.array([max(until - begins for begins, until in parts) for parts in left for _ in parts])
    if span.cyclic:
        beyond = span.length * (start >= span.end)
        start, end = start - beyond, end - beyond
    cut = _rows(table, rows)
    return dataclasses.replace(
        cut,
        start=start,
        end=end,
        work=np.minimum(cut.work, of_period) * length / of_period,
        night_rest=np.minimum(cut.night_rest, longest),
        later=np.append(False, rows[1:] == rows[:-1]),
    )


def _taken_by_shifts(table: ShiftTable, span: Span) -> dict[int, list[Stretch]]:
    """Row of an on-call period -> what shifts cover of it, by time, where none of a kind overlaps another."""
    taken: dict[int, list[Stretch]] = defaultdict(list)
    for overlap in overlaps_of(table, span):
        later = table.kind[overlap.row] == NROC
        back = span.length if overlap.wrapped and later else 0
        stretch = (overlap.start - back, overlap.end - back)
        taken[overlap.row if later else overlap.other].append(stretch)
    return taken


def _free(whole: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch."""
    at, end = whole
    left = []
    for begins, until in sorted(taken):
        if begins > at:
            left.append((at, begins))
        at = until
    return [*left, (at, end)] if at < end else left


def _rows(table: ShiftTable, rows: NDArray[np.intp]) -> ShiftTable:
    columns = ("doctor", "start", "end", "kind", "work", "night_rest", "later")
    return dataclasses.replace(table, **{name: getattr(table, name)[rows] for name in columns})
