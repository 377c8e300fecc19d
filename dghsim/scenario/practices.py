"""General practice around a hospital: what people ask for, who may see them, and for how long."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dghsim.scenario.base import Name, NotNegative, Number, Part, Positive, Share
from dghsim.scenario.demand import Dispersion

TEAM = "team"
"""Who takes the visits that practices hand to a home's team; no discipline of a practice is called so."""
PHARMACIES = "pharmacies"
"""Who takes what pharmacies around a home may; no discipline of a practice is called so either."""
GP = "gp"
"""The discipline that takes what no other may, and what comes back from others."""
Minutes = Annotated[dict[Name, Positive], Field(min_length=1, max_length=12)]
"""By discipline that may take it: of its clinician, for one contact."""


class AtPharmacy(Part):
    """Of a kind of request, what a pharmacy may take."""

    share: Share
    """Of those who ask, who go to a pharmacy of the home if one has time; else whoever takes the kind may see them."""
    minutes: Positive
    """Of its pharmacist, for one contact."""


class Request(Part):
    """One kind of request."""

    per_person_year: NotNegative
    """Of a registered person."""
    minutes: Minutes
    on_the_day: bool = False
    """Seen before all that may wait."""
    at_home: bool = False
    """A visit."""
    at_pharmacy: AtPharmacy | None = None
    accept_share: Share = 1.0
    """Who may be seen by somebody other than a GP; the others wait for one. Of those who would not go to a pharmacy."""
    back_to_gp_share: Share = 0.0
    """Of those seen by somebody else, who need a GP after all."""
    refer_share: Share = 0.0
    """Of requests, that end in a letter to a clinic if they are seen, by whomever."""
    saves_prescribing_gbp: NotNegative = 0.0
    """Of a year's prescribing, by each contact with somebody other than a GP; assumed, nothing here simulates it."""
    lapse_share_per_day: Share = 0.0
    """Of those who wait at the end of a working day, who no longer do by the next."""
    to_out_of_hours_share: Share = 0.0
    """Of those, who call the out-of-hours service."""
    to_ed_share: Share = 0.0
    """Of those, who go to the emergency department by themselves. The others come to nothing."""
    weekday_factors: Annotated[list[NotNegative], Field(min_length=5, max_length=5)] = [1.0] * 5
    """Monday to Friday; scaled to a mean of one."""
    month_factors: Annotated[list[NotNegative], Field(min_length=12, max_length=12)] = [1.0] * 12
    """January to December; used as given."""

    @model_validator(mode="after")
    def _adds_up(self) -> Request:
        if self.to_out_of_hours_share + self.to_ed_share > 1:
            raise ValueError("to_out_of_hours_share and to_ed_share must not be more than 1 together")
        if sum(self.weekday_factors) <= 0:
            raise ValueError("weekday_factors must not all be zero")
        return self


class CarePlans(Part):
    """Reviews of frail people, planned and not asked for, after which they are known and have a plan."""

    known_share_at_start: Share = 0.0
    reviews_per_frail_year: NotNegative
    """Asked of the practices in a year; a home asks for its own number."""
    minutes: Minutes
    fades_share_per_year: Share
    """Of plans, that a year makes useless: people die, move, or change."""


class AsksMore(Part):
    """More people ask for what may wait where the wait is shorter, and fewer where it is longer. Assumed."""

    elasticity: Share
    """Requests are times the wait without the home over that with it, to this power: with 0.15, a tenth more where the
    wait halves. A wait of less than a day counts as a day."""


class Prescribing(Part):
    """What a home's people cost less in prescribing. Nothing here brings that about: it is assumed, if asked."""

    saves_gbp_per_person_year: NotNegative
    """Once the home is all there."""
    assumed: bool = False
    """Whether it is; else it is only told."""


class Vacancies(Part):
    """Posts of the homes' staff in practices stand vacant for a while, and nobody stands in."""

    filled_share: Annotated[Share, Field(gt=0)]
    """Of the posts, in the mean over time."""
    vacant_weeks: Positive
    """How long a post is vacant, in the mean."""
    hours_a_post: Positive
    """A week with patients: by that, the hours that a home brings are so many posts, one at least."""


class Practices(Part):
    """All practices of a home alike; everything is for a number of registered people."""

    hours_per_1000_week: dict[Name, NotNegative]
    """By discipline: of clinicians with patients, for 1,000 people in a week, over the year with leave; in the order in
    which they take what several may, GPs last."""
    request: Annotated[dict[Name, Request], Field(min_length=1, max_length=40)]
    care_plans: CarePlans
    dispersion: Dispersion = Dispersion()
    out_of_hours_per_1000_year: NotNegative
    """Contacts that have nothing to do with waits in hours."""
    give_up_refer_factor: Share = 1.0
    """How likely those who give up would have been to be referred, against all who ask: the less ill give up sooner. As
    likely are those who ask only where the wait is short."""
    prescribing_gbp_per_person_year: NotNegative
    asks_more: AsksMore | None = None
    """None: as many ask, however long they wait."""
    prescribing: Prescribing | None = None
    vacancies: Vacancies | None = None
    """None: every post that a home brings is filled."""

    @model_validator(mode="after")
    def _there_is_who(self) -> Practices:
        if list(self.hours_per_1000_week)[-1:] != [GP]:
            raise ValueError(f"hours_per_1000_week: the last discipline must be {GP}")
        for other in (TEAM, PHARMACIES):
            if other in self.hours_per_1000_week:
                raise ValueError(f"hours_per_1000_week: {other} is the home's, and has hours of its own")
        asked = {name: one.minutes for name, one in self.request.items()}
        for name, minutes in (asked | {"care_plans": self.care_plans.minutes}).items():
            for who in minutes:
                if who not in self.hours_per_1000_week:
                    raise ValueError(f"{name}: minutes of {who}, who has no hours_per_1000_week")
        return self


class Pharmacies(Part):
    """Pharmacies around a home that take minor ailments and medicines from its practices."""

    count: Annotated[int, Field(ge=1, le=100)]
    open_hours: Annotated[list[Annotated[Number, Field(ge=0, le=24)]], Field(min_length=7, max_length=7)]
    """Of each, Monday to Sunday; closed on bank holidays."""
    consulting_share: Share
    """Of a pharmacist's time in these hours, for people whom practices send."""


class AtPractices(Part):
    """What one home changes at its practices."""

    hours_per_week: dict[Name, NotNegative] = {}
    """By discipline: of its staff with patients of the practices, over the year with leave, once all are there."""
    pharmacies: Pharmacies | None = None
    gp_hours_per_week: NotNegative = 0.0
    """Of GPs, that the team takes out of appointments, beside the meeting."""
    meeting_hours: NotNegative = 0.0
    """The weekly multidisciplinary meeting."""
    meeting_gps: NotNegative = 0.0
    """Who sit in it."""
    meeting_weekday: Annotated[int, Field(ge=0, le=4)] = 2
    """0 is Monday."""
    reviews_per_frail_year: NotNegative | None = None
    """Asked of the practices, in place of what they are asked without a home."""
