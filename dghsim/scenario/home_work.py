"""What Primary Care Homes do for whom, and what is assumed of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dghsim.scenario.base import Category, Count, Label, Name, NotNegative, Number, Part, Positive, Share
from dghsim.scenario.duration import Distribution
from dghsim.scenario.pathway import Window


class HomeGroup(Part):
    """People whose crises a home may look after. Groups are disjoint: the first that fits has the patient."""

    label: Label
    who: dict[Name, Annotated[list[Category], Field(min_length=1)]]
    """Attribute -> labels: in the group where all of these hold."""
    suited_share: Share
    """Of the group's crises, those that could be looked after at home, were there room."""
    on_rounds: bool = False
    """Only where the team has been on a round of care homes lately: by the share of care homes that had one."""
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
    late_contact: Distribution | None = None
    """Of somebody who calls when practices are closed, and would not come to the hospital either."""
    last_hour_minutes: Count = 120
    """No crisis is taken on in so many minutes before the end of the team's day."""


class HomeCaseload(Part):
    """Frail people found by risk, reviewed at home, and known to the team until what is known is out of date."""

    review: Distribution
    known_days: Positive
    """How long what was found and planned holds good, in the mean; some of it is soon out of date."""
    finds_share: Share = 0
    """Of reviews, that find somebody who has to go to the hospital, and would not have: as ill as whoever comes."""


class HomeRounds(Part):
    """Rounds of care homes, after which the team knows who lives there."""

    visit: Distribution
    """Of one care home."""
    good_for_days: Positive
    """How long what was seen there holds good."""


class HomeContinuity(Part):
    """People who see the same general practitioner. Nothing here brings an effect about: it is assumed, if asked."""

    who: dict[Name, Annotated[list[Category], Field(min_length=1)]]
    fewer_share: Share
    """Of their crises, that do not come about; no staff and no room is needed for it."""
    assumed: bool = False
    """Whether it is; else it is only told."""


class HomeMedicines(Part):
    """Medicines to take home, made ready by a pharmacy near the patient in place of the hospital's."""

    before: Name
    """The stage of the pathway at which the hospital's would begin."""
    onward: Name
    """The stage at which the patient goes on."""
    suited_share: Share
    hand_over: Distribution
    """The pharmacy's time for one, after which the patient need not wait."""
    open: Window


class HomeAges(Part):
    """How many people of each age there are, so that patients of an age are on the lists on which people of it are."""

    attribute: Name
    """By which the age is told: a category of the patients."""
    people: Annotated[dict[Category, Positive], Field(min_length=1)]
    """Label -> of the whole population."""


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


class HomeCommunity(Part):
    """Community care for which patients wait in the hospital, where teams of the homes are taken from its staff."""

    before: Name
    """The delay of the pathway in which they wait for it."""
    who: dict[Name, Annotated[list[Category], Field(min_length=1)]]
    """Of those who come to it, who wait for this staff."""
    posts: Positive
    """Of it, before any were taken."""
    longer_by: Annotated[NotNegative, Field(le=10)]
    """By what share of itself the delay is longer for each share of the posts that is gone: with 1, a tenth longer
    where a tenth are. Assumed; nothing here simulates what they do elsewhere."""


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
