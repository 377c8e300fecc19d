"""All the state of a run in one `World` of integer tables, so that it can stop anywhere and go on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dghsim.engine import plan
from dghsim.engine.plan import Ints, Table, _fields

# What a token is doing.
DEAD, MOVING, ASKING_WORK, ASKING_PLACE, IN_WORK, ASIDE, DELAYED, JOINING, RESUMED = range(9)

# Why the run is lost: a table overflowed, a token goes round for ever in no time, a stage of a kind not known.
OVERFLOW, ROUND, UNKNOWN = 1, 2, 3


def _close(*names: str, wide: tuple[str, ...], flags: tuple[str, ...] = ()) -> np.dtype[np.void]:
    """Fields kept close together, in half the room but for those that may be large, flags in an eighth, so that more
    rows stay at hand."""
    sizes: dict[str, type] = dict.fromkeys(wide, np.int64) | dict.fromkeys(names, np.int32)
    return np.dtype(list((sizes | dict.fromkeys(flags, np.int8)).items()))


STAGE = _close(
    *[name for name in plan.STAGE.names or () if name not in ("what", "join")], wide=("what", "join")
)
# number: by which the plan knows it; rows of this table are used again
TOKEN = _close(
    "number", "state", "stage", "then", "entity", "patient", "site", "fork",
    "since", "priority", "queue", "ahead", "behind", "special", "task", "steps", "steps_at",
    "owner",  # the duty that has set it aside
    wide=("due", "joining", "left"),  # left: seconds of work part-done
)  # fmt: skip
# first, second: kinds of work that its clinicians may do and answer first, or only second, as sets of bits
# needed: kinds of work in which a seat that must be filled is open to them
# tier, level, end, sites, call_in: as in the plan's duties
# goes_after, stays: as in the program's answers
# head, tail: of those with nothing in hand; at: where the crew stands among those that have somebody so
CREW = _close(
    "sites", "tier", "level", "end", "goes_after", "stays", "head", "tail", "at",
    wide=("first", "second", "needed", "call_in"),
)  # fmt: skip
# ahead, behind: in the crew's line of those with nothing in hand; at: among those whose work may be interrupted
# owns_due: how many things to do for itself have fallen due and are not in hand or done
# where: the site at which it was last at work, at first its own; arrived: since when it is there
# site: that of the work in hand, by phone or not
# busy: has work in hand, of a token or an own one; leader, mate: of a team, the first and the next member
CLINICIAN = _close(
    "crew", "ahead", "behind", "idle_since", "last_done", "came", "owns_due", "aside", "at", "where", "site",
    "leader", "mate", "token", "own", "work", "priority", "task", "entity", "since", "called", "arrived",
    wide=("start", "due", "left", "factor"), flags=("busy", "on_duty", "over", "held_up"),
)  # fmt: skip
# moved: by so much the numbers of its tokens are higher, as it has gone on to other sites
PATIENT = _fields("branches", "leave", "outcome", "seen_by", "moved")
# sent: the patient has given way here
BED = _fields("bed", "since", "start", "requests", "sent")
# watched: when, by a timer set, the first in a line for work has waited long enough for those who answer it second
QUEUE = _fields("head", "tail", "watched")
# special: requests that matter though nothing is free, by those who will not wait or whose patient asked before
# dirty: free places or requests have changed; look: look for patients who may give way; both of the clock: of any place
# sent: how many who did still hold the place
# beds: so many may be given, those of the lowest numbers; used: in use, those that close when left among them
PLACE_STATE = _fields(
    "beds", "used", "free", "lowest", "first", "requests", "special", "dirty", "look", "sent"
)
# rows_used, spare_row: of the tokens, how many rows were ever used, and the first of those free again
# urgent: how many wait for work that interrupts
# present: how many are on duty; stoppable: whose work may be interrupted
# able_first, able_second: kinds of work that those with nothing in hand may do and answer first, or second, in a seat
# that must be filled; able_known: whether that is so still
# standing: priorities at which somebody may stand in a line for work, as a set of bits
# ready: those of them with a line whose head may find somebody
# freed: how many may have something to do for themselves, or set aside
CLOCK = _fields(
    "now", "end", "seed", "replication", "dirty", "places_dirty", "look", "lost", "stuck", "events",
    "timers", "next_expected",
    "present", "idle_crews", "stoppable", "able_known", "able_first", "able_second",
    "standing", "ready", "freed", "urgent", "alive",
    "rows_used", "spare_row", "tasks_asked", "tasks", "stays",
    "forks", "thread_numbers", "launched_first", "launched_last", "resumed_first", "resumed_last",
)  # fmt: skip


NUMBER_BITS = 28
"""A timer holds the number in so many bits, below the tie class."""
TIME_AT = 32
"""From this bit on a timer holds the time."""
NEVER = (1 << 63) - 1
"""Later than every timer."""
SPARE_TIMERS = 3
"""Behind the last timer there are so many that say NEVER."""


class World(NamedTuple):
    """The plan's tables and everything that changes. `clock` has one row."""

    stages: Table
    cases: Table
    works: Table
    seats: Table
    gives: Table
    places: Table
    spans: Table
    first_span: Ints
    """By (window, weekday), one longer: where its spans begin."""
    tables: NDArray[np.uint16]
    """(tables, 2**TABLE_BITS) durations in seconds, of which the lowest 16 bits, so that more of them stay at hand."""
    above: Ints
    """The bits above these."""
    large: Ints
    """By table: 1 if any duration has bits above."""
    always: Ints
    """By table: the duration, if all of them are the same; else NONE."""
    priority_rows: Ints
    factors: Ints
    thin_places: Ints
    thin_reference: Ints
    entities: Table
    attributes: Ints
    duties: Table
    drives: Ints
    owns: Table
    weekdays: Ints
    seasons: Table
    expected: Ints
    """Timers of all arrivals, duty starts, duty ends, own work due and seasons of beds in order, then NEVER."""
    clock: Table
    tokens: Table
    """Those inside. A token is known by its row here until it ends, when the row is free for another."""
    rows: Ints
    """By number: the row of the token; NONE for one that is not inside."""
    patients: Table
    beds: Table
    """(patients, places)"""
    visits: NDArray[np.int32]
    crews: Table
    idle_crews: Ints
    """The crews in which somebody has nothing in hand, `clock.idle_crews` of them."""
    clinicians: Table
    own_done: Ints
    """1 for what clinicians have to do for themselves that is done or in hand."""
    stoppable: Ints
    """Who has work in hand that may be interrupted, `clock.stoppable` of them."""
    freed: Ints
    """Who has come to have nothing in hand, or something to do for itself, since work was last handed out."""
    answering: Ints
    """By (site, kind of work): how many are on duty who answer it first."""
    chosen: Ints
    """Who would make up the team looked for."""
    place_states: Table
    free: Ints
    """1 for each bed that nobody is in, open or not, places one after another."""
    queues: Table
    """Work: (site, kind, priority); then places: (place, priority)."""
    delays: Table
    """Who is in each of the delays that give way."""
    standing: Ints
    """By (site, priority): the kinds of work that somebody asks for, as a set of bits."""
    ready: Ints
    """Of these, the kinds that may have found somebody since they were last looked at."""
    found: Ints
    """By site: the kinds for which that may be so, not yet added to `ready`."""
    urgent: Ints
    """One row: the kinds of work that interrupt, as a set of bits."""
    second: Ints
    """One row: the kinds of work that some duties answer second, and only after a wait, as a set of bits."""
    goes_after: Ints
    """After how many seconds of waiting somebody may go over to another hospital, each once, but for at once."""
    timers: Ints
    """A heap; what is not in use says NEVER."""
    launched: Ints
    resumed: Ints
    """Numbers of the tokens that are to go on at this instant; both are empty between instants."""
    marks: Ints
    actual_end: Ints
    came: Ints
    came_from: Ints
    """Both (patients, sites)."""
    tasks: Table
    stays: Table
