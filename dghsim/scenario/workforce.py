"""Doctors who come and go: recruitment, leavers, changeover, sickness; and the ladder for a duty with nobody there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Count, Name, NotNegative, Number, Part, Positive, Share

Month = Literal["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
Weeks = Annotated[int, Field(ge=0, le=520)]
Slowness = Annotated[Number, Field(ge=1, le=10)]
By = Literal["bank", "agency", "swap", "act_up", "act_down", "divert"]


class Rung(Part):
    """One step of the ladder that a duty with nobody there goes down. The rungs are tried in the order written."""

    by: By
    """`swap`: a doctor of the tier works it in place of normal days. `bank`: a doctor of the tier works it as well, for
    pay. `agency`: a locum. `act_up`: a doctor of the tier below. `act_down`: a consultant, resident, who loses the next
    day's sessions. `divert`: nobody, and the take goes elsewhere meanwhile."""
    chance: Share
    """That somebody suitable says yes by day, on a weekday, asked in good time."""
    night_factor: Annotated[NotNegative, Field(le=10)] = 1.0
    """Times `chance` for a duty that ends after 23:00 or starts before 06:00."""
    weekend_factor: Annotated[NotNegative, Field(le=10)] = 1.0
    """Times `chance` for a duty that starts on Saturday or Sunday."""
    short_notice_factor: Annotated[NotNegative, Field(le=10)] = 1.0
    """Times `chance` where the gap has been known for less than `short_notice_days`."""
    short_notice_days: Count = 2
    notice_days: Count = 0
    """The gap has to be known so long before the duty; else this rung is passed over."""
    tiers: list[Name] = []
    """Tiers whose duties it fills; none named: all of them."""
    grades: list[Name] = []
    """Grades that may be asked, of own doctors; none named: all of them."""
    own_doctors: bool = True
    """Bank: a named doctor of the tier, within rest and hours. false: somebody from outside, of unknown hours."""
    normal_days: bool = False
    """Fills normal days that answer work too."""
    most_hours_a_week: NotNegative | None = None
    """On average, with this duty; none given: the limit of the tier's rules. 56 for those who have opted out."""
    gbp_per_hour: dict[Name, NotNegative] = {}
    """By tier of the duty; for bank and agency, none given: the rates of `money`."""
    slowness: Slowness = 1.0
    """How much longer work takes somebody who does not know the place."""


class GradePosts(Part):
    """How posts of one grade are left and filled."""

    leavers_per_year: Annotated[NotNegative, Field(le=50)] = 0.0
    """For each doctor-year in post, not counting those who rotate."""
    notice_weeks: Weeks = 13
    """From the word to the last day; the advert opens with the word."""
    advert_chance: Share | None = None
    """That one round finds somebody; none given: by region."""
    advert_factor: Annotated[Positive, Field(le=10)] = 1.0
    """Times that chance, beside the factor of all grades."""
    hire_months: NotNegative = 3.0
    """Mean from the close of the round that succeeds to the first day: the newcomer's own notice, checks, visa."""
    convert_after_rounds: Annotated[int, Field(ge=0, le=50)] = 0
    """After so many failed rounds somebody is hired for certain (from overseas, or of another profession); 0: never."""
    convert_months: NotNegative = 9.0
    """Mean from the close of the last of those rounds to the first day."""
    changeover: dict[Month, Share] = {}
    """First Wednesday of the month -> share of the posts that change hands then. With any, a post that falls vacant
    waits for the next changeover, and is not advertised."""
    fill_chance: Share = 1.0
    """That a post has a doctor after a changeover."""
    sick_share: Annotated[NotNegative, Field(le=0.5)] = 0.0
    """Of all days of those in post."""
    sick_spell_days: Annotated[Number, Field(ge=1, le=365)] = 4.0
    """Mean length."""
    new_weeks: Weeks = 0
    """How long a newcomer counts as one."""
    new_slowness: Slowness = 1.0
    """How much longer work takes a newcomer."""


class Workforce(Part):
    """Posts over the run. A grade that is not named stays as the rota has it."""

    region: Name = "england"
    """For the chance of an advert: a region of the table that ships."""
    rural: bool = False
    """Rural or remote: a quarter more posts stay unfilled, 85 % at most."""
    advert_weeks: Annotated[int, Field(ge=1, le=104)] = 13
    """From opening a round to its outcome."""
    advert_factor: Annotated[Positive, Field(le=10)] = 1.0
    """Times the chance that an advert finds somebody, of every grade that is advertised; 1 at most comes of it."""
    pause_weeks: Weeks = 0
    """Between a round that failed and the next."""
    hire_variation: Annotated[Positive, Field(le=3)] = 0.4
    """Coefficient of variation of the gamma distribution of the months to the first day."""
    changeover_known_days: Count = 42
    """How long before a changeover it is known that nobody will come."""
    grade: dict[Name, GradePosts] = {}

    @model_validator(mode="after")
    def _region(self) -> Workforce:
        from dghsim.scenario.regions import regions

        if self.region not in regions():
            raise ValueError(f"region must be one of {', '.join(sorted(regions()))}")
        return self
