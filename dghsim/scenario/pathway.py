"""The pathway as data: stages a patient passes, so that any published model can be written with no code."""

from __future__ import annotations

import datetime
from statistics import fmean
from typing import Annotated, Literal, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from dghsim.errors import show
from dghsim.scenario.base import (
    WEEKDAYS,
    Category,
    Label,
    Name,
    NotNegative,
    Number,
    Part,
    Positive,
    Share,
    minute_of_day,
)  # fmt: skip
from dghsim.scenario.duration import Duration, Lognormal
from dghsim.scenario.season import MOST_BEDS, Season, days_of_a_year

Mark = Literal[
    "ews", "clinician", "clerk_start", "senior_start", "consultant_start", "referral", "decision", "bed_time",
    "ready", "reviewed", "letter", "agreed", "collected", "home_asked", "home_unknown", "home_closed", "home_nobody",
    "home_full", "came",
]  # fmt: skip
"""The clocks of a patient. Those of going home: ready in body, reviewed, the letter begun, the community's yes,
transport there. Those of a Primary Care Home: put to it, not known to it, closed, nobody there, full; and come to the
hospital after all, which is then when the patient arrived."""
MARKS: tuple[str, ...] = get_args(Mark)
Outcome = Literal["home", "transferred", "died", "left", "elsewhere", "at_home"]
"""`elsewhere`: turned away to another hospital before anybody has seen the patient, who counts as displaced and in no
standard or stay of this one. `at_home`: looked after at home instead, and never here: in no measure of the hospital
either."""
OUTCOMES: tuple[str, ...] = get_args(Outcome)
Priority = Annotated[int, Field(ge=0, le=9)]


class PriorityBy(Part):
    """Priority from a category of the patient: label -> 0 (first) to 9 (last)."""

    attribute: Name
    values: Annotated[dict[Category, Priority], Field(min_length=1)]


def _priority_form(value: object) -> str:
    return "~by" if isinstance(value, dict | PriorityBy) else "~one"


AnyPriority = Annotated[
    Annotated[Priority, Tag("~one")] | Annotated[PriorityBy, Tag("~by")], Discriminator(_priority_form)
]


class Condition(Part):
    """True or false for a patient at a moment: exactly one of chance, attribute, window, place, seen_by,
    answered, policy."""

    chance: Share | None = None
    attribute: Name | None = None
    equals: Category | None = None
    """Label of a category, or yes / no for a chance."""
    is_one_of: Annotated[list[Category], Field(min_length=1)] | None = None
    """Labels of a category."""
    at_least: Number | None = None
    """For numbers, in the attribute's own unit."""
    window: Name | None = None
    """True while the named window is open."""
    place: Name | None = None
    occupied_at_least: Annotated[int, Field(ge=0)] | None = None
    """With `place`: true while at least so many are in it."""
    free_at_least: Annotated[int, Field(ge=1)] | None = None
    """With `place`: true while at least so many of it are free."""
    in_proportion: Literal[True] | None = None
    """With `place`: by a chance, which is the share of it that is in use."""
    seen_by: Annotated[list[Name], Field(min_length=1)] | None = None
    """Grades: true where the last work done for the patient was done by one of them."""
    answered: Name | None = None
    """A kind of work: true while somebody is there who answers it first."""
    policy: Name | None = None
    """True where the named switch of `[policy]` is on."""

    @model_validator(mode="after")
    def _one_form(self) -> Condition:
        self._exactly(
            "a condition",
            ("chance", "attribute", "window", "place", "seen_by", "answered", "policy"),
            one=True,
        )
        self._exactly("attribute", ("equals", "is_one_of", "at_least"), one=self.attribute is not None)
        of_place = ("occupied_at_least", "free_at_least", "in_proportion")
        self._exactly("place", of_place, one=self.place is not None)
        return self

    def _exactly(self, what: str, forms: tuple[str, ...], *, one: bool) -> None:
        if sum(getattr(self, form) is not None for form in forms) != int(one):
            raise ValueError(f"{what} needs exactly one of {', '.join(forms)}")


class Case(Part):
    """Where to go when a condition holds."""

    when: Condition
    goto: Name


class Stage(Part):
    """What every stage has: where to go next (by default the stage below), what is noted when it begins."""

    next: Name | None = None
    mark: Mark | None = None
    """The patient's clock that this stage starts, the first time: a work when a clinician begins, a hold when
    the place is given, any other when it is reached."""


class Work(Stage):
    """One clinician does a piece of work named in `[work]`."""

    type: Literal["work"]
    work: Name
    priority: AnyPriority = 5


class GivesWay(Part):
    """A patient in this delay may be moved on before its end, to free a full place for whoever waits for it."""

    place: Name
    """The place that is full, where the patient is."""
    left_at_least_hours: NotNegative = 0.0
    left_at_most_hours: NotNegative = 87_600.0
    """Only who has so much of the delay still to go."""
    when: list[Condition] = []
    """Only where all of these hold; none of them a chance."""
    goto: Name | None = None
    """Where the patient goes on; by default the stage after the delay."""

    @model_validator(mode="after")
    def _in_order(self) -> GivesWay:
        if self.left_at_least_hours > self.left_at_most_hours:
            raise ValueError("left_at_least_hours must not be above left_at_most_hours")
        if any(condition.chance is not None or condition.in_proportion for condition in self.when):
            raise ValueError("when must not hold a chance: moving somebody draws nothing")
        return self


class Delay(Stage):
    """Time passes that needs no clinician of this rota."""

    type: Literal["delay"]
    duration: Duration
    by_road: Positive | None = None
    """The way to the next hospital: where `hospital.around.minutes_to_next_hospital` is known, so many times that is
    the median in place of the one in `duration`."""
    gives_way: list[GivesWay] = []
    """Rules of escalation, in order. Looked at when a place is asked for and full, and every hour while it is."""

    @model_validator(mode="after")
    def _has_a_median(self) -> Delay:
        if self.by_road is not None and not isinstance(self.duration, Lognormal):
            raise ValueError("by_road goes with a lognormal duration, whose median it sets")
        return self


class WaitUntil(Stage):
    """Wait for a window to be open; pass straight on if it is."""

    type: Literal["wait_until"]
    window: Name


class Hold(Stage):
    """Ask for a place and keep it across stages until released or left."""

    type: Literal["hold"]
    place: Name
    on_full: Literal["wait", "leave", "goto"] = "wait"
    goto: Name | None = None
    priority: AnyPriority = 5

    @model_validator(mode="after")
    def _target(self) -> Hold:
        if (self.on_full == "goto") != (self.goto is not None):
            raise ValueError('goto goes with on_full = "goto"')
        return self


class Release(Stage):
    """Give a place back, or withdraw the request if it is still waiting."""

    type: Literal["release"]
    place: Name


class Branch(Stage):
    """Go where the first case that holds says, else on to `next`."""

    type: Literal["branch"]
    cases: Annotated[list[Case], Field(min_length=1)]


class Repeat(Stage):
    """Go back to an earlier stage until a condition holds, then on to `next`."""

    type: Literal["repeat"]
    back_to: Name
    until: Condition


class Fork(Stage):
    """Start a side branch at `launch` and go on at once. The side branch ends at an `end` stage."""

    type: Literal["fork"]
    launch: Name


class Join(Stage):
    """Wait until the side branches that the named forks started have ended (at once, if never started)."""

    type: Literal["join"]
    forks: Annotated[list[Name], Field(min_length=1)]


class End(Stage):
    """A side branch ends."""

    type: Literal["end"]


class Leave(Stage):
    """The patient leaves; every place is given back, every request and side branch is withdrawn."""

    type: Literal["leave"]
    outcome: Outcome = "home"


class Elsewhere(Stage):
    """The patient leaves for another hospital.

    In a run of several sites they begin there, at its stage `start`, unless they have been there before: then they go
    on to `next`. Where this hospital runs alone they leave.
    """

    type: Literal["elsewhere"]
    to: Name
    """The other hospital, as the file of several sites names it."""
    start: Name
    """The stage of its pathway at which they begin."""


AnyStage = Annotated[
    Work | Delay | WaitUntil | Hold | Release | Branch | Repeat | Fork | Join | End | Leave | Elsewhere,
    Field(discriminator="type"),
]


def _ends(span: str) -> tuple[int, int]:
    """Minutes of the day of `HH:MM-HH:MM`; (0, 0) if it is not so written."""
    first, _, last = span.partition("-")
    try:
        return minute_of_day(first), minute_of_day(last)
    except ValueError:
        return 0, 0


class Window(Part):
    """Hours of the week in which something is open: weekday -> list of `HH:MM-HH:MM`; else closed.

    On a bank holiday that the rota keeps, as on a Sunday.
    """

    days: dict[str, list[str]]

    @model_validator(mode="after")
    def _hours(self) -> Window:
        for day, spans in self.days.items():
            if day not in WEEKDAYS:
                raise ValueError(f"day {show(day)} must be one of {', '.join(WEEKDAYS)}")
            last = -1
            for span in spans:
                begin, end = _ends(span)
                if not last < begin < end:
                    raise ValueError(
                        f"hours of {day} must be like 08:00-17:00, rising and apart, not {show(span)}"
                    )
                last = end
        if not any(self.days.values()):
            raise ValueError("is never open")
        return self


class Seat(Part):
    """Who is needed for a piece of work: so many of the duties that answer it, of these tiers."""

    tiers: list[Name] = []
    """Tiers of the rota; any, if none is named."""
    count: Annotated[int, Field(ge=1, le=10)] = 1
    must: bool = True
    """The work waits until these are there; the others come if they can be had at that moment."""


class WorkKind(Part):
    """A kind of work: how long it takes whom, who may do it, and what happens when something else comes up."""

    label: Label | None = None
    category: Literal["take", "wards", "emergencies", "outside", "own"] = "take"
    """What a clinician's time on it is counted as. `own`: handover, breaks, rounds, that nobody asks for."""
    duration: Duration
    factor_by_grade: dict[Name, Annotated[Number, Field(gt=0, le=20)]] = {}
    """Multiplies the duration for clinicians of a grade; 1 for grades not named. Of a team, the first counts."""
    not_by: list[Name] = []
    """Grades that may not do it."""
    target_minutes: Annotated[int, Field(ge=1, le=43_200)] | None = None
    """Should be begun within so many minutes of being asked for."""
    last_start_minutes: Annotated[int, Field(ge=0, le=720)] = 0
    """Not begun in the last so many minutes of a shift."""
    ask_second_after_minutes: Annotated[int, Field(ge=0, le=10_080)] = 0
    """How long it waits for those who answer it first before those who answer it second are asked."""
    team: list[Seat] = []
    """By default one clinician of any tier. A team stays together until the work is done."""
    interrupts: bool = False
    """Takes clinicians away from less urgent work when too few are free."""
    interruptible: bool = True
    """Whether other work may interrupt it; never so for a team, for work that a patient does not wait for, or on
    the journey in."""
    resumed_by: Literal["anyone", "same"] = "anyone"
    """Who goes on with it when it was interrupted: whoever answers it, or the clinician who began it."""
    at_shift_end: Literal["finish", "hand_over"] = "finish"
    """In hand when the shift ends: finished late, or handed over part-done."""
    by_phone: bool = False
    """On call from home, done without coming in."""
    patient_waits: bool = True
    """Whether the patient goes on when it is done; if not, as soon as it is taken in hand (an escort who is away
    long after the patient has gone)."""

    @model_validator(mode="after")
    def _possible(self) -> WorkKind:
        if self.team and not any(seat.must for seat in self.team):
            raise ValueError("team must have a seat that must be filled")
        if sum(seat.count for seat in self.team) > 20:
            raise ValueError("team must have at most 20")
        return self


class Place(Part):
    """A set of alike places: beds, chairs."""

    label: Label | None = None
    count: Annotated[int, Field(ge=0, le=MOST_BEDS)]
    """How many there are all year."""
    kind: Literal["bed", "chair", "other"] = "bed"
    outlier: bool = False
    """Beds outside medicine: whoever is in one is an outlier."""
    season: dict[Name, Season] = {}
    """Those it has more in a part of every year."""

    def beds_on(self, day: datetime.date) -> int:
        """How many may be given on a day."""
        return self.count + sum(season.beds for season in self.season.values() if season.has(day))

    @property
    def most(self) -> int:
        """How many may be given on the day on which they are most."""
        return max(map(self.beds_on, days_of_a_year())) if self.season else self.count

    @property
    def mean(self) -> float:
        """How many may be given, mean of the year."""
        return fmean(map(self.beds_on, days_of_a_year())) if self.season else float(self.count)


class Pathway(Part):
    """The stages in order; each stream names where it starts."""

    stage: Annotated[dict[Name, AnyStage], Field(min_length=1)]
