"""Who comes: arrival streams and the attributes drawn for each patient."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from dghsim.scenario.base import Category, Name, NotNegative, Number, Part, Positive, Share
from dghsim.scenario.duration import Distribution, Unit


class Dispersion(Part):
    """Day-to-day over-dispersion: the logarithm of a day's rate follows a first-order autoregression."""

    day_log_sd: Annotated[Number, Field(ge=0, le=1)] = 0.0
    day_autocorrelation: Annotated[Number, Field(ge=0, lt=1)] = 0.0


class Thinning(Part):
    """Keep a candidate in proportion to the patients present in `places`, against a fixed reference."""

    places: Annotated[list[Name], Field(min_length=1)]
    reference_patients: Annotated[int, Field(ge=1, le=100_000)]


class Stream(Part):
    """One stream of arrivals: a non-homogeneous Poisson process thinned from a fixed envelope rate.

    The rate at any hour is `per_day` x hour share x weekday factor x month factor x the day's dispersion. The
    envelope is fixed so that interventions change which candidates are kept and nothing else.
    """

    entity: Literal["patient", "job"] = "patient"
    """A patient is logged and counted; a job is ward work, which belongs to no single patient."""
    start: Name
    """The first stage of the pathway for this stream."""
    per_day: NotNegative
    envelope_per_day: Annotated[Positive, Field(le=20_000)]
    hour_shares: Annotated[list[NotNegative], Field(min_length=24, max_length=24)] = [1.0] * 24
    """Relative rates for the hours 0 to 23; scaled to a mean of one."""
    weekday_factors: Annotated[list[NotNegative], Field(min_length=7, max_length=7)] = [1.0] * 7
    """Monday to Sunday; used as given, so their mean should be one."""
    month_factors: Annotated[list[NotNegative], Field(min_length=12, max_length=12)] = [1.0] * 12
    """January to December; used as given."""
    weekend_hour_shares: Annotated[list[NotNegative], Field(min_length=24, max_length=24)] | None = None
    """Relative rates on Saturday and Sunday, on the scale of `hour_shares`, which stand if not given."""
    bank_holiday_rebound: Annotated[NotNegative, Field(le=10)] | None = None
    """Bank holidays of England have Sunday's rates, and the first working day after them its own times this; none
    given: they are days like others."""
    dispersed: bool = True
    """Whether the day effect of `dispersion` applies."""
    thinned_by: Thinning | None = None

    @model_validator(mode="after")
    def _some_hours(self) -> Stream:
        if sum(self.hour_shares) <= 0:
            raise ValueError("hour_shares must not all be zero")
        return self


def _shares_form(value: object) -> str:
    return "~by" if isinstance(value, dict) and any(isinstance(v, dict) for v in value.values()) else "~one"


def _chance_form(value: object) -> str:
    return "~by" if isinstance(value, dict) else "~one"


def _distribution_form(value: object) -> str:
    return "~by" if isinstance(value, dict) and "family" not in value else "~one"


Shares = dict[Category, Share]
AnyShares = Annotated[
    Annotated[Shares, Tag("~one")] | Annotated[dict[Category, Shares], Tag("~by")],
    Discriminator(_shares_form),
]
AnyChance = Annotated[
    Annotated[Share, Tag("~one")] | Annotated[dict[Category, Share], Tag("~by")],
    Discriminator(_chance_form),
]
AnyDistribution = Annotated[
    Annotated[Distribution, Tag("~one")] | Annotated[dict[Category, Distribution], Tag("~by")],
    Discriminator(_distribution_form),
]


class Grows(Part):
    """A share that rises with the months that something has been there: a logistic curve."""

    months_before: Annotated[Number, Field(ge=0, le=600)]
    """That it has been there when the run, with its warm-up, begins."""
    mid_months: Positive
    """When it is half."""
    mature_months: Positive
    """When it is nineteen twentieths."""

    @model_validator(mode="after")
    def _rises(self) -> Grows:
        if self.mature_months <= self.mid_months:
            raise ValueError("mature_months must be above mid_months")
        return self


class Attribute(Part):
    """One thing known of a patient, drawn on arrival from its own random stream.

    Exactly one of: `shares` (a category), `chance` (yes or no, stored 1 or 0), `distribution` (a number),
    `bands` (another attribute cut into labelled bands), `minus` (one attribute less another, not below
    `at_least`). The first three may depend on an earlier category with `by`, giving one entry for each label.
    """

    by: Name | None = None
    shares: AnyShares | None = None
    chance: AnyChance | None = None
    distribution: AnyDistribution | None = None
    bands: Annotated[dict[Category, Number], Field(min_length=1)] | None = None
    """Label -> lower limit, rising; values below the first limit fall in the first band."""
    of: Name | None = None
    """The attribute that `bands` cuts."""
    minus: Annotated[list[Name], Field(min_length=2, max_length=2)] | None = None
    at_least: NotNegative = 0.0
    unit: Unit | None = None
    """Unit of `at_least`, with `minus`."""
    grows: Grows | None = None
    """With `chance`: times this at the time of arrival."""
    fades_days: Positive | None = None
    """With `chance`: less by a factor of e after each so many days of the run."""

    @model_validator(mode="after")
    def _one_kind(self) -> Attribute:
        kinds = ("shares", "chance", "distribution", "bands", "minus")
        given = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(f"needs exactly one of {', '.join(kinds)}")
        if (self.bands is not None) != (self.of is not None):
            raise ValueError("bands and of go together")
        if (self.grows is not None or self.fades_days is not None) and self.chance is None:
            raise ValueError("grows and fades_days go with chance")
        tables = [self.shares] if self.by is None else list((self.shares or {}).values())
        for table in tables if self.shares is not None else []:
            if not isinstance(table, dict) or any(isinstance(value, dict) for value in table.values()):
                raise ValueError("shares must be label = share, or with by = label of by = { label = share }")
            if abs(sum(float(str(value)) for value in table.values()) - 1) > 1e-6:
                raise ValueError(
                    f"shares must add up to 1, here {sum(map(float, map(str, table.values()))):.6g}"
                )
        nested = self.chance if self.chance is not None else self.distribution
        if nested is not None and isinstance(nested, dict) != (self.by is not None):
            raise ValueError("one entry for each label of by, or a single one without by")
        return self


class Demand(Part):
    """Arrivals and who they are."""

    dispersion: Dispersion = Dispersion()
    stream: Annotated[dict[Name, Stream], Field(min_length=1)]
    attribute: dict[Name, Attribute] = {}
