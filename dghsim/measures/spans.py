"""Stretches of time laid over the hours of the run, without a loop."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.model import Floats

HOUR = 3600
DAY = 86400
WEEKS_A_YEAR = 52
DAYS_A_YEAR = 7 * WEEKS_A_YEAR
"""Of the year that all is told of, pounds as patients."""


def seconds_by_hour(row: Ints, start: Ints, end: Ints, rows: int, begin: int, hours: int) -> Floats:
    """Seconds of the stretches `start` to `end` that fall in each hour.

    Args:
        row: which row of the result each stretch belongs to.
        start: seconds.
        end: seconds; at or before `start` for a stretch of no length.
        rows: rows of the result.
        begin: the second at which the first hour begins.
        hours: columns of the result.

    Returns:
        (rows, hours).
    """
    length = hours * HOUR
    starts = np.clip(start - begin, 0, length)
    edges = np.concatenate([starts, np.maximum(np.clip(end - begin, 0, length), starts)])
    sign = np.repeat([1.0, -1.0], len(start))
    hour = (edges / HOUR).astype(np.int64)
    into = edges - hour * HOUR
    cell = np.concatenate([row, row]) * (hours + 1) + hour
    shape = (rows, hours + 1)
    within = np.bincount(cell, sign * (HOUR - into), shape[0] * shape[1]).reshape(shape)
    begun = np.bincount(cell, sign, shape[0] * shape[1]).reshape(shape)
    return (within + HOUR * (np.cumsum(begun, axis=1) - begun))[:, :hours]


def census(row: Ints, start: Ints, end: Ints, rows: int, begin: int, hours: int) -> Floats:
    """(rows, hours): how many of the stretches hold each full hour, `start` included and `end` not."""
    edges = np.concatenate([start, np.maximum(end, start)]) - begin
    hour = np.clip(-(-edges // HOUR), 0, hours)
    cell = np.concatenate([row, row]) * (hours + 1) + hour
    shape = (rows, hours + 1)
    change = np.bincount(cell, np.repeat([1.0, -1.0], len(start)), shape[0] * shape[1]).astype(np.float64)
    held: Floats = np.cumsum(change.reshape(shape), axis=1)[:, :hours]
    return held


def folded(row: Ints, start: Ints, end: Ints, rows: int, hours: int) -> Floats:
    """Seconds of the stretches by hour of a repeating day (`hours` 24) or week (168), as (rows, hours).

    Every hour of every stretch is looked at: for duties and work, not for stays of weeks.
    """
    from dghsim.measures.passes import fold

    sums = np.zeros((rows, hours))
    row, start, end = (np.ascontiguousarray(column) for column in (row, start, end))
    fold(row, start, end, hours, sums)
    return sums


def overlap(start: Ints, end: Ints, begin: int | Ints, stop: int | Ints) -> Ints:
    """Seconds of each stretch that lie between `begin` and `stop`."""
    within: Ints = np.maximum(np.minimum(end, stop) - np.maximum(start, begin), 0)
    return within


def known(times: Ints, otherwise: int) -> Ints:
    """The times with `otherwise` for those that never came."""
    return np.where(times == NONE, np.int64(otherwise), times)
