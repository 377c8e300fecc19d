"""One replication as the measures look at it: the patients that count, their clocks, and where they lay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.log import MARKS
from dghsim.engine.plan import NONE, Ints, Table
from dghsim.measures.facts import Facts
from dghsim.measures.model import Replication
from dghsim.measures.spans import HOUR, known
from dghsim.scenario.pathway import OUTCOMES

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tasks:
    """The log's work, one entry a piece of work, in columns."""

    work: Ints
    duty: Ints
    since: Ints
    called: Ints
    start: Ints
    end: Ints
    """When the run stopped, where the work still went on."""


@dataclass(frozen=True, slots=True)
class View:
    """Arrays have one entry a patient unless said; times are seconds from the epoch."""

    replication: Replication
    facts: Facts
    begin: int
    end: int
    stop: int
    """When the run stopped: nothing is known of what came later."""
    arrive: Ints
    leave: Ints
    counted: Mask
    """Arrived in the weeks measured."""
    stays: Table
    """The log's stays; one that still went on when the run stopped has its `end` at `stop`."""
    tasks: Tasks
    doctor: Ints
    """By duty of the plan: the doctor, as an index into the duty table's doctors."""
    filled_by: Ints
    """By duty of the plan: index into `FILLED_BY`."""
    first_bed: Ints
    """When the patient's first bed was given; NONE if never."""
    asked_bed: Ints
    """When it was asked for."""

    @property
    def weeks(self) -> int:
        """Weeks measured."""
        return self.replication.scenario.run.weeks

    @property
    def hours(self) -> int:
        """Hours measured."""
        return 168 * self.weeks

    @property
    def years(self) -> float:
        """Years measured, of 52 weeks."""
        return self.weeks / 52

    def mark(self, name: str) -> Ints:
        """When the mark was set; NONE if never."""
        return self.replication.log.marks[:, MARKS.index(name)]

    def earliest(self, *names: str) -> Ints:
        """The earliest of several marks."""
        late = np.iinfo(np.int64).max
        first = np.min([known(self.mark(name), late) for name in names], axis=0)
        return np.where(first == late, NONE, first)

    def left_as(self, *outcomes: str) -> Mask:
        """Who left in one of these ways."""
        return np.isin(self.replication.log.outcome, [OUTCOMES.index(outcome) for outcome in outcomes])


def look(replication: Replication, facts: Facts) -> View:
    """The view of a finished replication."""
    plan, log = replication.plan, replication.log
    arrive = np.ascontiguousarray(plan.entities["time"][: plan.patients])
    stays = log.stays.copy()
    stays["end"] = known(stays["end"], plan.end)
    doctor, filled_by = _staff(replication)
    first_bed, asked_bed = _first(stays, facts.beds, plan.patients)
    return View(
        replication=replication, facts=facts, begin=replication.begin, end=replication.end, stop=plan.end,
        arrive=arrive, leave=log.leave, counted=(arrive >= replication.begin) & (arrive < replication.end),
        stays=stays, tasks=_columns(log.tasks, plan.end), doctor=doctor, filled_by=filled_by,
        first_bed=first_bed, asked_bed=asked_bed,
    )  # fmt: skip


def _columns(tasks: Table, stop: int) -> Tasks:
    """Each column on its own, which is what makes whole-column arithmetic fast."""
    columns = {
        name: np.ascontiguousarray(tasks[name]) for name in ("work", "duty", "since", "called", "start")
    }
    return Tasks(**columns, end=known(tasks["end"], stop))


def _staff(replication: Replication) -> tuple[Ints, Ints]:
    """Doctor of each duty of the plan, and how it was filled."""
    table, duty_of = replication.duties, replication.duty_of
    doctor = np.full(len(replication.plan.duties), NONE, dtype=np.int64)
    filled_by = doctor.copy()
    rows = np.flatnonzero(duty_of != NONE)
    doctor[duty_of[rows]], filled_by[duty_of[rows]] = table.doctor[rows], table.filled_by[rows]
    return doctor, filled_by


def _first(stays: Table, places: tuple[int, ...], patients: int) -> tuple[Ints, Ints]:
    """When each patient's first stay in one of the places began, and when it was asked for."""
    began = np.full(patients, NONE, dtype=np.int64)
    asked = began.copy()
    wanted = np.zeros(int(stays["place"].max(initial=0)) + 1, dtype=bool)
    wanted[[place for place in places if place < len(wanted)]] = True
    rows = np.flatnonzero(wanted[stays["place"]])[::-1]
    patient = stays["patient"][rows]
    began[patient], asked[patient] = stays["start"][rows], stays["since"][rows]
    return began, asked


def first_rest(view: View) -> Ints:
    """When each patient's first bed or chair was given; NONE if never."""
    return _first(view.stays, view.facts.rests, len(view.arrive))[0]


def hour_of_day(times: Ints) -> Ints:
    """0 to 23."""
    return times // HOUR % 24


def hour_of_week(times: Ints) -> Ints:
    """0 to 167, from Monday 00:00."""
    return times // HOUR % 168
