"""A log as events in order of time, in words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dghsim.engine.log import Ended, Log
from dghsim.engine.plan import NONE, Plan, Table
from dghsim.scenario.pathway import MARKS, OUTCOMES
from dghsim.studies.verify.clock import said


class Event(NamedTuple):
    """One thing that happened."""

    time: int
    what: str
    """Who, what and with whom, without the number of the piece of work."""
    number: int = NONE
    """Of the piece, in order of asking. NONE for what clinicians do for themselves: the log numbers that after all that
    was asked for in the run, so one piece more at the end of it would renumber every break before."""

    def __str__(self) -> str:
        return self.what if self.number == NONE else self.what.replace("task", f"task {self.number}", 1)


def piece(plan: Plan, row: Table) -> str:
    """What a spell is about, without its number."""
    name = plan.program.work_names[row["work"]]
    return f"task {name} of entity {row['entity']}" if row["entity"] != NONE else f"own {name}"


def number(row: Table) -> int:
    """Of the piece that a spell is about, as `Event` has it."""
    return int(row["task"]) if row["entity"] != NONE else NONE


def happened(plan: Plan, log: Log) -> list[Event]:
    """Everything in the log in order of time; what still waits at the end of the run stands at its end."""
    program, events = plan.program, list[Event]()
    for row in log.tasks:
        about, numbered = piece(plan, row), number(row)
        asked = f"{about}, asked {said(row['since'])},"
        if row["duty"] == NONE:
            events.append(Event(plan.end, f"{asked} still waits", numbered))
            continue
        if row["start"] != NONE:
            events.append(Event(int(row["called"]), f"{asked} given to duty {row['duty']}", numbered))
            events.append(Event(int(row["start"]), f"{about} begun by duty {row['duty']}", numbered))
        if row["end"] != NONE:
            ended = Ended(row["ended"]).name.lower().replace("_", " ")
            events.append(Event(int(row["end"]), f"{about} {ended} by duty {row['duty']}", numbered))
    for row in log.stays:
        about = f"patient {row['patient']} {program.place_names[row['place']]}"
        if row["start"] == NONE:
            events.append(Event(plan.end, f"{about}, asked {said(row['since'])}, still waited for"))
            continue
        events.append(Event(int(row["start"]), f"{about} bed {row['bed']} given, asked {said(row['since'])}"))
        if row["end"] != NONE:
            events.append(Event(int(row["end"]), f"{about} bed {row['bed']} given back"))
    for row, at in np.argwhere(log.marks != NONE):
        events.append(Event(int(log.marks[row, at]), f"patient {row % plan.patients} {MARKS[at]}"))
    for patient, outcome in enumerate(log.outcome):
        if outcome != NONE:
            events.append(Event(int(log.leave[patient]), f"patient {patient} leaves: {OUTCOMES[outcome]}"))
    for patient, site in np.argwhere(log.came != NONE):
        events.append(Event(int(log.came[patient, site]), f"patient {patient} comes to site {site}"))
    events += [
        Event(int(time), f"duty {duty} goes home") for duty, time in enumerate(log.actual_end) if time >= 0
    ]
    return sorted(events)
