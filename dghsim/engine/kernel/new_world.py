"""An empty hospital at the start of the plan."""

from __future__ import annotations

from typing import Any

import numpy as np

from dghsim.engine import log
from dghsim.engine.kernel.lowered import lowered, narrow
from dghsim.engine.kernel.new_crews import new_crews
from dghsim.engine.kernel.world import (
    BED,
    CLINICIAN,
    CLOCK,
    NEVER,
    NUMBER_BITS,
    PATIENT,
    PLACE_STATE,
    QUEUE,
    SPARE_TIMERS,
    TIME_AT,
    TOKEN,
    World,
)  # fmt: skip
from dghsim.engine.plan import NONE, PRIORITIES, REVIEW_EVERY, Ints, Plan, Table, Tie, empty
from dghsim.errors import InputError
from dghsim.scenario.pathway import MARKS

_ROWS = 1 << 16
"""Of tokens and timers there are seldom more."""


def timer(time: Any, tie: Tie, number: Any) -> Any:
    """The number that stands for what falls due, or an array of them."""
    return time << TIME_AT | int(tie) << NUMBER_BITS | number


def _expected(plan: Plan) -> Ints:
    """Everything that the plan knows to fall due, in order."""
    last = max(plan.end, int(plan.duties["end"].max(initial=0)))
    if last >> (63 - TIME_AT) or max(plan.tokens, len(plan.duties), len(plan.owns)) >> NUMBER_BITS:
        raise InputError("the run is too long, or there are too many patients, for the kernel's timers")
    duties = np.arange(len(plan.duties))
    timers = np.concatenate(
        (
            timer(plan.entities["time"][plan.arrivals], Tie.ARRIVAL, plan.arrivals),
            timer(plan.duties["start"], Tie.DUTY_START, duties),
            timer(plan.duties["end"], Tie.DUTY_END, duties),
            timer(plan.owns["due"], Tie.OWN_DUE, np.arange(len(plan.owns))),
            timer(plan.seasons["time"], Tie.SEASON, np.arange(len(plan.seasons))),
            [NEVER],
        )
    )
    timers.sort()
    return timers


def _nobody(crew_of: Ints, site: Ints) -> Table:
    """Clinicians of whom nobody has come yet."""
    clinicians = np.full((len(crew_of), CLINICIAN.itemsize), 0xFF, dtype=np.uint8).view(CLINICIAN)[:, 0]
    clinicians["crew"], clinicians["where"] = crew_of, site
    for field in ("on_duty", "over", "busy", "owns_due", "held_up"):
        clinicians[field] = 0
    return clinicians


def _no_beds(patients: int, places: int) -> Table:
    beds = empty(BED, patients * places).reshape(patients, places)
    beds["requests"] = beds["sent"] = 0
    return beds


def new_world(plan: Plan, log_rows: int = _ROWS) -> World:
    """An empty hospital at the start of the plan; `log_rows`: of the log, and at most of the other tables that grow.

    Those made by `np.empty` hold anything at first: each of their rows is written before it is read.
    """
    program, jobs = plan.program, len(plan.entities) - plan.patients
    made = lowered(program)
    sites = plan.sites
    counts, most = program.places["count"], program.places["most"]
    queues = empty(QUEUE, (sites * len(program.works) + len(counts)) * PRIORITIES)
    place_states = np.zeros(len(counts), dtype=PLACE_STATE)
    place_states["beds"] = place_states["free"] = counts
    place_states["first"] = np.concatenate(([0], np.cumsum(most)))[:-1]
    clock = np.zeros(1, dtype=CLOCK)
    clock["end"], clock["seed"], clock["replication"] = plan.end, plan.seed, plan.replication
    clock["forks"], clock["spare_row"], clock["thread_numbers"] = program.forks, NONE, plan.thread_numbers
    rows = min(log_rows, _ROWS)
    timers = np.full(rows + SPARE_TIMERS, NEVER, dtype=np.int64)
    if len(program.gives):
        timers[0] = timer(REVIEW_EVERY, Tie.REVIEW, 0)
        clock["timers"] = 1
    crews, crew_of = new_crews(plan)
    patients = empty(PATIENT, plan.patients)
    patients["branches"] = patients["moved"] = 0
    return World(
        stages=made.stages, cases=program.cases, works=program.works, seats=program.seats,
        gives=program.gives, places=program.places, spans=program.spans,
        first_span=made.first_span, tables=made.tables, above=made.above, large=made.large, always=made.always,
        priority_rows=program.priority_rows,
        factors=program.factors, thin_places=program.thin_places,
        thin_reference=program.thin_reference, entities=plan.entities, attributes=narrow(plan.attributes),
        duties=plan.duties, drives=plan.drives, owns=plan.owns, weekdays=plan.weekdays, seasons=plan.seasons,
        expected=_expected(plan),
        clock=clock, tokens=np.empty(rows, dtype=TOKEN),
        rows=np.full(plan.tokens, NONE, dtype=np.int32), patients=patients,
        beds=_no_beds(plan.patients, len(counts)),
        visits=np.zeros((plan.patients + program.jobs_return * jobs, max(program.visit_columns, 1)), dtype=np.int32),
        answering=np.zeros(sites * len(plan.program.works), dtype=np.int64),
        crews=crews, idle_crews=np.zeros(len(crews) + 1, dtype=np.int64),
        clinicians=_nobody(crew_of, plan.duties["site"]), own_done=np.zeros(len(plan.owns), dtype=np.int64),
        stoppable=np.zeros(len(plan.duties) + 1, dtype=np.int64),
        freed=np.zeros(len(plan.duties) + len(plan.owns) + 1, dtype=np.int64),
        chosen=np.zeros(int(program.works["seats"].max(initial=1)), dtype=np.int64),
        place_states=place_states, free=np.ones(int(most.sum()), dtype=np.int64), queues=queues,
        delays=empty(QUEUE, program.delays),
        standing=np.zeros(sites * PRIORITIES, dtype=np.int64), ready=np.zeros(sites * PRIORITIES, dtype=np.int64),
        found=np.zeros(sites, dtype=np.int64),
        urgent=np.array([made.urgent], dtype=np.int64),
        second=np.array([made.second], dtype=np.int64), goes_after=made.goes_after, timers=timers,
        launched=np.empty(plan.tokens + 1, dtype=np.int64), resumed=np.empty(plan.tokens + 1, dtype=np.int64),
        marks=np.full((sites * plan.patients, len(MARKS)), NONE, dtype=np.int64),
        actual_end=np.full(len(plan.duties), NONE, dtype=np.int64),
        came=np.full((plan.patients, sites), NONE, dtype=np.int64),
        came_from=np.full((plan.patients, sites), NONE, dtype=np.int64),
        tasks=np.empty(log_rows, dtype=log.TASK), stays=np.empty(log_rows, dtype=log.STAY),
    )  # fmt: skip
