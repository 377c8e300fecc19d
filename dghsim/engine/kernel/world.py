"""All the state of a run in one `World` of integer tables, so that it can stop anywhere and go on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dghsim.engine import log
from dghsim.engine.plan import NONE, PRIORITIES, REVIEW_EVERY, Ints, Plan, Table, Tie, _fields, empty
from dghsim.scenario.pathway import MARKS

# What a token is doing.
DEAD, MOVING, ASKING_WORK, ASKING_PLACE, IN_WORK, ASIDE, DELAYED, JOINING, RESUMED = range(9)

TOKEN = _fields(
    "state", "stage", "then", "entity", "patient", "site", "fork",
    "since", "priority", "queue", "ahead", "behind", "special", "task", "due", "joining", "steps", "steps_at",
    "left", "owner",  # seconds left of work part-done; the duty that has set it aside
)  # fmt: skip
# busy: has work in hand, of a token or an own one; leader, mate: of a team, the first and the next member
CLINICIAN = _fields(
    "on_duty", "over", "busy", "idle_since", "last_done", "held_up", "at", "aside", "leader", "mate",
    "token", "own", "work", "priority", "task", "entity", "since", "called", "start", "due", "left", "factor",
)  # fmt: skip
PATIENT = _fields("branches", "leave", "outcome", "seen_by")
# sent: the patient has given way here
BED = _fields("bed", "since", "start", "requests", "sent")
QUEUE = _fields("head", "tail")
# special: requests that matter though nothing is free, by those who will not wait or whose patient asked before
# look: look for patients who may give way; sent: how many who did still hold the place
PLACE_STATE = _fields("free", "lowest", "first", "requests", "special", "dirty", "look", "sent")
TIMER = _fields("time", "key")
# threads: tokens that one patient may have at once; urgent: how many wait for work that interrupts
# freed: how many may have something to do for themselves, or set aside
CLOCK = _fields(
    "now", "end", "seed", "replication", "dirty", "lost", "stuck", "events",
    "timers", "next_arrival", "next_start", "next_end",
    "present", "idle", "freed", "urgent", "alive", "tasks_asked", "tasks", "stays",
    "threads", "launched_first", "launched_last", "resumed_first", "resumed_last",
)  # fmt: skip


NUMBER_BITS = 40
"""A timer's key holds the number in so many bits, below the tie class."""


class World(NamedTuple):
    """The plan's tables and everything that changes. `clock` has one row."""

    stages: Table
    cases: Table
    works: Table
    seats: Table
    gives: Table
    places: Table
    spans: Table
    window_first: Ints
    tables: Ints
    priority_rows: Ints
    factors: Ints
    answers: Table
    thin_places: Ints
    thin_reference: Ints
    entities: Table
    attributes: Ints
    arrivals: Ints
    duties: Table
    owns: Table
    duty_starts: Ints
    duty_ends: Ints
    weekdays: Ints
    clock: Table
    tokens: Table
    patients: Table
    beds: Table
    """(patients, places)"""
    visits: Ints
    clinicians: Table
    own_done: Ints
    """1 for what clinicians have to do for themselves that is done or in hand."""
    present: Ints
    freed: Ints
    """Who has come to have nothing in hand, or something to do for itself, since work was last handed out."""
    chosen: Ints
    """Who would make up the team looked for."""
    place_states: Table
    free: Ints
    """1 for each free bed, places one after another."""
    queues: Table
    """Work: (site, kind, priority); then places: (place, priority)."""
    delays: Table
    """Who is in each of the delays that give way."""
    standing: Ints
    """By (site, priority): the kinds of work that somebody asks for, as a set of bits."""
    ready: Ints
    """Of these, the kinds that may have found somebody since they were last looked at."""
    urgent: Ints
    """One row: the kinds of work that interrupt, as a set of bits."""
    timers: Table
    launched: Ints
    resumed: Ints
    marks: Ints
    actual_end: Ints
    tasks: Table
    stays: Table


def _kinds(flags: Ints) -> int:
    """The kinds of work that a flag is set for, as a set of bits."""
    return sum(1 << int(work) for work in np.flatnonzero(flags == 1))


def _no_beds(patients: int, places: int) -> Table:
    beds = empty(BED, patients * places).reshape(patients, places)
    beds["requests"] = beds["sent"] = 0
    return beds


def new_world(plan: Plan, log_rows: int = 1 << 16) -> World:
    """An empty hospital at the start of the plan."""
    program, jobs = plan.program, len(plan.entities) - plan.patients
    sites = 1 + int(max(plan.duties["site"].max(initial=0), plan.entities["site"].max(initial=0)))
    counts = program.places["count"]
    queues = empty(QUEUE, (sites * len(program.works) + len(counts)) * PRIORITIES)
    place_states = np.zeros(len(counts), dtype=PLACE_STATE)
    place_states["free"] = counts
    place_states["first"] = np.concatenate(([0], np.cumsum(counts)))[:-1]
    clock = np.zeros(1, dtype=CLOCK)
    clock["end"], clock["seed"], clock["replication"] = plan.end, plan.seed, plan.replication
    clock["threads"] = 1 + program.forks
    timers = np.zeros(log_rows, dtype=TIMER)
    if len(program.gives):
        timers[0]["time"], timers[0]["key"] = REVIEW_EVERY, int(Tie.REVIEW) << NUMBER_BITS
        clock["timers"] = 1
    clinicians = empty(CLINICIAN, len(plan.duties))
    for field in ("on_duty", "over", "busy", "held_up"):
        clinicians[field] = 0
    patients = empty(PATIENT, plan.patients)
    patients["branches"] = 0
    return World(
        stages=program.stages, cases=program.cases, works=program.works, seats=program.seats,
        gives=program.gives, places=program.places, spans=program.spans,
        window_first=program.window_first, tables=program.tables, priority_rows=program.priority_rows,
        factors=program.factors, answers=program.answers, thin_places=program.thin_places,
        thin_reference=program.thin_reference, entities=plan.entities, attributes=plan.attributes,
        arrivals=plan.arrivals, duties=plan.duties, owns=plan.owns, duty_starts=plan.duty_starts,
        duty_ends=plan.duty_ends, weekdays=plan.weekdays,
        clock=clock, tokens=np.zeros(plan.tokens, dtype=TOKEN), patients=patients,
        beds=_no_beds(plan.patients, len(counts)),
        visits=np.zeros((plan.patients + program.jobs_return * jobs, max(program.visit_columns, 1)), dtype=np.int64),
        clinicians=clinicians, own_done=np.zeros(len(plan.owns), dtype=np.int64),
        present=np.zeros(len(plan.duties) + 1, dtype=np.int64),
        freed=np.zeros(len(plan.duties) + len(plan.owns) + 1, dtype=np.int64),
        chosen=np.zeros(int(program.works["seats"].max(initial=1)), dtype=np.int64),
        place_states=place_states, free=np.ones(int(counts.sum()), dtype=np.int64), queues=queues,
        delays=empty(QUEUE, program.delays),
        standing=np.zeros(sites * PRIORITIES, dtype=np.int64), ready=np.zeros(sites * PRIORITIES, dtype=np.int64),
        urgent=np.array([_kinds(program.works["interrupts"])], dtype=np.int64), timers=timers,
        launched=np.zeros(plan.tokens + 1, dtype=np.int64), resumed=np.zeros(plan.tokens + 1, dtype=np.int64),
        marks=np.full((plan.patients, len(MARKS)), NONE, dtype=np.int64),
        actual_end=np.full(len(plan.duties), NONE, dtype=np.int64),
        tasks=np.zeros(log_rows, dtype=log.TASK), stays=np.zeros(log_rows, dtype=log.STAY),
    )  # fmt: skip
