"""Who is on duty: tiers, posts, duties, leave, and what fills a gap."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.errors import show
from dghsim.scenario.absences import means
from dghsim.scenario.agreed import Agreements
from dghsim.scenario.base import (
    Clock,
    Count,
    Label,
    Name,
    NotNegative,
    Part,
    Share,
    minute_of_day,
)
from dghsim.scenario.template import Asked
from dghsim.scenario.workforce import Rung, Workforce


class OwnWork(Part):
    """Something a clinician on a duty has to do for itself, whoever waits: handover, a round, teaching."""

    work: Name
    minutes: Annotated[int, Field(ge=1, le=720)]
    after_minutes: Count | None = None
    """Due so long after the duty starts."""
    before_end_minutes: Count | None = None
    """Due so long before it ends."""
    within_minutes: Annotated[int, Field(ge=0, le=1440)] = 60
    """Begun within so many minutes, or missed."""
    priority: Annotated[int, Field(ge=0, le=9)] = 2
    """Among the work that waits; broken off for work that interrupts, and begun again."""

    @model_validator(mode="after")
    def _when(self) -> OwnWork:
        if (self.after_minutes is None) == (self.before_end_minutes is None):
            raise ValueError("needs exactly one of after_minutes, before_end_minutes")
        return self


class Breaks(Part):
    """The breaks that the rules of a tier give on duties at the hospital, spread over the shift; taken or missed."""

    work: Name
    minutes: Annotated[int, Field(ge=1, le=120)] = 30
    priority: Annotated[int, Field(ge=0, le=9)] = 6
    """Among the work that waits: of equal priority, what has waited longer goes first."""


class Also(Part):
    """Other hospitals whose work a duty answers too, where they are run together."""

    at: Annotated[list[Name], Field(min_length=1, max_length=8)]
    """By the names under which they run: of two, `here` and `next`. There must be a duty of the same name there."""
    away: Name
    """Kind of work that time at the other hospital, and on the way there, counts as in the books of this one."""
    most_minutes: Annotated[NotNegative, Field(le=600)] = 45
    """By road from one to the other; where it is farther they are not run."""
    resident: bool = False
    """Said of a duty at the hospital, which whoever is on it then leaves; on call from home nobody has to say so."""
    goes_after_minutes: Annotated[NotNegative, Field(le=720)] = 0
    """Of a resident: what waits there has waited so long before one goes over for it."""
    stays_minutes: Annotated[NotNegative, Field(le=1440)] | None = None
    """Of a resident: at most so long at one hospital while there is something to go over for; none given: until nothing
    waits there."""

    @property
    def sets_off_when_called(self) -> bool:
        """And finishes nothing else first."""
        return self.goes_after_minutes == 0 and self.stays_minutes is None


class Duty(Part):
    """A duty on the rota: clock times, how many each weekday, and the work it answers."""

    label: Label | None = None
    code: Annotated[Label, Field(max_length=6)]
    """The letters a rota coordinator writes in the grid, such as LD or N; none that mean an absence, such as AL."""
    start: Clock
    end: Clock
    """At or before `start` means the next day."""
    cover: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)]
    """Doctors needed on the duties that start on Monday to Sunday. For a normal day: the fewest there."""
    most: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)] | None = None
    """Where cover is a range, the most doctors on each of those days; none given: exactly `cover`, and of normal days
    any number."""
    normal: bool = False
    """A normal working day: given out after the take is covered, and where leave falls."""
    at: Literal["site", "home"] = "site"
    """On call from home is a non-resident on-call period."""
    expected_work_hours: NotNegative = 2.0
    """On call from home: work expected in the period, which is what counts towards hours."""
    call_in_minutes: Count = 30
    """On call from home: journey in."""
    follows: Name | None = None
    """Worked by whoever worked this other duty the same day (a consultant on call after the day on take)."""
    hands_over_to: Name | None = None
    """The duty of the tier that takes over."""
    handover_minutes: Count = 30
    """Both are there for at least so long, where `hands_over_to` is given."""
    first: list[Name] = []
    """Kinds of work this duty answers first."""
    second: list[Name] = []
    """Kinds of work this duty answers when asked, after the wait that the work states."""
    own: list[OwnWork] = []
    also: Also | None = None
    """Other hospitals that it covers with this one."""

    @model_validator(mode="after")
    def _consistent(self) -> Duty:
        if self.also is not None and self.at != "home" and not self.also.resident:
            raise ValueError(
                "also needs at = home, or resident = true: who is on duty there would leave the hospital"
            )
        if means(self.code):
            raise ValueError(
                f"code {show(self.code)} means {means(self.code)} in every rota; give the duty other letters"
            )
        if self.also is not None and not self.also.resident and not self.also.sets_off_when_called:
            raise ValueError(
                "also: goes_after_minutes and stays_minutes need resident = true: who is at home sets off when called"
            )
        if self.start == "24:00":
            raise ValueError("start must be before 24:00")
        if self.most is not None:
            if any(most < least for most, least in zip(self.most, self.cover, strict=True)):
                raise ValueError("most must be at least the cover of each day")
            if self.follows is not None:
                raise ValueError(
                    "most cannot be given with follows: whoever works the other duty works this one"
                )
        return self

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        length = minute_of_day(self.end) - minute_of_day(self.start)
        return length if length > 0 else length + 1440


class Tier(Agreements):
    """One tier of doctors with a rota of its own."""

    label: Label
    level: Literal[1, 2, 3]
    """1 competent clinical decision maker, 2 senior (registrar), 3 consultant."""
    rules: Label
    """The rule set, such as training-2019."""
    lines: Annotated[int, Field(ge=1, le=60)] | Literal["smallest"]
    """Lines of the cyclic template (1 in N), or the smallest N that fits."""
    in_post: Count
    """Doctors in post; lines beyond that are vacant."""
    held_vacant: Count = 0
    """Of the vacant lines, the last to fall vacant: posts frozen over the run. A workforce neither advertises them nor
    fills them at a changeover."""
    grades: dict[Name, Count] = {}
    """How many of those in post, and then of the posts held vacant, are of each grade; the rest, and locums, are of the
    first."""
    hours_target: Annotated[NotNegative, Field(le=168)] = 46.0
    """Average weekly hours the template aims at and does not exceed."""
    leave_days: NotNegative
    """Annual leave and bank holidays, working days a year."""
    study_days: NotNegative = 0.0
    prospective_cover: bool = True
    """Colleagues on the rota cover each other's leave and study leave, so that the average hours leave room for it."""
    leave_lines: list[Annotated[int, Field(ge=1, le=60)]] = []
    """Fixed leave: lines of the template, counted from 1, on which the normal days are annual leave. None: floating."""
    most_away: Annotated[int, Field(ge=0, le=60)]
    """Most doctors of the tier on leave on one day."""
    template: Asked = Asked()
    """What else the template shall keep to."""
    duty: Annotated[dict[Name, Duty], Field(min_length=1)]

    @property
    def short_label(self) -> str:
        """What stands before the colon of the label."""
        return self.label.split(":")[0]

    @model_validator(mode="after")
    def _consistent(self) -> Tier:
        if isinstance(self.lines, int) and self.in_post > self.lines:
            raise ValueError(f"in_post {self.in_post} is more than the {self.lines} lines")
        if isinstance(self.lines, int) and self.in_post + self.held_vacant > self.lines:
            vacant = self.lines - self.in_post
            raise ValueError(f"held_vacant {self.held_vacant} is more than the {vacant} vacant lines")
        if (graded := sum(self.grades.values())) > (posts := self.in_post + self.held_vacant):
            raise ValueError(
                f"grades add up to {graded}, more than in_post and held_vacant, {posts}; lower a grade as well"
            )
        if isinstance(self.lines, int) and any(line > self.lines for line in self.leave_lines):
            raise ValueError(f"leave_lines must lie within the {self.lines} lines")
        codes = [duty.code.upper() for duty in self.duty.values()]
        if len(set(codes)) < len(codes):
            raise ValueError("two duties share a code")
        for name, duty in self.duty.items():
            if duty.follows is not None and (duty.follows not in self.duty or duty.follows == name):
                raise ValueError(f"duty {name} follows an unknown duty")
            if duty.hands_over_to is not None:
                _hands_over(self, name, duty)
        if self.template.clear_leave_lines and not self.leave_lines:
            raise ValueError("template.clear_leave_lines needs leave_lines")
        if self.template.session and not any(duty.normal for duty in self.duty.values()):
            raise ValueError("template.session needs a duty that is normal: sessions stand in normal days")
        return self


def _hands_over(tier: Tier, name: str, duty: Duty) -> None:
    """The next duty begins early enough before this one ends."""
    after = tier.duty.get(duty.hands_over_to or "")
    if after is None or after is duty:
        raise ValueError(f"duty {name} hands over to an unknown duty")
    ends = minute_of_day(duty.start) + duty.minutes
    overlap = (ends - minute_of_day(after.start)) % 1440
    if not duty.handover_minutes <= overlap <= min(duty.minutes, after.minutes):
        gap = f"{overlap} minutes together" if overlap < 720 else f"{1440 - overlap} minutes with nobody"
        raise ValueError(
            f"duty {name} ends {duty.end} and {duty.hands_over_to} begins {after.start}, {gap}; allowed: at least "
            f"handover_minutes, {duty.handover_minutes}"
        )


class Gaps(Part):
    """The short form of the ladder: anybody from a bank, then agency, else the duty is uncovered."""

    bank_chance: Share = 0.0
    agency_chance: Share = 0.0
    """Of the duties that the bank does not fill, the share that agency fills."""


class PlannersRota(Part):
    """A rota of the planner's own in place of the solved one."""

    file: Label
    """CSV or workbook, beside the scenario file: one row a shift, a grid of doctors by dates, or a template of lines by
    weekdays for each tier."""
    sheet: Label | None = None
    """The one sheet of a workbook to read; else every sheet that is not hidden and has dates and codes."""
    legend: dict[Label, Label] = {}
    """Shift code -> `tier.duty`, or one of leave, study, zero, sick, lieu."""


class Rota(Part):
    """The rota of every tier."""

    tier: dict[Name, Tier] = {}
    gaps: Gaps = Gaps()
    ladder: dict[Name, Rung] = {}
    """What is tried for a duty with nobody there, in the order written; in place of `gaps`."""
    workforce: Workforce | None = None
    """Who comes and goes; none given: the vacant lines stay vacant, and nobody is ever sick."""
    bank_holidays: bool = False
    """Bank holidays of England: normal days do not run and count as leave; other duties have Sunday's cover at most;
    windows are open as on Sunday."""
    breaks: Breaks | None = None
    own: PlannersRota | None = None
    solve_seconds: Annotated[NotNegative, Field(gt=0, le=3600)] = 20.0
    """The solver's effort for one tier, and for each size where sizes are tried: counted in its own steps, of which one
    is about a second of a processor. A clock ends it after eight times as many seconds."""

    @model_validator(mode="after")
    def _one_ladder(self) -> Rota:
        if self.ladder and self.gaps != Gaps():
            raise ValueError(
                "has both a ladder and gaps; give the bank and the agency as rungs of the ladder"
            )
        return self
