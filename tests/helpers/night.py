"""A few patients and doctors put through an engine, and what happened in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dghsim.engine.log import Log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Plan, Table
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.scenario.pathway import MARKS, OUTCOMES
from helpers.build import Comes, On, arrivals, checked, document, duty_table
from helpers.clock import NEVER, said


@dataclass(frozen=True, slots=True)
class Night:
    """What an engine made of a hand-made case."""

    plan: Plan
    log: Log
    doctors: tuple[str, ...]
    """By the plan's duties."""

    @property
    def tasks(self) -> list[str]:
        """`0 clerk Ann: Mon 08:00 - Mon 09:00`, by start; a journey in from home shows as `(called Mon 07:30)`."""
        return [self._task(row) for row in self.log.tasks]

    def _task(self, row: Table) -> str:
        work, doctor = self.plan.program.work_names[row["work"]], self.doctors[row["duty"]]
        called = f" (called {said(row['called'])})" if row["called"] != row["start"] else ""
        return (
            f"{self._who(row['entity'])} {work} {doctor}: {said(row['start'])} - {said(row['end'])}{called}"
        )

    def _who(self, entity: int) -> str:
        return f"{entity}" if entity < self.plan.patients else f"job {entity - self.plan.patients}"

    @property
    def stays(self) -> list[str]:
        """`0 ward 3: Mon 08:00 - Tue 09:00`, by start, place and bed."""
        return [
            f"{row['patient']} {self.plan.program.place_names[row['place']]} {row['bed']}: "
            f"{said(row['start'])} - {said(row['end'])}"
            for row in self.log.stays
        ]

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


def plan_of(
    *, people: Sequence[Comes | str], on: Sequence[On] = (), take_only: bool = False, **parts: Any
) -> tuple[Plan, tuple[str, ...]]:
    """The plan of a hand-made case, and the doctor of each of its duties. `parts` are those of `document`."""
    scenario = checked(document(**parts))
    coming = arrivals(scenario, [Comes(one) if isinstance(one, str) else one for one in people])
    duties = duty_table(scenario, on, take_only=take_only)
    plan, duty_of = make_plan(scenario, make_program(scenario, duties.grades), coming, duties, 0)
    doctors = [""] * len(plan.duties)
    for row in np.flatnonzero(duty_of >= 0):
        doctors[duty_of[row]] = duties.doctors[duties.doctor[row]]
    return plan, tuple(doctors)


def play(engine: Engine, **case: Any) -> Night:
    """Put a hand-made case, as `plan_of` takes it, through an engine."""
    plan, doctors = plan_of(**case)
    return Night(plan, run_plan(plan, engine), doctors)
