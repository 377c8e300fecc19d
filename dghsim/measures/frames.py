"""The logs of a replication, in the columns of the results folder. Times are naive and local.

Warm-up is left out: patients who arrive in it, their work, and duties that begin in it. What those who arrive later go
through after the weeks measured is kept, where the run went on.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from dghsim.engine.log import MARKS, Ended
from dghsim.engine.plan import NONE, Ints
from dghsim.measures.arrived import came_at
from dghsim.measures.columns import Columns, Flags, Known, Moments, Whole, Words, frame, packed, worded
from dghsim.measures.kinds import break_kind
from dghsim.measures.model import Replication
from dghsim.measures.own_work import breaks_taken, row_of
from dghsim.rota.breaks import breaks_due
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.pathway import OUTCOMES

_PATIENT_MARKS = ("clerk_start", "senior_start", "consultant_start", "decision", "bed_time")
ENDED = ("done", "interrupted", "handed_over", "missed")
"""How a spell of work ended, by the log's code."""


def patients_frame(replication: Replication) -> pd.DataFrame:
    """The table of `patients_columns`."""
    return frame(patients_columns(replication))


def tasks_frame(replication: Replication) -> pd.DataFrame:
    """The table of `tasks_columns`."""
    return frame(tasks_columns(replication))


def duties_frame(replication: Replication) -> pd.DataFrame:
    """The table of `duties_columns`."""
    return frame(duties_columns(replication))


def patients_columns(replication: Replication) -> Columns:
    """One row a patient who arrives in the weeks measured.

    Columns: scenario, site, replication, patient (number in the replication), origin (hospital of the first arrival),
    route (stream), arrive, news (label of the attribute `news2`), arrives_by (own, ambulance
    or gp; only where the scenario has `[access]`), clerk_start, senior_start, consultant_start,
    decision, bed_time, leave, outcome. Null: never happened before the run stopped, or not known.
    """
    log, arrivals = replication.log, replication.arrivals
    arrive = came_at(replication)
    rows = _measured_patients(replication)
    stream = arrivals.stream[arrivals.patient != NONE][rows]
    code = replication.scenario.hospital.code
    labels = arrivals.labels.get("news2", ())
    news = arrivals.attributes["news2"][rows] if labels else np.full(len(rows), NONE)
    marks = {name: _moments(replication, log.marks[rows, MARKS.index(name)]) for name in _PATIENT_MARKS}
    return {
        **_head(replication, len(rows)),
        "patient": Whole(packed(rows)),
        "origin": _same(code, len(rows)),
        "route": worded(arrivals.streams, stream),
        "arrive": _moments(replication, arrive[rows]),
        "news": worded(labels, news),
        **_arrives_by(replication, rows),
        **marks,
        "leave": _moments(replication, log.leave[rows]),
        "outcome": worded(OUTCOMES, log.outcome[rows]),
    }  # fmt: skip


def _arrives_by(replication: Replication, rows: Ints) -> Columns:
    """By what each came, where the scenario says anything of it."""
    access, arrivals = replication.scenario.access, replication.arrivals
    if access is None:
        return {}
    by = access.arrives_by
    return {"arrives_by": worded(arrivals.labels[by], arrivals.attributes[by][rows])}


def tasks_columns(replication: Replication) -> Columns:
    """One row a clinician's spell of work asked for or due from the first week measured; one more for what still waits.

    Of patients in `patients_frame`, of the wards, and of what clinicians do for themselves. Spells of one piece of work
    (of a team, or interrupted and taken up again) share their `task`.

    Columns: scenario, site, replication, task, patient (null for work on the wards and for oneself), kind (of work),
    clinician, duty (as in `duties_frame`; both null while it waits), start (null while it waits, and where it was
    missed), end (null: still in hand, or waiting, when the run stopped), interrupted (broken off by more urgent work),
    asked (when it was asked for, or due), called (given to the clinician), ended (`done`, `interrupted`,
    `handed_over`, `missed`; null as `end`).
    """
    plan = replication.plan
    tasks = replication.log.tasks
    known = np.zeros(len(plan.entities) + 1, dtype=bool)
    known[_measured_patients(replication)] = True
    known[plan.patients :] = True
    tasks = tasks[(tasks["since"] >= replication.begin) & known[tasks["entity"]]]
    given = np.flatnonzero(tasks["duty"] != NONE)
    row = np.full(len(tasks), NONE, dtype=np.int64)
    moment = np.where(tasks["called"] == NONE, tasks["since"], tasks["called"])[given]
    row[given] = row_of(replication, tasks["duty"][given], moment)
    doctor = np.where(row == NONE, NONE, replication.duties.doctor[row]) if len(given) else row
    patient = np.where(tasks["entity"] >= plan.patients, NONE, tasks["entity"])
    return {
        **_head(replication, len(tasks)),
        "task": Whole(packed(tasks["task"])),
        "patient": Known(packed(patient)),
        "kind": worded(plan.program.work_names, tasks["work"]),
        "clinician": worded(replication.duties.doctors, doctor),
        "duty": Known(packed(row)),
        "start": _moments(replication, tasks["start"]),
        "end": _moments(replication, tasks["end"]),
        "interrupted": Flags(tasks["ended"] == Ended.INTERRUPTED),
        "asked": _moments(replication, tasks["since"]),
        "called": _moments(replication, tasks["called"]),
        "ended": worded(ENDED, tasks["ended"]),
    }  # fmt: skip


def duties_columns(replication: Replication) -> Columns:
    """One row a duty that answers work and begins from the first week measured.

    Columns: replication, duty (number in the replication), doctor (null: nobody), tier, start, end, actual_end (null:
    nobody, or still at work when the run stopped), filled_by, breaks_due (by the tier's rules; 0 where nobody works
    it), breaks_taken (null: breaks are not modelled), kind (name of the duty in the scenario).
    """
    table, log, duty_of = replication.duties, replication.log, replication.duty_of
    rows = np.flatnonzero(table.start >= replication.begin)
    there = duty_of[rows] != NONE
    actual = np.full(len(rows), NONE, dtype=np.int64)
    actual[there] = log.actual_end[duty_of[rows][there]]
    last = table.end[rows] == replication.plan.duties["end"][duty_of[rows]] if len(log.actual_end) else there
    actual = np.where(there & ~last & (actual != NONE), table.end[rows], actual)
    tiers = [tier for tier, _ in table.kinds]
    return {
        "replication": _number_of(replication, len(rows)),
        "duty": Whole(packed(rows)),
        "doctor": worded(table.doctors, table.doctor[rows]),
        "tier": worded(tiers, table.kind[rows]),
        "start": _moments(replication, table.start[rows]),
        "end": _moments(replication, table.end[rows]),
        "actual_end": _moments(replication, actual),
        "filled_by": worded(FILLED_BY, table.filled_by[rows]),
        "breaks_due": Whole(packed(breaks_due(replication.scenario, table)[rows])),
        "breaks_taken": _taken(replication, rows),
        "kind": worded([duty for _, duty in table.kinds], table.kind[rows]),
    }  # fmt: skip


def _taken(replication: Replication, rows: Ints) -> Known:
    if break_kind(replication.scenario) == NONE:
        return Known(packed(np.full(len(rows), NONE, dtype=np.int64)))
    there = replication.duty_of[rows] != NONE
    return Known(packed(np.where(there, breaks_taken(replication)[rows], NONE)))


def _measured_patients(replication: Replication) -> Ints:
    arrive = came_at(replication)
    return np.flatnonzero((arrive >= replication.begin) & (arrive < replication.end))


def _head(replication: Replication, rows: int) -> Columns:
    return {
        "scenario": _same(replication.scenario.name, rows),
        "site": _same(replication.scenario.hospital.code, rows),
        "replication": _number_of(replication, rows),
    }


def _number_of(replication: Replication, rows: int) -> Whole:
    return Whole(packed(np.full(rows, replication.plan.replication, dtype=np.int64)))


def _same(word: str, rows: int) -> Words:
    return worded([word], np.zeros(rows, dtype=np.int64))


def _moments(replication: Replication, seconds: Ints) -> Moments:
    return Moments(horizon_of(replication.scenario).origin, packed(seconds))
