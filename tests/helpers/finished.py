"""A finished replication written out by hand: no engine has run, so that every number can be worked out on paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dghsim.engine import log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import NONE, Table, empty
from dghsim.engine.program import make_program
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.model import Replication
from dghsim.measures.view import View, look
from dghsim.rota.model import FILLED_BY, DatedRota
from dghsim.rota.table import leave_table, shift_table
from dghsim.scenario.pathway import MARKS, OUTCOMES
from dghsim.scenario.root import Scenario
from helpers.build import Comes, On, arrivals, document, duty_table, fixed
from helpers.clock import NEVER, seconds

ENDED = ("done", "interrupted", "handed_over", "missed")
_STAGES = {
    "front": {"type": "delay", "mark": "ews", "duration": fixed(10)},
    "seen": {"type": "delay", "mark": "clinician", "duration": fixed(10)},
    "referral": {"type": "fork", "mark": "referral", "launch": "bed"},
    "clerking": {"type": "work", "work": "clerking", "mark": "clerk_start"},
    "senior": {"type": "work", "work": "senior_review", "mark": "senior_start"},
    "decision": {"type": "delay", "mark": "decision", "duration": fixed(0)},
    "review": {"type": "work", "work": "consultant_review", "mark": "consultant_start"},
    "in_bed": {"type": "join", "forks": ["referral"]},
    "home": {"type": "leave"},
    "bed": {"type": "hold", "place": "amu", "mark": "bed_time"},
    "bed_given": {"type": "end"},
    "job": {"type": "work", "work": "ward_red"},
    "job_done": {"type": "leave"},
}
_WORKS: dict[str, dict[str, Any]] = {
    name: {"duration": fixed(30)} for name in ("clerking", "senior_review", "consultant_review", "ward_red")
}
_WORKS["ward_red"]["target_minutes"] = 15
_DUTIES = {
    "take": {"first": ["clerking"], "second": ["ward_red"]},
    "night": {"first": ["ward_red"], "second": ["clerking"], "start": "20:00", "end": "08:00"},
    "ward": {"normal": True, "start": "09:00", "end": "17:00"},
    "reg": {"tier": 2, "first": ["senior_review"]},
    "cons": {"tier": 3, "first": ["consultant_review"]},
    "home": {"tier": 3, "at": "home", "second": ["senior_review"], "start": "20:00", "end": "08:00"},
}
_RULES = {"t1": "training-2019", "t2": "training-2019", "t3": "consultant-2003"}


def hospital(**changes: Any) -> Scenario:
    """A small hospital of three tiers: one week of warm-up, one measured. Dotted keys (`run__weeks`) change it."""
    made = document(
        stage=deepcopy(_STAGES), work=deepcopy(_WORKS), duty=deepcopy(_DUTIES),
        place={"amu": {"count": 2}, "chairs": {"count": 1, "kind": "chair"}, "ward": {"count": 0}},
        attribute={"news2": {"shares": {"low": 0.9, "high": 0.1}}},
        stream={"door": {}, "jobs": {"entity": "job", "start": "job"}}, warm_up_weeks=1,
    )  # fmt: skip
    for name, tier in made["rota"]["tier"].items():
        tier["rules"] = _RULES[name]
    for key, value in changes.items():
        *folders, last = key.split("__")
        part = made
        for folder in folders:
            part = part.setdefault(folder, {})
        part[last] = deepcopy(value)
    return Scenario.model_validate(made)


@dataclass(frozen=True, slots=True)
class Patient:
    """Who came, and what the log says of it; times as in `helpers.clock`."""

    arrive: str
    leave: str = NEVER
    marks: Mapping[str, str] = field(default_factory=dict)
    stays: Sequence[tuple[str, str, str, str]] = ()
    """(place, asked, given, given back); never given: still waited for when the run stopped"""
    outcome: str = "home"
    news2: str = "low"


@dataclass(frozen=True, slots=True)
class Did:
    """A spell of work by the doctor of one of the duties, for a patient (by number) or the wards (None).

    What still waits has neither duty nor start nor end; own work that was missed has no start.
    """

    work: str
    duty: int | None
    """Place among the duties given to `finished`."""
    since: str
    start: str
    end: str
    patient: int | None = None
    called: str | None = None
    own: bool = False
    """What the doctor does for himself."""
    ended: str | None = None
    """One of ENDED; by default done, if it ever was."""
    piece: str | None = None
    """Spells with the same word are of one piece of work."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who was on duty: `doctor` None for nobody; `went` where not on time."""

    on: On
    filled_by: str = "post"
    went: str | None = None


def time(said: str) -> int:
    """Seconds from the epoch; NONE for never."""
    return NONE if said == NEVER else seconds(said)


def finished(
    scenario: Scenario,
    patients: Sequence[Patient] = (),
    works: Sequence[Did] = (),
    duties: Sequence[Duty] = (),
    rota: DatedRota | None = None,
    columns: Mapping[str, Any] | None = None,
) -> Replication:
    """The replication; patients and duties in order of time. `columns`: of the duty table, in place of its own."""
    coming = [Comes(one.arrive, "door", {"news2": one.news2}) for one in patients]
    jobs = {
        piece: one
        for one, piece in zip(works, _pieces(works), strict=True)
        if not one.own and one.patient is None
    }
    coming += [Comes(one.since, "jobs") for one in jobs.values()]
    who = arrivals(scenario, coming)
    table = duty_table(scenario, [duty.on for duty in duties])
    nobody = [duty.on.doctor is None and duty.filled_by == "post" for duty in duties]
    filled = ["uncovered" if no else duty.filled_by for no, duty in zip(nobody, duties, strict=True)]
    table = dataclasses.replace(
        table, filled_by=np.array([FILLED_BY.index(word) for word in filled], np.int64), **(columns or {})
    )
    plan, duty_of = make_plan(scenario, make_program(scenario, table.grades), who, table, 0)
    ends = plan.duties["end"].copy()
    for row, duty in enumerate(duties):
        if duty.went is not None:
            ends[duty_of[row]] = time(duty.went)
    tasks, stays = log.ordered(_tasks(scenario, works, duty_of, len(patients)), _stays(scenario, patients))
    marks = np.array(
        [[time(one.marks.get(mark, NEVER)) for mark in MARKS] for one in patients], dtype=np.int64
    )
    nowhere = np.full((len(patients), 1), NONE, dtype=np.int64)
    written = log.Log(
        tasks, stays, marks.reshape(-1, len(MARKS)),
        np.array([time(one.leave) for one in patients], dtype=np.int64),
        np.array([OUTCOMES.index(one.outcome) if one.leave != NEVER else NONE for one in patients], dtype=np.int64),
        ends, nowhere, nowhere.copy(), 0,
    )  # fmt: skip
    return Replication(scenario, rota or no_rota(), plan, who, table, duty_of, written)


def no_rota() -> DatedRota:
    """A dated rota without a row."""
    return DatedRota(shift_table([]), (), leave_table([]), "")


def view(*args: Any, **more: Any) -> View:
    """The view of a replication that `finished` makes."""
    made = finished(*args, **more)
    return look(made, fixed_of(made.scenario, made.rota).facts)


def fixed_by(made: View) -> Fixed:
    """What its scenario and rota fix."""
    return fixed_of(made.replication.scenario, made.replication.rota)


def _tasks(scenario: Scenario, works: Sequence[Did], duty_of: Any, patients: int) -> Table:
    rows = empty(log.TASK, len(works))
    jobs, pieces = patients, _pieces(works)
    entity: dict[int, int] = {}
    for row, did, piece in zip(rows, works, pieces, strict=True):
        row["task"], row["work"] = piece, list(scenario.work).index(did.work)
        if piece not in entity:
            entity[piece] = NONE if did.own else did.patient if did.patient is not None else jobs
            jobs += did.patient is None and not did.own
        row["entity"] = entity[piece]
        row["duty"] = NONE if did.duty is None else duty_of[did.duty]
        row["since"], row["start"] = time(did.since), time(did.start)
        row["called"], row["end"] = time(did.called or did.start), time(did.end)
        row["ended"] = NONE if did.end == NEVER else ENDED.index(did.ended or "done")
    return rows


def _pieces(works: Sequence[Did]) -> list[int]:
    """The number of each spell's piece."""
    words = [did.piece or f"spell {at}" for at, did in enumerate(works)]
    return [list(dict.fromkeys(words)).index(word) for word in words]


def _stays(scenario: Scenario, patients: Sequence[Patient]) -> Table:
    held = [(at, *stay) for at, one in enumerate(patients) for stay in one.stays]
    rows = empty(log.STAY, len(held))
    for row, (patient, place, since, start, end) in zip(rows, held, strict=True):
        row["patient"], row["place"] = patient, list(scenario.place).index(place)
        row["since"], row["start"], row["end"] = time(since), time(start), time(end)
    for row in np.sort(rows, order="start"):
        if row["start"] != NONE:
            in_use = rows["bed"][_held_at(rows, row["place"], row["start"])]
            mine = (rows == row) & (rows["bed"] == NONE)
            rows["bed"][mine.argmax()] = min(set(range(len(rows) + 1)) - set(in_use.tolist()))
    return rows


def _held_at(rows: Table, place: int, when: int) -> Any:
    """Those of a place whose bed has been given and not given back."""
    return (
        (rows["place"] == place) & (rows["bed"] != NONE) & (rows["start"] <= when)
        & ((rows["end"] == NONE) | (rows["end"] > when))
    )  # fmt: skip
