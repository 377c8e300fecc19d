"""The time that a check covers: a dated horizon, or one cycle of a template that repeats for ever."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.errors import InputError, show
from dghsim.rota.checker.clock import DAY, WEEK, minutes_of, monday_before
from dghsim.rota.checker.table import NROC, ShiftTable
from dghsim.rota.checker.text import counted, stamp
from dghsim.rota.rules.number import number

_MOST_WEEKS = 520


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes since 1970, whole weeks long."""

    start: int
    end: int
    cyclic: bool
    derived: bool
    """True when the length was taken from the table and not given."""

    @property
    def length(self) -> int:
        """Minutes."""
        return self.end - self.start


def find_span(table: ShiftTable, horizon_start: object, horizon_weeks: object, cyclic: bool) -> Span:
    """The horizon as given; else from the Monday of the first duty to the Sunday of the last start.

    Raises:
        InputError: a start that is no date, weeks that are not a whole number from 1 to 520, a table spread
            over more than that, or a row of a cyclic template that starts outside the cycle.
    """
    weeks = None if horizon_weeks is None else _whole_weeks(horizon_weeks)
    duties = table.start[table.kind <= NROC]
    rows = duties if len(duties) else table.start
    if len(table.start) and int(table.end.max() - table.start.min()) > _MOST_WEEKS * WEEK:
        last = int(np.argmax(table.end))
        raise InputError(
            f"data row {last + 1}: more than {_MOST_WEEKS} weeks after the first row; check the years"
        )
    if horizon_start is not None:
        start = minutes_of(horizon_start, "horizon_start")
        if start % DAY:
            raise InputError(
                f"horizon_start is {show(str(horizon_start))}; allowed: a date, or midnight of one"
            )
    else:
        start = monday_before(int(rows.min())) if len(rows) else 0
    if weeks is None:
        weeks = max(1, (int(rows.max()) - start) // WEEK + 1) if len(rows) else 1
        weeks = min(weeks, _MOST_WEEKS)
    span = Span(start, start + weeks * WEEK, cyclic, horizon_weeks is None)
    if cyclic:
        _inside(table, span, weeks)
    return span


def _whole_weeks(value: object) -> int:
    weeks = number(value)
    if weeks is None or not 1 <= weeks <= _MOST_WEEKS or weeks != int(weeks):
        raise InputError(f"horizon_weeks is {show(value)}; allowed: a whole number from 1 to {_MOST_WEEKS}")
    return int(weeks)


def _inside(table: ShiftTable, span: Span, weeks: int) -> None:
    outside = np.flatnonzero((table.start < span.start) | (table.start >= span.end))
    if len(outside):
        allowed = f"the {counted(weeks, 'week')} from {stamp(span.start)}"
        raise InputError(f"data row {outside[0] + 1}: starts outside the cycle; allowed: {allowed}")
