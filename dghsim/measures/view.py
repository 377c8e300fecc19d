"""One replication as the measures look at it: the patients that count, their clocks, and where they lay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.log import MARKS
from dghsim.engine.plan import NONE, Ints, Table
from dghsim.measures.arrived import came_at, never_came
from dghsim.measures.facts import Facts
from dghsim.measures.model import Replication
from dghsim.measures.spans import HOUR, WEEKS_A_YEAR, known
from dghsim.measures.tenure import Tenure, steady
from dghsim.measures.work import ByKind, Pieces, Tasks, by_kind, read_work
from dghsim.scenario.pathway import OUTCOMES

Mask = NDArray[np.bool_]
Ask = TypeVar("Ask", bound=Callable[..., Any])


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
    """Of those who never came, as a Primary Care Home looked after them, the end of the run; they never leave."""
    leave: Ints
    counted: Mask
    """Arrived in the weeks measured, and were not sent elsewhere at the door."""
    displaced: Mask
    """Arrived in the weeks measured, and were."""
    stays: Table
    """The log's places held; one that still went on when the run stopped has its `end` at `stop`."""
    tasks: Tasks
    """Spells of work."""
    pieces: Pieces
    """What was asked for, each piece once."""
    asked: Mask
    """By piece: asked for by patients or wards in the weeks measured."""
    wait: Ints
    """By piece: seconds from asking to the beginning; so far, for what still waited when the run stopped."""
    doctor: Ints
    """By duty of the plan: the doctor, as an index into the duty table's doctors."""
    filled_by: Ints
    """By duty of the plan: index into `FILLED_BY`."""
    first_bed: Ints
    """When the patient's first bed was given; NONE if never."""
    asked_bed: Ints
    """When it was asked for, given or not when the run stopped."""
    first_rest: Ints
    """When the patient's first bed or chair was given; NONE if never."""
    tenure: Tenure
    """How long posts were held."""
    kept: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)
    """What `once` has worked out."""

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
        return self.weeks / WEEKS_A_YEAR

    def mark(self, name: str) -> Ints:
        """When the mark was set; NONE if never."""
        return self.replication.log.marks[:, MARKS.index(name)]

    def earliest(self, *names: str) -> Ints:
        """The earliest of several marks."""
        late = np.iinfo(np.int64).max
        first = np.min([known(self.mark(name), late) for name in names], axis=0)
        return np.where(first == late, NONE, first)

    @property
    def waits_for_bed(self) -> Mask:
        """Who still waited for a first bed when the run stopped."""
        waits: Mask = (self.first_bed == NONE) & (self.asked_bed != NONE)
        return waits

    def left_as(self, *outcomes: str) -> Mask:
        """Who left in one of these ways."""
        wanted = np.array([*(outcome in outcomes for outcome in OUTCOMES), False])
        left: Mask = wanted[self.replication.log.outcome]
        return left


def once(ask: Ask) -> Ask:
    """Of what several measures ask of a view: worked out for the first of them and kept for the others.

    What else is asked for must be hashable and given in its place. Arrays are handed to all who ask: nobody may write
    in one.
    """

    @wraps(ask)
    def answer(view: View, *asked: object) -> Any:
        name = (ask, *asked)
        if name not in view.kept:
            view.kept[name] = ask(view, *asked)
        return view.kept[name]

    return cast(Ask, answer)


def look(replication: Replication, facts: Facts, tenure: Tenure | None = None) -> View:
    """The view of a finished replication; without `tenure` everybody stays."""
    plan, log = replication.plan, replication.log
    arrive = came_at(replication)
    stays = log.stays[log.stays["start"] != NONE]
    awaited = log.stays[log.stays["start"] == NONE]
    stays["end"] = known(stays["end"], plan.end)
    doctor, filled_by = _staff(replication)
    first_bed, asked_bed = _first(stays, facts.beds, plan.patients)
    _, still_asked = _first(awaited, facts.beds, plan.patients)
    tasks, pieces = read_work(log.tasks, plan.end)
    asked = ~pieces.own & (pieces.since >= replication.begin) & (pieces.since < replication.end)
    measured = (arrive >= replication.begin) & (arrive < replication.end)
    displaced = measured & (log.outcome == OUTCOMES.index("elsewhere"))
    return View(
        replication=replication, facts=facts, begin=replication.begin, end=replication.end, stop=plan.end,
        arrive=arrive, leave=np.where(never_came(replication), NONE, log.leave),
        counted=measured & ~displaced, displaced=displaced,
        stays=stays, tasks=tasks, pieces=pieces, asked=asked, wait=known(pieces.start, plan.end) - pieces.since,
        doctor=doctor, filled_by=filled_by, first_bed=first_bed,
        asked_bed=np.where(first_bed == NONE, still_asked, asked_bed),
        first_rest=_first(stays, facts.rests, plan.patients)[0] if facts.rests != facts.beds else first_bed,
        tenure=tenure or steady(replication),
    )  # fmt: skip


def _staff(replication: Replication) -> tuple[Ints, Ints]:
    """Doctor of each duty of the plan, and how it was filled."""
    table, duty_of = replication.duties, replication.duty_of
    doctor = np.full(len(replication.plan.duties), NONE, dtype=np.int64)
    filled_by = doctor.copy()
    rows = np.flatnonzero(duty_of != NONE)
    doctor[duty_of[rows]], filled_by[duty_of[rows]] = table.doctor[rows], table.filled_by[rows]
    return doctor, filled_by


def _first(stays: Table, places: tuple[int, ...], patients: int) -> tuple[Ints, Ints]:
    """When each patient's first of these stays in one of the places began, and when it was asked for; NONE if none."""
    began = np.full(patients, NONE, dtype=np.int64)
    asked = began.copy()
    wanted = np.zeros(int(stays["place"].max(initial=0)) + 1, dtype=bool)
    wanted[[place for place in places if place < len(wanted)]] = True
    rows = np.flatnonzero(wanted[stays["place"]])[::-1]
    patient = stays["patient"][rows]
    began[patient], asked[patient] = stays["start"][rows], stays["since"][rows]
    return began, asked


@once
def pieces_by_kind(view: View) -> ByKind:
    """The pieces of each kind of work."""
    return by_kind(view.pieces.work, len(view.replication.scenario.work))


@once
def spells_by_kind(view: View) -> ByKind:
    """The spells of each kind of work."""
    return by_kind(view.tasks.work, len(view.replication.scenario.work))


def first_rest(view: View) -> Ints:
    """When each patient's first bed or chair was given; NONE if never."""
    return view.first_rest


@once
def ends_of_duties(view: View) -> Ints:
    """By duty of the plan."""
    return np.ascontiguousarray(view.replication.plan.duties["end"])


def hour_of_day(times: Ints) -> Ints:
    """0 to 23."""
    return times // HOUR % 24


def hour_of_week(times: Ints) -> Ints:
    """0 to 167, from Monday 00:00."""
    return times // HOUR % 168
