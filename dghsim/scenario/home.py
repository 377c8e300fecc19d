"""Primary Care Homes: teams of the community who look after people who would else come to the hospital."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dghsim.scenario.base import (
    Category,
    Count,
    Label,
    Line,
    Name,
    NotNegative,
    Number,
    Part,
    Positive,
    Share,
)
from dghsim.scenario.home_team import HomeTeam
from dghsim.scenario.home_work import (
    HomeAges,
    HomeCare,
    HomeCaseload,
    HomeCommunity,
    HomeContinuity,
    HomeGroup,
    HomeGrowth,
    HomeInReach,
    HomeMedicines,
    HomeRounds,
)
from dghsim.scenario.practices import AtPractices

ShortName = Annotated[Name, Field(max_length=12)]
"""Of homes, teams and groups: stages are named after them."""
FEWEST_REGISTERED, MOST_REGISTERED = 30_000, 50_000
"""Size of list that the National Association of Primary Care meant; others are warned of."""
FEWEST_HOMES, MOST_HOMES = 3, 6
"""To one small hospital; others are warned of."""


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
    community: HomeCommunity | None = None
    rounds: HomeRounds | None = None
    medicines: HomeMedicines | None = None
    continuity: HomeContinuity | None = None
    ages: HomeAges | None = None
    """None: patients of every age are spread over the lists alike."""
    growth: HomeGrowth = HomeGrowth()
    drawn: bool = True
    """Numbers of the homes with a range in the provenance are drawn from it anew for each replication."""
    lent: dict[Name, dict[Name, Count]] = {}
    """Tier of the hospital -> grade -> posts whose holders work in teams of the homes. Never given: written anew from
    `taken_from` of the teams, so that the posts can be given back."""
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
    age_shares: dict[Category, Share] = {}
    """Of the list, by the labels of `homes.ages`."""
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
    late_contacts_per_week: NotNegative = 0
    """Of people who call while practices are closed, offered to its team in the hours that it works."""
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
    rounds_by: Name | None = None
    """The team that goes on rounds of care homes."""
    care_homes: Annotated[int, Field(ge=0, le=500)] = 0
    """With residents on its list; it would go to each once a week."""
    medicines_at_once: Count = 0
    """That its pharmacies take over from the hospital at the same time."""
    disciplines: Annotated[dict[Name, Name], Field(max_length=8)] = {}
    """Discipline -> the team that is this home's of it: mental health, social care, the voluntary sector."""
    practices: AtPractices = AtPractices()
    """What it brings to its practices, and takes."""

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team that does something for it, its own first."""
        also = (self.reviews_by, self.rounds_by, self.in_reach_by, *self.disciplines.values())
        return tuple(dict.fromkeys((self.team, *(name for name in also if name is not None))))

    def team_of(self, discipline: str | None) -> str | None:
        """The team of a discipline; None where it has none of it."""
        return self.disciplines.get(discipline or "")

    @property
    def frail(self) -> int:
        """How many frail people are on the list."""
        return max(1, round(self.registered * self.frail_share))
