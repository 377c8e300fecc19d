"""Overlapping duties counted once: what is left of each row, its work and its rest, dated and across the wrap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from dghsim.rota.checker.clock import WEEK, minutes_of, moment_at
from dghsim.rota.checker.once import counted_once
from dghsim.rota.checker.prepared import prepare
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import KINDS, ShiftTable, read_table

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def once(shifts: pd.DataFrame, *, cyclic: bool = False) -> ShiftTable:
    start = minutes_of(MONDAY, "start")
    return counted_once(read_table(shifts), Span(start, start + WEEK, cyclic, False))


def times(table: ShiftTable) -> list[str]:
    """`nroc 5 09:00-10:00 2 h`, with `+` before a part that is no period of its own."""
    return [
        f"{'+' if later else ''}{KINDS[kind]} {moment_at(start):%-d %H:%M}-{moment_at(end):%H:%M}"
        + ("" if np.isnan(work) else f" {work / 60:g} h")
        for kind, start, end, work, later in zip(
            table.kind, table.start, table.end, table.work, table.later, strict=True
        )
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mon 09:00-17:00; Mon 16:00-20:00", ["shift 5 09:00-17:00", "shift 5 17:00-20:00"]),
        ("Mon 16:00-20:00; Mon 09:00-17:00", ["shift 5 17:00-20:00", "shift 5 09:00-17:00"]),
        ("Mon 09:00-17:00; Mon 10:00-17:00; Tue 09:00-17:00", ["shift 5 09:00-17:00", "shift 6 09:00-17:00"]),
        ("Mon 09:00-17:00; Mon 10:00-12:00; Mon 16:00-18:00", ["shift 5 09:00-17:00", "shift 5 17:00-18:00"]),
        ("Mon 09:00-17:00 nroc 2; Mon 16:00-20:00 nroc 4", ["nroc 5 09:00-17:00 2 h", "nroc 5 17:00-20:00 3 h"]),
        ("Mon 08:00-20:00 nroc 6; Mon 10:00-12:00", ["nroc 5 08:00-10:00 1.2 h", "+nroc 5 12:00-20:00 4.8 h",
                                                     "shift 5 10:00-12:00"]),
        ("Mon 10:00-12:00; Mon 08:00-20:00 nroc 12", ["shift 5 10:00-12:00", "nroc 5 08:00-10:00 2 h",
                                                      "+nroc 5 12:00-20:00 8 h"]),
        ("Mon 08:00-20:00 nroc 6; Mon 08:00-12:00", ["nroc 5 12:00-20:00 6 h", "shift 5 08:00-12:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 18:00-20:00", ["nroc 5 08:00-18:00 6 h", "shift 5 18:00-20:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 07:00-21:00", ["shift 5 07:00-21:00"]),
        ("Mon 08:00-20:00 nroc 6; Mon 09:00-10:00; Mon 10:00-12:00; Mon 19:00-22:00",
         ["nroc 5 08:00-09:00 0.75 h", "+nroc 5 12:00-19:00 5.25 h", "shift 5 09:00-10:00", "shift 5 10:00-12:00",
          "shift 5 19:00-22:00"]),
        ("Mon 08:00-20:00 nroc; Mon 10:00-12:00", ["nroc 5 08:00-10:00", "+nroc 5 12:00-20:00", "shift 5 10:00-12:00"]),
        ("Mon 08:00-12:00 nroc 1; Mon 11:00-14:00; Mon 12:00-20:00 nroc 3; Mon 19:00-22:00",
         ["nroc 5 08:00-11:00 1 h", "shift 5 11:00-14:00", "nroc 5 14:00-19:00 3 h", "shift 5 19:00-22:00"]),
        ("Mon 09:00-17:00; Mon 16:00-20:00; Mon 12:00-22:00 leave",
         ["shift 5 09:00-17:00", "shift 5 17:00-20:00", "leave 5 12:00-22:00"]),
    ],
)  # fmt: skip
def test_what_is_left_of_each_row(text: str, left: list[str], rows: Rows) -> None:
    assert times(once(rows(text))) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sun 20:00-09:00; Mon 08:00-17:00", ["shift 11 20:00-09:00", "shift 5 09:00-17:00"]),
        ("Sun 20:00-09:00; Mon 08:00-09:00", ["shift 11 20:00-09:00"]),
        ("Sun 20:00-12:00 nroc 8; Mon 08:00-10:00",
         ["nroc 11 20:00-08:00 6.85714 h", "+nroc 5 10:00-12:00 1.14286 h", "shift 5 08:00-10:00"]),
        ("Sun 20:00-12:00 nroc 8; Mon 00:00-10:00",
         ["nroc 11 20:00-00:00 4 h", "+nroc 5 10:00-12:00 2 h", "shift 5 00:00-10:00"]),
        ("Sun 20:00-04:00 nroc 8; Sun 23:00-00:00",
         ["nroc 11 20:00-23:00 3 h", "+nroc 5 00:00-04:00 4 h", "shift 11 23:00-00:00"]),
        ("Sun 20:00-12:00; Mon 08:00-16:00 nroc 4", ["shift 11 20:00-12:00", "nroc 5 12:00-16:00 4 h"]),
        ("Mon 09:00-17:00; Mon 16:00-20:00", ["shift 5 09:00-17:00", "shift 5 17:00-20:00"]),
    ],
)  # fmt: skip
def test_across_the_wrap_of_a_cycle(text: str, left: list[str], rows: Rows) -> None:
    assert times(once(rows(text), cyclic=True)) == left


def test_a_rest_at_night_is_no_longer_than_the_longest_part(rows: Rows) -> None:
    shifts = rows("Mon 20:00-08:00 nroc 1; Mon 22:00-23:00; Tue 04:00-05:00; Wed 20:00-08:00 nroc 1")
    table = once(shifts.assign(night_rest_hours=[8, None, None, 7]))
    hours = [rest / 60 for rest, kind in zip(table.night_rest, table.kind, strict=True) if kind == 1]
    assert hours == [5, 5, 5, 7]


def test_parts_across_the_wrap_stay_in_the_order_of_time(rows: Rows) -> None:
    shifts = rows("Sun 20:00-16:00 nroc 8; Mon 08:00-10:00; Mon 12:00-13:00")
    (duties,) = prepare(
        shifts, "none", horizon_start=MONDAY, horizon_weeks=1, cyclic=True, tell_overlaps=True
    ).doctors
    assert (duties.start[1:] >= duties.end[:-1]).all()
    assert duties.start.tolist() == sorted(duties.start.tolist())
    whole = duties.periods & (duties.start < duties.start.max() - WEEK)
    assert set((duties.until - duties.start)[whole].tolist()) == {20 * 60}
