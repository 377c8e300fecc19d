"""Turns the duty table of a replication into the duties that the engines see."""

from __future__ import annotations

import numpy as np

from dghsim.engine import plan
from dghsim.engine.plan import NONE, Ints, Table
from dghsim.rota.model import DutyTable
from dghsim.scenario.root import Scenario


def _neighbours(doctor: Ints) -> tuple[Ints, Ints]:
    """For duties in order of start: the same doctor's duty before and after each."""
    before = np.full(len(doctor), NONE, dtype=np.int64)
    after = before.copy()
    order = np.argsort(doctor, kind="stable")
    same = doctor[order[1:]] == doctor[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    after[order[:-1][same]] = order[1:][same]
    return before, after


def _joined(table: DutyTable, rows: Ints) -> Ints:
    """First row of each unbroken presence: the same doctor going straight from a duty into another of its kind."""
    order = rows[np.lexsort((table.start[rows], table.kind[rows], table.doctor[rows]))]
    first = order.copy()
    straight_on = (
        (table.doctor[order[1:]] == table.doctor[order[:-1]])
        & (table.kind[order[1:]] == table.kind[order[:-1]])
        & (table.start[order[1:]] == table.end[order[:-1]])
    )
    for at in np.flatnonzero(straight_on) + 1:
        first[at] = first[at - 1]
    presence = np.full(len(table.start), NONE, dtype=np.int64)
    presence[order] = first
    return presence


def _kinds(scenario: Scenario, table: DutyTable) -> Ints:
    """For each row its place among all duties of the scenario; the table's own kinds may be only some of them."""
    known = [(tier, duty) for tier, given in scenario.rota.tier.items() for duty in given.duty]
    return np.array([known.index(pair) for pair in table.kinds], dtype=np.int64)[table.kind]


def make_duties(scenario: Scenario, table: DutyTable, answers: Table, end: int) -> tuple[Table, Ints]:
    """Covered duties that answer work and start before `end`, in order of (start, end, kind, doctor).

    Returns the duties (dtype DUTY) and, for each row of `table`, its duty; NONE where uncovered or answering nothing.
    """
    kind = _kinds(scenario, table)
    answering = (answers["first"] | answers["second"])[kind] != 0 if len(kind) else np.zeros(0, bool)
    rows = np.flatnonzero((table.doctor != NONE) & answering & (table.start < end))
    presence = _joined(table, rows)
    leads = np.flatnonzero(np.bincount(presence[rows], minlength=len(presence)))
    ends = np.full(len(table.start), NONE, dtype=np.int64)
    np.maximum.at(ends, presence[rows], table.end[rows])
    leads = leads[np.lexsort((table.doctor[leads], kind[leads], ends[leads], table.start[leads]))]
    kinds = [scenario.rota.tier[tier].duty[duty] for tier, duty in table.kinds]
    call_in = np.array(
        [60 * duty.call_in_minutes if duty.at == "home" else 0 for duty in kinds], dtype=np.int64
    )
    level = np.array([scenario.rota.tier[tier].level for tier, _ in table.kinds], dtype=np.int64)
    tiers = list(scenario.rota.tier)
    tier = np.array([tiers.index(name) for name, _ in table.kinds], dtype=np.int64)
    duties = plan.empty(plan.DUTY, len(leads))
    duties["start"], duties["end"], duties["site"] = table.start[leads], ends[leads], 0
    duties["sites"] = 1
    duties["kind"], duties["grade"] = kind[leads], table.grade[leads]
    duties["level"] = level[table.kind[leads]] if len(leads) else 0
    duties["tier"] = tier[table.kind[leads]] if len(leads) else 0
    duties["call_in"] = call_in[table.kind[leads]] if len(leads) else 0
    duties["factor"] = np.maximum(1, np.rint(plan.UNIT * table.slowness[leads])).astype(np.int64)
    duties["before"], duties["after"] = _neighbours(table.doctor[leads])
    number = np.full(len(table.start), NONE, dtype=np.int64)
    number[leads] = np.arange(len(leads))
    duty_of = np.where(presence != NONE, number[presence], NONE)
    return duties, duty_of
