"""The plan: one replication written out as integer tables, the only thing that both engines read.

Every field is int64 and every time is in whole seconds, so nothing in the loop can depend on a processor's floating
point. A `Program` is what the scenario fixes; a `Plan` adds who comes and who is on duty in one replication.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Table = NDArray[np.void]

NONE = -1
"""Stands for `no such row` and `never happened` in every table."""
PRIORITIES = 10
"""Priorities run from 0 (first) to 9 (last)."""
TABLE_BITS = 12
"""A quantile table has 2**12 entries, chosen by the top bits of a 32-bit word."""
CHANCE_BITS = 30
"""Chances are kept in 2**30ths, so that a chance times a word stays within int64."""
DAY = 86400
WEEK = 7 * DAY
REVIEW_EVERY = 3600
"""How often a full place is looked at for patients who may give way."""
UNIT = 65536
"""Factors are kept in 65536ths."""


class Op(IntEnum):
    """What a stage does."""

    WORK = 0
    DELAY = 1
    WAIT_UNTIL = 2
    HOLD = 3
    RELEASE = 4
    BRANCH = 5
    FORK = 6
    JOIN = 7
    END = 8
    LEAVE = 9
    ELSEWHERE = 10


class Form(IntEnum):
    """What the condition of a case looks at."""

    CHANCE = 0
    EQUALS = 1
    AT_LEAST = 2
    WINDOW = 3
    OCCUPIED = 4
    ONE_OF = 5
    FREE = 6
    SEEN_BY = 7
    ALWAYS = 8
    ANSWERED = 9
    IN_PROPORTION = 10


class OnFull(IntEnum):
    """What one does who finds a place full."""

    WAIT = 0
    TURN_AWAY = 1


class Tie(IntEnum):
    """The order of what falls due at one instant; the deal comes last, when all of it has been applied."""

    SEASON = 1
    WORK_DONE = 2
    DUTY_END = 3
    DUTY_START = 4
    DELAY_DONE = 5
    ASK_SECOND = 6
    COME_IN = 7
    OWN_DUE = 8
    REVIEW = 9
    ARRIVAL = 10
    DEAL = 11


def _fields(*names: str) -> np.dtype[np.void]:
    return np.dtype([(name, np.int64) for name in names])


STAGE = _fields(
    "op", "next", "mark", "what", "visits",  # visits: column of visit counts, for a stage a patient may pass again
    "work", "priority", "priority_attribute", "priority_row",
    "duration_table", "duration_attribute", "since_arrival",
    "window", "place", "on_full", "goto",
    "first_case", "cases", "fork", "launch", "join", "outcome",
    "delays",  # which of the delays that give way
    "site",  # where one goes who leaves for elsewhere, to its stage `goto`
)  # fmt: skip
# limit: of labels (ONE_OF) and grades (SEEN_BY) a set of bits; the kind of work (ANSWERED)
CASE = _fields("form", "limit", "attribute", "window", "place", "goto")
# not_by: grades, as a set of bits; first_seat, seats: rows of SEAT, those that must be filled first
# by_phone: it is done wherever one is
WORK = _fields(
    "duration_table", "duration_attribute", "last_start", "ask_second", "not_by", "first_seat", "seats",
    "interrupts", "interruptible", "kept", "hand_over", "by_phone", "patient_waits",
)  # fmt: skip
SEAT = _fields("tiers", "must")
# by place: rules in the order they are looked at; delays: which of the delays that give way
GIVE = _fields("delays", "place", "least", "most", "first_case", "cases", "goto")
# count: beds of the whole year, given from the start on; most: with those of its seasons
PLACE = _fields("count", "most", "site", "first_give", "gives")
# from this time on so many of the place's beds may be given, those of the lowest numbers
SEASON = _fields("time", "place", "beds")
SPAN = _fields("open", "shut")
ENTITY = _fields("time", "stage", "who", "candidate", "site", "thin_word", "thin_limit", "thin_row")
# before, after: the same doctor's duties on either side, so that nobody starts one while late in another
# factor: multiplies durations, in 65536ths
# site: whose duty it is; sites: whose work it answers, as a set of bits
DUTY = _fields(
    "start", "end", "level", "tier", "site", "sites", "kind", "grade", "call_in", "before", "after", "factor",
    "first_own", "owns",
)  # fmt: skip
OWN = _fields("duty", "work", "priority", "due", "latest", "seconds")
# goes_after: of those at the hospital who cover others too, after how many seconds of waiting there one goes over
# stays: so many seconds at most at one hospital while there is something to go over for; both else NONE
ANSWERS = _fields("first", "second", "goes_after", "stays")


def empty(dtype: np.dtype[np.void], rows: int) -> Table:
    """A table of `rows` rows in which every field says NONE."""
    return np.full(rows * len(dtype.names or ()), NONE, dtype=np.int64).view(dtype)


@dataclass(frozen=True, slots=True)
class Program:
    """What the scenario fixes, the same in every replication."""

    stages: Table
    cases: Table
    works: Table
    seats: Table
    gives: Table
    """In the order of their places, and for each place in the order they are looked at."""
    places: Table
    spans: Table
    """Opening spans in seconds of the week, all windows one after another."""
    window_first: Ints
    """First span of each window; one longer than there are windows."""
    tables: Ints
    """(tables, 2**TABLE_BITS) durations in seconds."""
    priority_rows: Ints
    """(rows, labels) priority by the label of an attribute."""
    factors: Ints
    """(works, grades) multiplies the duration, in 65536ths."""
    answers: Table
    """By kind of duty: bit sets of the kinds of work answered first and second."""
    thin_places: Ints
    """(rows, places) 1 where a thinned stream counts the patients in the place."""
    thin_reference: Ints
    """By row: the fixed number of patients that the thinned stream is measured against."""
    forks: int
    visit_columns: int
    jobs_return: bool
    """Whether a job may pass a stage more than once."""
    delays: int
    """How many delays there are in which patients may give way."""
    stage_names: tuple[str, ...]
    work_names: tuple[str, ...]
    place_names: tuple[str, ...]
    fork_names: tuple[str, ...]
    duty_kinds: tuple[tuple[str, str], ...]
    grades: tuple[str, ...]
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What an engine has worked out of it, for all plans; a program made by `replace` begins with nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One replication: the program, who comes, who is on duty.

    A token moves through the stages. Tokens 0 to P-1 are the patients themselves, P to P+J-1 the jobs, and token
    P + J + p * forks + f is the side branch that fork f started for patient p. Those of a patient who has gone on to
    another site n times are n times `thread_numbers` further up, so that a number never stands for two.
    """

    program: Program
    seed: int
    replication: int
    entities: Table
    """Patients, then jobs, each in order of time."""
    patients: int
    attributes: Ints
    """(patients, attributes)"""
    arrivals: Ints
    """Of all but those diverted, the entity numbers in order of (time, entity)."""
    duties: Table
    """Covered duties that answer work, in order of (start, end, kind, doctor)."""
    owns: Table
    """What clinicians have to do for themselves, in order of (duty, due, work)."""
    weekdays: Ints
    """By day of the run: the weekday that windows go by, 0 for Monday; a bank holiday is a Sunday."""
    seasons: Table
    """When places have more beds or fewer, in order of (time, place)."""
    end: int
    """The run stops before this second."""
    drives: Ints = field(default_factory=lambda: np.zeros((1, 1), dtype=np.int64))
    """(sites, sites) seconds by road from one hospital of the plan to another."""

    @property
    def sites(self) -> int:
        """Hospitals in the plan, numbered from 0."""
        return len(self.drives)

    @property
    def tokens(self) -> int:
        """How many tokens there can ever be."""
        return self.thread_numbers * self.sites

    @property
    def thread_numbers(self) -> int:
        """How many tokens there can be of those who have not gone on to another site."""
        return len(self.entities) + self.patients * self.program.forks
