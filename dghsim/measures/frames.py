"""The logs of a replication as tables, in the columns of the results folder. Times are naive and local.

Warm-up is left out: patients who arrive in it, their work, and duties that begin in it. What those who arrive later go
through after the weeks measured is kept, where the run went on.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from dghsim.engine.log import MARKS, Ended
from dghsim.engine.plan import NONE, Ints
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
    """One row a patient who arrives in the weeks measured.

    Columns: scenario, site, replication, patient (number in the replication), origin (hospital of the first arrival),
    route (stream), arrive, news (label of the attribute `news2`), clerk_start, senior_start, consultant_start,
    decision, bed_time, leave, outcome. Null: never happened before the run stopped, or not known.
    """
    plan, log, arrivals = replication.plan, replication.log, replication.arrivals
    arrive = plan.entities["time"][: plan.patients]
    rows = _measured_patients(replication)
    stream = arrivals.stream[arrivals.patient != NONE][rows]
    code = replication.scenario.hospital.code
    labels = arrivals.labels.get("news2", ())
    news = arrivals.attributes["news2"][rows] if labels else np.full(len(rows), NONE)
    marks = {name: _moments(replication, log.marks[rows, MARKS.index(name)]) for name in _PATIENT_MARKS}
    return pd.DataFrame({
        **_head(replication, len(rows)),
        "patient": rows,
        "origin": _same(code, len(rows)),
        "route": _words(arrivals.streams, stream),
        "arrive": _moments(replication, arrive[rows]),
        "news": _words(labels, news),
        **marks,
        "leave": _moments(replication, log.leave[rows]),
        "outcome": _words(OUTCOMES, log.outcome[rows]),
    })  # fmt: skip


def tasks_frame(replication: Replication) -> pd.DataFrame:
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
    patient = pd.array(tasks["entity"], dtype="Int64")
    patient[(tasks["entity"] >= plan.patients) | (tasks["entity"] == NONE)] = pd.NA
    return pd.DataFrame({
        **_head(replication, len(tasks)),
        "task": tasks["task"],
        "patient": patient,
        "kind": _words(plan.program.work_names, tasks["work"]),
        "clinician": _words(replication.duties.doctors, doctor),
        "duty": _numbers(row),
        "start": _moments(replication, tasks["start"]),
        "end": _moments(replication, tasks["end"]),
        "interrupted": tasks["ended"] == Ended.INTERRUPTED,
        "asked": _moments(replication, tasks["since"]),
        "called": _moments(replication, tasks["called"]),
        "ended": _words(ENDED, tasks["ended"]),
    })  # fmt: skip


def duties_frame(replication: Replication) -> pd.DataFrame:
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
    return pd.DataFrame({
        "replication": np.full(len(rows), replication.plan.replication, dtype=np.int64),
        "duty": rows,
        "doctor": _words(table.doctors, table.doctor[rows]),
        "tier": _words(tiers, table.kind[rows]),
        "start": _moments(replication, table.start[rows]),
        "end": _moments(replication, table.end[rows]),
        "actual_end": _moments(replication, actual),
        "filled_by": _words(FILLED_BY, table.filled_by[rows]),
        "breaks_due": breaks_due(replication.scenario, table)[rows],
        "breaks_taken": _taken(replication, rows),
        "kind": _words([duty for _, duty in table.kinds], table.kind[rows]),
    })  # fmt: skip


def _taken(replication: Replication, rows: Ints) -> object:
    if break_kind(replication.scenario) == NONE:
        return _numbers(np.full(len(rows), NONE, dtype=np.int64))
    there = replication.duty_of[rows] != NONE
    return _numbers(np.where(there, breaks_taken(replication)[rows], NONE))


def _numbers(values: Ints) -> object:
    """Whole numbers with null for NONE."""
    numbers = pd.array(values, dtype="Int64")
    numbers[values == NONE] = pd.NA
    return numbers


def _measured_patients(replication: Replication) -> Ints:
    arrive = replication.plan.entities["time"][: replication.plan.patients]
    return np.flatnonzero((arrive >= replication.begin) & (arrive < replication.end))


def _head(replication: Replication, rows: int) -> dict[str, object]:
    return {
        "scenario": _same(replication.scenario.name, rows),
        "site": _same(replication.scenario.hospital.code, rows),
        "replication": np.full(rows, replication.plan.replication, dtype=np.int64),
    }


def _same(word: str, rows: int) -> ExtensionArray:
    return _words([word], np.zeros(rows, dtype=np.int64))


def _words(words: Sequence[str], codes: Ints) -> ExtensionArray:
    """The word of each code; null for NONE. Pandas looks at each word once, not at each row."""
    known = pd.Series(list(words), dtype=None if len(words) else object)
    return known.array.take(codes, allow_fill=True, fill_value=None)


def _moments(replication: Replication, seconds: Ints) -> NDArray[np.datetime64]:
    origin = horizon_of(replication.scenario).origin
    moments: NDArray[np.datetime64] = origin + seconds.astype("timedelta64[s]")
    moments[seconds == NONE] = np.datetime64("NaT")
    return moments
