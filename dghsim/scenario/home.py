"""Primary Care Homes: teams of the community who look after people who would else come to the hospital."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dghsim.scenario.base import (
    Category,
    Clock,
    Count,
    Label,
    Line,
    Name,
    NotNegative,
    Number,
    Part,
    Positive,
    Share,
    minute_of_day,
)
from dghsim.scenario.duration import Distribution
from dghsim.scenario.practices import AtPractices

ShortName = Annotated[Name, Field(max_length=12)]
"""Of homes, teams and groups: stages are named after them."""
FEWEST_REGISTERED, MOST_REGISTERED = 30_000, 50_000
"""Size of list that the National Association of Primary Care meant; others are warned of."""
FEWEST_HOMES, MOST_HOMES = 3, 6
"""To one small hospital; others are warned of."""


class HomeEvening(Part):
    """Out-of-hours sessions of a team, after its day."""

    start: Clock
    """No later than the day ends."""
    end: Clock
    cover: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)]

    @model_validator(mode="after")
    def _hours(self) -> HomeEvening:
        if minute_of_day(self.end) <= minute_of_day(self.start):
            raise ValueError(f"end must be after {self.start}, by 24:00")
        if not any(self.cover):
            raise ValueError("cover must be above 0 on some day")
        return self


class HomeTeam(Part):
    """Staff of the community, on a rota like the hospital's: of one home, or shared by several."""

    label: Label
    grade: Name
    lines: Annotated[int, Field(ge=0, le=60)]
    """Posts; 0: there is no such team."""
    in_post: Count
    """Posts filled; the others are vacant, and their duties are gaps like any other."""
    start: Clock
    end: Clock
    cover: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)]
    """Of them at work on Monday to Sunday."""
    evening: HomeEvening | None = None
    """Posts of the same team; they go to crises and visit."""
    leave_days: NotNegative = 0
    most_away: Annotated[int, Field(ge=0, le=60)] = 1
    hours_target: Annotated[NotNegative, Field(le=168)] = 37.5
    pay_gbp_per_year: Positive
    bank_gbp_per_hour: Positive
    agency_gbp_per_hour: Positive

    @model_validator(mode="after")
    def _posts(self) -> HomeTeam:
        if self.in_post > self.lines:
            raise ValueError(f"in_post {self.in_post} is more than the {self.lines} lines")
        if self.lines and not any(self.cover):
            raise ValueError("cover must be above 0 on some day, or lines 0 where there is no team")
        if self.evening is not None and minute_of_day(self.evening.start) > minute_of_day(self.end):
            raise ValueError(f"evening.start must be no later than {self.end}, when the day ends")
        return self


class HomeGroup(Part):
    """People whose crises a home may look after. Groups are disjoint: the first that fits has the patient."""

    label: Label
    who: dict[Name, Annotated[list[Category], Field(min_length=1)]]
    """Attribute -> labels: in the group where all of these hold."""
    suited_share: Share
    """Of the group's crises, those that could be looked after at home, were there room."""
    known_only: bool = False
    """Only who has been found and reviewed by the team before, and so has a plan."""
    visited_by: Name | None = None
    """The discipline whose team goes to them in place of the home's own, such as mental health; a home that has none
    of it looks after none of them."""


class HomeCare(Part):
    """How the team looks after somebody at home instead of in the hospital."""

    first_visit: Distribution
    visit: Distribution
    mean_days: Annotated[Number, Field(ge=1, le=60)]
    """Looked after, with a visit on each day after the first."""
    kept_share: Share
    """Of those taken on, who stay at home; the others come to the hospital after all."""
    fails_at_first_visit_share: Share
    """Of those not kept at home, who are sent on at the first visit; the others at the end."""
    routine_visit: Distribution | None = None
    """Of somebody who would not come to the hospital, whom a practice hands to the team."""
    last_hour_minutes: Count = 120
    """No crisis is taken on in so many minutes before the end of the team's day."""


class HomeCaseload(Part):
    """Frail people found by risk, reviewed at home, and known to the team until what is known is out of date."""

    review: Distribution
    known_days: Positive
    """How long what was found and planned holds good, in the mean; some of it is soon out of date."""


class HomeInReach(Part):
    """Those ready to go home who wait for community care, whom the team takes home before it is there."""

    before: Name
    """The delay of the pathway that they are spared."""
    who: dict[Name, Annotated[list[Category], Field(min_length=1)]]
    suited_share: Share
    """Of them, who can be looked after by the team until community care begins."""
    assessment: Distribution
    """Of the patient, on the ward; then home."""
    settling: Distribution | None = None
    """Seeing them into their home: heating, food, a key. The patient waits for whoever does it."""
    settled_by: Name | None = None
    """The discipline that does so while somebody of it is there, such as the voluntary sector; else the team itself."""
    bridging: Distribution
    """Visits until community care begins, as one stretch of work."""
    bridged_by: Name | None = None
    """The discipline that makes these, such as social care; by default the team itself."""


class HomeGrowth(Part):
    """How a home comes into its own: the share of crises put to it rises along a logistic curve."""

    mid_months: Positive = 12
    """Half of it."""
    mature_months: Positive = 24
    """Nineteen twentieths of it."""

    @model_validator(mode="after")
    def _rises(self) -> HomeGrowth:
        if self.mature_months <= self.mid_months:
            raise ValueError("mature_months must be above mid_months")
        return self


class Homes(Part):
    """What the homes of a hospital have in common."""

    streams: Annotated[list[Name], Field(min_length=1)]
    """Of patients who may be looked after by a home instead."""
    comes_back_by: Name
    """The stream as which those come who were looked after at home and need the hospital after all."""
    population: Positive
    """Of whom the streams are; a home's share of them is its list over this."""
    group: Annotated[dict[ShortName, HomeGroup], Field(min_length=1, max_length=8)]
    team: Annotated[dict[ShortName, HomeTeam], Field(min_length=1, max_length=12)]
    care: HomeCare
    caseload: HomeCaseload | None = None
    in_reach: HomeInReach | None = None
    growth: HomeGrowth = HomeGrowth()
    drawn: bool = True
    """Numbers of the homes with a range in the provenance are drawn from it anew for each replication."""
    not_here: Annotated[list[Line], Field(max_length=20)] = []
    """Parts of the programme with no mechanism in this model: named on the page, and without effect."""


class Home(Part):
    """One Primary Care Home."""

    label: Label
    registered: Annotated[int, Field(ge=1, le=1_000_000)]
    """People on the list."""
    need: Annotated[Positive, Field(le=10)] = 1.0
    """Their admissions a head, against the whole population's."""
    over_65_share: Share
    frail_share: Share
    """Of the list, moderately or severely frail: whom it looks for to review."""
    open_months: Annotated[Number, Field(ge=0, le=600)]
    """How long it has been running when the run begins, warm-up included."""
    team: Name
    """Goes to crises, and visits; `[homes.team]`."""
    step_up_slots: Count
    """People looked after at home at once."""
    routine_visits_per_week: NotNegative = 0
    """That its practices hand to the team, in the hours of practices; they wait for whoever is in a crisis."""
    reviews_by: Name | None = None
    """The team that reviews frail people."""
    reviews_per_week: NotNegative = 0
    """Asked for, once it is mature; done as the team has time."""
    known_share: Share = 0
    """Of its frail people, those known to the team when the run begins."""
    in_reach_by: Name | None = None
    """The team that takes people home early."""
    in_reach_slots: Count = 0
    """Waiting for that team, or on the way with it, at once."""
    disciplines: Annotated[dict[Name, Name], Field(max_length=8)] = {}
    """Discipline -> the team that is this home's of it: mental health, social care, the voluntary sector."""
    practices: AtPractices = AtPractices()
    """What it brings to its practices, and takes."""

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team that does something for it, its own first."""
        also = (self.reviews_by, self.in_reach_by, *self.disciplines.values())
        return tuple(dict.fromkeys((self.team, *(name for name in also if name is not None))))

    def team_of(self, discipline: str | None) -> str | None:
        """The team of a discipline; None where it has none of it."""
        return self.disciplines.get(discipline or "")

    @property
    def frail(self) -> int:
        """How many frail people are on the list."""
        return max(1, round(self.registered * self.frail_share))
