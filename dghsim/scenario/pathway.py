"""The pathway as data: stages a patient passes, so that any published model can be written with no code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from dghsim.errors import show
from dghsim.scenario.base import WEEKDAYS, Category, Label, Name, Number, Part, Share, minute_of_day
from dghsim.scenario.duration import Duration

Mark = Literal[
    "ews", "clinician", "clerk_start", "senior_start", "consultant_start", "referral", "decision", "bed_time"
]
MARKS: tuple[str, ...] = (
    "ews", "clinician", "clerk_start", "senior_start", "consultant_start", "referral", "decision", "bed_time",
)  # fmt: skip
Outcome = Literal["home", "transferred", "died", "left"]
OUTCOMES: tuple[str, ...] = ("home", "transferred", "died", "left")
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
    """True or false for a patient at a moment: exactly one of chance, attribute, window, place."""

    chance: Share | None = None
    attribute: Name | None = None
    equals: Category | None = None
    """Label of a category, or yes / no for a chance."""
    at_least: Number | None = None
    """For numbers, in the attribute's own unit."""
    window: Name | None = None
    """True while the named window is open."""
    place: Name | None = None
    occupied_at_least: Annotated[int, Field(ge=0)] | None = None
    """With `place`: true while at least so many are in it."""

    @model_validator(mode="after")
    def _one_form(self) -> Condition:
        given = [f for f in ("chance", "attribute", "window", "place") if getattr(self, f) is not None]
        if len(given) != 1:
            raise ValueError("needs exactly one of chance, attribute, window, place")
        if (self.attribute is not None) != ((self.equals is not None) ^ (self.at_least is not None)):
            raise ValueError("attribute needs exactly one of equals, at_least")
        if (self.place is not None) != (self.occupied_at_least is not None):
            raise ValueError("place needs occupied_at_least")
        return self


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


class Delay(Stage):
    """Time passes that needs no clinician of this rota."""

    type: Literal["delay"]
    duration: Duration


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


AnyStage = Annotated[
    Work | Delay | WaitUntil | Hold | Release | Branch | Repeat | Fork | Join | End | Leave,
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
    """Hours of the week in which something is open: weekday -> list of `HH:MM-HH:MM`; else closed."""

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


class WorkKind(Part):
    """A kind of work: how long it takes whom, and how late before the end of a shift it is still begun."""

    label: Label | None = None
    duration: Duration
    factor_by_grade: dict[Name, Annotated[Number, Field(gt=0, le=20)]] = {}
    """Multiplies the duration for clinicians of a grade; 1 for grades not named."""
    last_start_minutes: Annotated[int, Field(ge=0, le=720)] = 0
    """Not begun in the last so many minutes of a shift."""
    ask_second_after_minutes: Annotated[int, Field(ge=0, le=10_080)] = 0
    """How long it waits for those who answer it first before those who answer it second are asked."""


class Place(Part):
    """A set of alike places: beds, chairs."""

    label: Label | None = None
    count: Annotated[int, Field(ge=0, le=100_000)]
    kind: Literal["bed", "chair", "other"] = "bed"


class Pathway(Part):
    """The stages in order; each stream names where it starts."""

    stage: Annotated[dict[Name, AnyStage], Field(min_length=1)]
