"""A week of nights written out by hand: who waited how long for the registrar is known by construction.

Of the six nights from Monday 4 April 2022 the longest waits for a senior are 310, 30, 20, 10, 0 and 0 minutes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from dghsim.measures.nights.logs import COLUMNS, Logs
from dghsim.scenario.root import Scenario
from helpers.build import checked, document, fixed

MONDAY = datetime(2022, 4, 4)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
TYPES = {"number": "Int64", "time": "datetime64[s]", "text": "object"}
Rows = list[dict[str, Any]]


def at(said: str | None) -> datetime | None:
    """`Tue 03:05` of the one week; None of None."""
    if said is None:
        return None
    day, clock = said.split()
    hours, minutes = map(int, clock.split(":"))
    return MONDAY + timedelta(days=DAYS.index(day), hours=hours, minutes=minutes)


_NIGHT = {"start": "20:30", "end": "09:00"}
DOCUMENT = document(
    stage={
        "clerking": {"type": "work", "work": "clerking", "mark": "clerk_start"},
        "senior": {"type": "work", "work": "senior_review", "mark": "senior_start"},
        "bed": {"type": "hold", "place": "amu", "mark": "bed_time"},
        "home": {"type": "leave"},
        "job": {"type": "work", "work": "ward_job"}, "job_done": {"type": "leave"},
        "fall": {"type": "work", "work": "arrest"}, "over": {"type": "leave"},
    },
    work={
        "clerking": {"label": "Clerking", "duration": fixed(30)},
        "senior_review": {"label": "Senior review", "duration": fixed(30)},
        "ward_job": {"label": "Ward job", "category": "wards", "duration": fixed(20), "target_minutes": 15},
        "arrest": {"label": "Cardiac arrest", "category": "emergencies", "duration": fixed(58), "interrupts": True},
        "break": {"label": "Break", "category": "own", "duration": fixed(30)},
    },
    duty={
        "night": _NIGHT | {"label": "Take, night", "code": "TN", "first": ["clerking", "ward_job"]},
        "second": _NIGHT | {"label": "Second on", "code": "T2", "first": ["ward_job"]},
        "reg": _NIGHT | {"tier": 2, "label": "Medical registrar, night", "code": "RN",
                         "first": ["senior_review", "arrest"]},
        "reg_day": {"tier": 2, "label": "Medical registrar, day", "code": "RD", "start": "09:00", "end": "20:30",
                    "first": ["senior_review", "arrest"]},
        "home": {"tier": 3, "label": "On call from home", "code": "CH", "at": "home", "start": "20:00",
                 "end": "08:00", "second": ["senior_review"]},
    },
    place={"amu": {"label": "Acute medical unit", "count": 2}},
    attribute={"news2": {"shares": {"low": 0.9, "high": 0.1}}},
    stream={"ed": {}, "jobs": {"entity": "job", "start": "job"}, "falls": {"entity": "job", "start": "fall"}},
)  # fmt: skip


def scenario(**changes: Any) -> Scenario:
    """The hospital; dotted keys (`hospital__real`) change it."""
    made = json.loads(json.dumps(DOCUMENT, default=str))
    for key, value in changes.items():
        *folders, last = key.split("__")
        part = made
        for folder in folders:
            part = part[folder]
        part[last] = value
    return Scenario.model_validate_json(json.dumps(made))


def patient(number: int, arrive: str, leave: str | None, **more: Any) -> dict[str, Any]:
    """A row of `patients`; marks as text."""
    row = dict.fromkeys(COLUMNS["patients"]) | {
        "patient": number,
        "route": "ed",
        "news": "low",
        "outcome": "home",
    }
    row |= {"arrive": at(arrive), "leave": at(leave)}
    return row | {
        key: at(value) if COLUMNS["patients"][key] == "time" else value for key, value in more.items()
    }


def did(
    task: int, number: int | None, kind: str, duty: int | None, asked: str, start: str | None, end: str | None,
    ended: str | None = "done",
) -> dict[str, Any]:  # fmt: skip
    """A row of `tasks`."""
    return {
        "task": task, "patient": number, "kind": kind, "duty": duty, "asked": at(asked), "called": at(start),
        "start": at(start), "end": at(end), "ended": ended,
    }  # fmt: skip


def on(
    duty: int, kind: str, tier: int, doctor: str | None, start: str, end: str, free: str | None = None
) -> dict[str, Any]:
    """A row of `duties`."""
    return {
        "duty": duty, "kind": kind, "tier": f"t{tier}", "doctor": doctor, "start": at(start), "end": at(end),
        "actual_end": at(free or end),
    }  # fmt: skip


def bed(number: int, asked: str, start: str | None, end: str | None = None) -> dict[str, Any]:
    """A row of `stays`."""
    return {"patient": number, "place": "amu", "asked": at(asked), "start": at(start), "end": at(end)}


PATIENTS: Rows = [
    patient(0, "Mon 19:00", "Tue 02:30", senior_start="Mon 23:40"),
    patient(1, "Mon 22:10", "Wed 12:00", clerk_start="Mon 22:40", senior_start="Tue 05:00", decision="Tue 05:30",
            news="high"),
    patient(2, "Mon 23:00", "Tue 09:30", outcome="died", senior_start="Tue 02:00"),
    patient(3, "Tue 21:00", None, senior_start="Wed 00:00"),
    patient(4, "Wed 21:00", None, senior_start="Thu 00:00"),
    patient(5, "Thu 21:00", None, senior_start="Fri 00:00"),
]  # fmt: skip
TASKS: Rows = [
    did(10, 1, "clerking", 0, "Mon 22:20", "Mon 22:40", "Mon 23:20"),
    did(11, 0, "senior_review", 2, "Mon 23:10", "Mon 23:40", "Tue 02:00"),
    did(12, None, "ward_job", 0, "Tue 01:00", "Tue 01:20", "Tue 01:40"),
    did(13, 2, "senior_review", 2, "Mon 23:55", "Tue 02:00", "Tue 03:05", "interrupted"),
    did(14, None, "arrest", 2, "Tue 03:05", "Tue 03:05", "Tue 04:03"),
    did(14, None, "arrest", 0, "Tue 03:05", "Tue 03:05", "Tue 04:03"),
    did(13, 2, "senior_review", 2, "Mon 23:55", "Tue 04:03", "Tue 05:00"),
    did(15, 1, "senior_review", 2, "Mon 23:50", "Tue 05:00", "Tue 05:30"),
    did(16, None, "break", 2, "Tue 02:00", None, "Tue 02:45", "missed"),
    did(17, 3, "senior_review", 5, "Tue 23:30", "Wed 00:00", "Wed 00:20"),
    did(18, 4, "senior_review", 5, "Wed 23:40", "Thu 00:00", "Thu 00:20"),
    did(19, 5, "senior_review", 5, "Thu 23:50", "Fri 00:00", "Fri 00:20"),
]
DUTIES: Rows = [
    on(0, "night", 1, "Ann", "Mon 20:30", "Tue 09:00"),
    on(1, "second", 1, None, "Mon 20:30", "Tue 09:00"),
    on(2, "reg", 2, "Bob", "Mon 20:30", "Tue 09:00", "Tue 09:25"),
    on(3, "home", 3, "Cat", "Mon 20:00", "Tue 08:00"),
    on(4, "reg_day", 2, "Dan", "Tue 09:00", "Tue 20:30"),
    on(5, "reg", 2, "Eve", "Tue 20:30", "Fri 09:00"),
]
STAYS: Rows = [bed(1, "Mon 23:00", "Tue 06:00", "Wed 12:00"), bed(2, "Mon 23:30", None)]
TABLES: Mapping[str, Rows] = {"patients": PATIENTS, "tasks": TASKS, "duties": DUTIES, "stays": STAYS}


def table(name: str, rows: Rows, replication: int = 0) -> pd.DataFrame:
    """Rows as the table of that name."""
    kinds = COLUMNS[name]
    made = pd.DataFrame([{**row, "replication": replication} for row in rows], columns=list(kinds))
    return made.astype({column: TYPES[kind] for column, kind in kinds.items()})


def logs(changed: Mapping[str, Rows] | None = None, **changes: Any) -> Logs:
    """The week, with some tables changed."""
    tables = {**TABLES, **(changed or {})}
    return Logs(scenario(**changes), *(table(name, rows) for name, rows in tables.items()))


def written(folder: Path, given: Logs) -> Path:
    """A results folder that holds just what `explain` reads."""
    folder.mkdir()
    manifest = {"scenario": given.scenario.model_dump(mode="json")}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for name in COLUMNS:
        getattr(given, name).to_parquet(folder / f"{name}.parquet", index=False)
    return folder


def valid() -> None:
    """Raises if the hospital is not one that `load_scenario` would let pass."""
    checked(scenario().model_dump())
