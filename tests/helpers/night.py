"""A few patients and doctors put through an engine, and what happened in plain words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dghsim.engine.log import Ended, Log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import NONE, Plan, Table
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.rota.model import DutyTable
from dghsim.scenario.pathway import MARKS, OUTCOMES
from helpers.build import Comes, Document, On, arrivals, checked, document, duty_table
from helpers.clock import NEVER, said, seconds

_ENDED = {NONE: "", Ended.DONE: "", Ended.INTERRUPTED: " interrupted", Ended.HANDED_OVER: " handed over"}


@dataclass(frozen=True, slots=True)
class Night:
    """What an engine made of a hand-made case."""

    plan: Plan
    log: Log
    doctors: tuple[str, ...]
    """By the plan's duties."""

    @property
    def tasks(self) -> list[str]:
        """Work begun: `0 clerk Ann: Mon 08:00 - Mon 09:00 interrupted`, by start; `own` for nobody's.

        A journey in from home, or waiting for others of a team to come, shows as `(called Mon 07:30)`.
        """
        return [self._task(row) for row in self.log.tasks if row["start"] != NONE]

    @property
    def missed(self) -> list[str]:
        """Own work that lapsed: `break Ann: due Mon 10:00, lapsed Mon 11:00`, by when it was due."""
        rows = [row for row in self.log.tasks if row["ended"] == Ended.MISSED]
        return [
            f"{self._work(row)} {self.doctors[row['duty']]}: due {said(row['since'])}, lapsed {said(row['end'])}"
            for row in sorted(rows, key=lambda row: (row["since"], row["end"], row["duty"]))
        ]

    @property
    def waiting(self) -> list[str]:
        """Work still waiting at the end of the run: `0 clerk since Mon 08:00`, by task."""
        rows = [row for row in self.log.tasks if row["duty"] == NONE]
        assert all(row[name] == NONE for row in rows for name in ("called", "start", "end", "ended"))
        rows.sort(key=lambda row: row["task"])
        return [f"{self._who(row['entity'])} {self._work(row)} since {said(row['since'])}" for row in rows]

    def pieces(self, work: str) -> list[int]:
        """Of each spell of a kind of work by start, the place of its piece among those pieces that show there."""
        name = self.plan.program.work_names.index(work)
        numbers = [int(row["task"]) for row in self.log.tasks if row["work"] == name and row["start"] != NONE]
        return [list(dict.fromkeys(numbers)).index(number) for number in numbers]

    def _task(self, row: Table) -> str:
        called = f" (called {said(row['called'])})" if row["called"] != row["start"] else ""
        ended = _ENDED[int(row["ended"])]
        return (
            f"{self._who(row['entity'])} {self._work(row)} {self.doctors[row['duty']]}: "
            f"{said(row['start'])} - {said(row['end'])}{ended}{called}"
        )

    def _work(self, row: Table) -> str:
        return self.plan.program.work_names[row["work"]]

    def _who(self, entity: int) -> str:
        if entity == NONE:
            return "own"
        return f"{entity}" if entity < self.plan.patients else f"job {entity - self.plan.patients}"

    @property
    def stays(self) -> list[str]:
        """Places given: `0 ward 3: Mon 08:00 - Tue 09:00`, by start, place and bed."""
        return [
            f"{row['patient']} {self.plan.program.place_names[row['place']]} {row['bed']}: "
            f"{said(row['start'])} - {said(row['end'])}"
            for row in self.log.stays
            if row["start"] != NONE
        ]

    @property
    def wanting(self) -> list[str]:
        """Places still waited for at the end of the run: `0 ward since Mon 08:00`, by patient."""
        rows = [row for row in self.log.stays if row["start"] == NONE]
        assert all(row["bed"] == NONE and row["end"] == NONE for row in rows)
        rows.sort(key=lambda row: (row["patient"], row["place"]))
        places = self.plan.program.place_names
        return [f"{row['patient']} {places[row['place']]} since {said(row['since'])}" for row in rows]

    @property
    def left(self) -> list[str]:
        """`home Mon 09:00` for each patient, or `never`."""
        return [
            f"{OUTCOMES[outcome]} {said(time)}" if time >= 0 else NEVER
            for time, outcome in zip(self.log.leave, self.log.outcome, strict=True)
        ]

    def marks(self, mark: str) -> list[str]:
        """When each patient first came to the mark."""
        return [said(time) for time in self.log.marks[:, MARKS.index(mark)]]

    @property
    def went(self) -> list[str]:
        """`Ann Mon 20:00`: when each doctor was free to go, by the plan's duties."""
        return [
            f"{doctor} {said(time)}" for doctor, time in zip(self.doctors, self.log.actual_end, strict=True)
        ]


def _document(rules: str, breaks: Document | None, policy: Document | None, parts: Document) -> Document:
    """The document of `parts`, with the rule set of every tier, breaks and switches."""
    made = document(**parts)
    for tier in made["rota"]["tier"].values():
        tier["rules"] = rules
    if breaks is not None:
        made["rota"]["breaks"] = breaks
    if policy is not None:
        made["policy"] = policy
    return made


def _slowed(duties: DutyTable, slowness: Mapping[str, float]) -> DutyTable:
    """The duties with the slowness of the doctors named."""
    by_doctor = [*(slowness.get(doctor, 1.0) for doctor in duties.doctors), 1.0]
    changed: dict[str, Any] = {"slowness": np.array(by_doctor)[duties.doctor]}
    return dataclasses.replace(duties, **changed)


def plan_of(
    *,
    people: Sequence[Comes | str],
    on: Sequence[On] = (),
    take_only: bool = False,
    rules: str = "none",
    breaks: Document | None = None,
    policy: Document | None = None,
    slowness: Mapping[str, float] | None = None,
    diverted: Sequence[tuple[str, str]] = (),
    **parts: Any,
) -> tuple[Plan, tuple[str, ...]]:
    """The plan of a hand-made case, and the doctor of each of its duties.

    `rules` is the rule set of every tier, `slowness` is by doctor, `diverted` are spans; the other `parts` are those
    of `document`.
    """
    scenario = checked(_document(rules, breaks, policy, parts))
    coming = arrivals(scenario, [Comes(one) if isinstance(one, str) else one for one in people])
    duties = duty_table(scenario, on, take_only=take_only)
    if slowness is not None:
        duties = _slowed(duties, slowness)
    if diverted:
        spans: dict[str, Any] = {
            "diverted": np.array([(seconds(start), seconds(end)) for start, end in diverted], np.int64)
        }
        duties = dataclasses.replace(duties, **spans)
    plan, duty_of = make_plan(scenario, make_program(scenario, duties.grades), coming, duties, 0)
    doctors = [""] * len(plan.duties)
    for row in np.flatnonzero(duty_of >= 0):
        doctors[duty_of[row]] = duties.doctors[duties.doctor[row]]
    return plan, tuple(doctors)


def play(engine: Engine, **case: Any) -> Night:
    """Put a hand-made case, as `plan_of` takes it, through an engine."""
    plan, doctors = plan_of(**case)
    return Night(plan, run_plan(plan, engine), doctors)
