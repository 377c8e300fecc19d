"""The duty table of one replication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.horizon import DAY_SECONDS
from dghsim.rota.ladder.descend import NOBODY, Filled, descend
from dghsim.rota.ladder.gap_table import Ints
from dghsim.rota.ladder.prepared import PreparedDuties
from dghsim.rota.model import FILLED_BY, WHY, DutyTable
from dghsim.rota.workforce.model import Floats, States, WorkforceYear
from dghsim.rota.workforce.states import states_of
from dghsim.rota.workforce.year import year_of

Kind = TypeVar("Kind", bound=np.generic)
_POST, _AGENCY = FILLED_BY.index("post"), FILLED_BY.index("agency")
_DIVERT, _UNCOVERED = FILLED_BY.index("divert"), FILLED_BY.index("uncovered")
_VACANT, _SICK, _GIVEN_UP = (WHY.index(word) for word in ("vacant", "sick", "given_up"))


def fill(prepared: PreparedDuties, replication: int) -> DutyTable:
    """See `dghsim.rota.gaps.fill_gaps`."""
    states = prepared.standing or states_of(prepared.posts, replication)
    seats = prepared.seats
    there = states.held & ~states.sick
    here = there[seats.post, seats.day] & ~prepared.empty
    gap = np.flatnonzero(~here)
    known = states.known[seats.post[gap], seats.day[gap]]
    filled = descend(prepared.steps, seats, prepared.own, gap, known, there, (prepared.seed, replication))
    table = _with_gaps(prepared, states, filled)
    return replace(table, workforce=_year(prepared, states, filled))


def _with_gaps(prepared: PreparedDuties, states: States, filled: Filled) -> DutyTable:
    table, seats = prepared.table, prepared.seats
    rows = np.flatnonzero(prepared.seat >= 0)
    seat = prepared.seat[rows]
    by_seat = _by_seat(prepared, states, filled)
    rung = _with(table.rung, rows, by_seat.rung[seat])
    leads = np.full(len(seats.day), -1, dtype=np.int64)
    leads[seat[::-1]] = rows[::-1]
    made = replace(
        table,
        doctor=_with(table.doctor, rows, by_seat.doctor[seat]),
        grade=_with(table.grade, rows, by_seat.grade[seat]),
        filled_by=_with(table.filled_by, rows, by_seat.filled_by[seat]),
        slowness=_with(table.slowness, rows, by_seat.slowness[seat]),
        why=_with(table.why, rows, by_seat.why[seat]),
        asked=_with(table.asked, rows, by_seat.asked[seat]),
        rung=rung,
        pounds=_with(table.pounds, rows, _pounds(prepared, rows, rung[rows])),
        sessions_lost=_with(table.sessions_lost, leads[filled.gap], filled.sessions),
        rungs=tuple(step.name for step in prepared.steps),
    )
    return _diverted(_without(made, _rows_given_up(prepared, filled)))


@dataclass(frozen=True, slots=True)
class _Seats:
    """Columns of the duty table, by seat."""

    doctor: Ints
    grade: Ints
    filled_by: Ints
    slowness: Floats
    why: Ints
    rung: Ints
    asked: Ints


def _by_seat(prepared: PreparedDuties, states: States, filled: Filled) -> _Seats:
    """Every seat worked as planned, or by whoever came down the ladder."""
    seats, gap, slow = prepared.seats, filled.gap, prepared.posts.slowness
    post, day = seats.post, seats.day
    planned = np.zeros(len(post), dtype=np.int64)
    filled_by = np.array([*(step.code for step in prepared.steps), _UNCOVERED], dtype=np.int64)[filled.rung]
    nobody, own = np.isin(filled_by, [_DIVERT, _UNCOVERED]), filled.post != NOBODY
    locum = prepared.bank + gap + np.where(filled_by == _AGENCY, len(post), 0)
    doctor = np.where(own, prepared.doctor[filled.post], locum)
    grade = np.where(own, prepared.grade[filled.post], prepared.locum_grade[gap])
    strange = np.array([*(step.rung.slowness for step in prepared.steps), 1.0])[filled.rung]
    new = own & states.new[filled.post, day[gap]]
    why = np.where(states.sick[post[gap], day[gap]], _SICK, _VACANT)
    return _Seats(
        doctor=_with(prepared.doctor[post], gap, np.where(nobody, -1, doctor)),
        grade=_with(prepared.grade[post], gap, np.where(nobody, -1, grade)),
        filled_by=_with(np.full(len(post), _POST, dtype=np.int64), gap, filled_by),
        slowness=_with(
            np.where(states.new[post, day], slow[post], 1.0),
            gap,
            np.where(new, slow[filled.post], strange),
        ),
        why=_with(planned, gap, why),
        rung=_with(planned + NOBODY, gap, filled.rung),
        asked=_with(planned, gap, filled.asked),
    )


def _pounds(prepared: PreparedDuties, rows: Ints, rung: Ints) -> Floats:
    """What the rung that fills each row costs."""
    table, number = prepared.table, len(prepared.seats.day)
    hours = (table.end[rows] - table.start[rows]) / 3600
    tier = prepared.seats.tier[prepared.seat[rows]] if number else rung
    pounds = np.zeros(len(rows))
    for place, step in enumerate(prepared.steps):
        chosen = rung == place
        pounds[chosen] = hours[chosen] * step.pounds_per_hour[tier[chosen]]
    return pounds


def _rows_given_up(prepared: PreparedDuties, filled: Filled) -> Ints:
    rows = [int(prepared.plans[post].row[at]) for post, at in filled.given_up]
    return np.array([row for row in rows if row >= 0], dtype=np.int64)


def _without(table: DutyTable, rows: Ints) -> DutyTable:
    """The table with nobody on these rows, which were given up."""
    nobody = np.full(len(rows), -1, dtype=np.int64)
    return replace(
        table,
        doctor=_with(table.doctor, rows, nobody),
        grade=_with(table.grade, rows, nobody),
        filled_by=_with(table.filled_by, rows, np.full(len(rows), _UNCOVERED)),
        why=_with(table.why, rows, np.full(len(rows), _GIVEN_UP)),
        slowness=_with(table.slowness, rows, np.ones(len(rows))),
    )


def _diverted(table: DutyTable) -> DutyTable:
    away = np.flatnonzero(table.filled_by == _DIVERT)
    away = away[np.argsort(table.start[away], kind="stable")]
    return replace(table, diverted=np.stack([table.start[away], table.end[away]], axis=1))


def _with(column: NDArray[Kind], rows: Ints, values: NDArray[Kind]) -> NDArray[Kind]:
    changed = column.copy()
    changed[rows] = values
    return changed


def _year(prepared: PreparedDuties, states: States, filled: Filled) -> WorkforceYear | None:
    if prepared.year is None:
        return None
    year = prepared.year
    given_up = np.zeros(len(year.tiers), dtype=np.int64)
    for post, at in filled.given_up:
        day = int(prepared.plans[post].start[at]) // DAY_SECONDS
        if year.measured.start <= day < year.measured.stop:
            given_up[year.tier[post]] += 1
    return year_of(year, states, given_up)
