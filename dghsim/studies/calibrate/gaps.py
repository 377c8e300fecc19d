"""Days and hours of which the file knows nothing, told from those on which nobody came."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.grid import Grid
from dghsim.studies.calibrate.patients import Remark

QUIET = 0.7
"""The part of the usual rate that even a quiet stretch is thought to have."""
CHANCE = 0.01
"""That an empty stretch anywhere in the file is taken for a gap though nobody came."""


def with_gaps(grid: Grid, whose: str = "") -> tuple[Grid, list[Remark]]:
    """The grid with every empty stretch not seen in which chance would hardly ever have nobody come.

    A stretch of hours is a gap if at seven tenths of the usual rate it stays empty less than once in a hundred such
    files. A hospital of thirty a day has a gap where nobody comes for some fifteen hours; one of one a day where nobody
    comes for three weeks. Before the first and after the last patient half a day is enough: there is one such stretch
    only, and files are cut off at any hour.
    """
    usual = _usual(grid)
    if usual.sum() <= 0:
        return grid, []
    most = math.log(max(grid.seen.size, 1) / CHANCE) / QUIET
    most_at_end = math.log(1 / CHANCE) / QUIET
    expected = (grid.seen * usual).reshape(-1)
    untimed = (grid.by_day > grid.by_hour.sum(axis=1))[:, None]
    empty = ((grid.by_hour == 0) & ~untimed).reshape(-1)
    seen = grid.seen.reshape(-1).copy()
    spans = []
    for begin, end in _runs(empty):
        at_end = begin == 0 or end == len(empty)
        if expected[begin:end].sum() > (most_at_end if at_end else most):
            seen[begin:end] = 0.0
            spans.append((begin, end))
    if not spans:
        return grid, []
    hours = sum(end - begin for begin, end in spans)
    told = "; ".join(_span(grid, *span) for span in spans[:6]) + ("; ..." if len(spans) > 6 else "")
    says = f"No data{whose} for {hours / 24:,.1f} days in {len(spans)} gaps: {told}"
    return replace(grid, seen=seen.reshape(grid.seen.shape)), [
        Remark(0, says.replace(" in 1 gaps", " in one gap"))
    ]


def _usual(grid: Grid) -> Floats:
    """Arrivals by hour of the day on days that have any; spread evenly where hours are not known."""
    days = max(int((grid.by_day > 0).sum()), 1)
    total = grid.by_day.sum() / days
    by_hour = grid.by_hour.sum(axis=0) + 0.5
    return np.asarray(total * by_hour / by_hour.sum(), dtype=np.float64)


def _runs(empty: np.ndarray) -> Iterator[tuple[int, int]]:
    edges = np.diff(np.concatenate(([0], empty.astype(np.int8), [0])))
    yield from zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True)


def _span(grid: Grid, begin: int, end: int) -> str:
    start = grid.first.astype("datetime64[h]") + np.timedelta64(begin, "h")
    stop = grid.first.astype("datetime64[h]") + np.timedelta64(end, "h")
    return f"{str(start).replace('T', ' ')}:00 to {str(stop).replace('T', ' ')}:00"
