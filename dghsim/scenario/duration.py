"""How long something takes: the families of distribution a scenario may name."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Name, NotNegative, Number, Part, Positive

Unit = Literal["seconds", "minutes", "hours", "days", "years", "points"]
SECONDS_PER_UNIT: dict[str, int] = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


class Fixed(Part):
    """Always the same."""

    family: Literal["fixed"]
    unit: Unit
    value: NotNegative


class Exponential(Part):
    """Exponential with the given mean."""

    family: Literal["exponential"]
    unit: Unit
    mean: Positive


class Lognormal(Part):
    """Lognormal by its median and the standard deviation of its logarithm."""

    family: Literal["lognormal"]
    unit: Unit
    median: Positive
    sigma: Annotated[Number, Field(gt=0, le=5)]


class Gamma(Part):
    """Gamma by its mean and coefficient of variation."""

    family: Literal["gamma"]
    unit: Unit
    mean: Positive
    variation: Annotated[Number, Field(gt=0, le=10)]


class TruncatedNormal(Part):
    """Normal with the given mean and standard deviation, cut to `low` .. `high`."""

    family: Literal["truncated_normal"]
    unit: Unit
    mean: Number
    sd: Positive
    low: Number
    high: Number

    @model_validator(mode="after")
    def _ordered(self) -> TruncatedNormal:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        if self.low < 0 and self.unit in SECONDS_PER_UNIT:
            raise ValueError("low must be at least 0 for a time")
        return self


class Empirical(Part):
    """One of the listed values, equally likely unless `weights` are given."""

    family: Literal["empirical"]
    unit: Unit
    values: Annotated[list[NotNegative], Field(min_length=1, max_length=4096)]
    weights: Annotated[list[NotNegative], Field(max_length=4096)] = []

    @model_validator(mode="after")
    def _matched(self) -> Empirical:
        if self.weights and (len(self.weights) != len(self.values) or sum(self.weights) <= 0):
            raise ValueError("weights must be as many as values and not all zero")
        return self


class FromAttribute(Part):
    """The patient's own number: an attribute with a unit of time, counted from now or from arrival."""

    family: Literal["attribute"]
    attribute: Name
    since: Literal["now", "arrival"] = "now"


Distribution = Annotated[
    Fixed | Exponential | Lognormal | Gamma | TruncatedNormal | Empirical, Field(discriminator="family")
]
Duration = Annotated[
    Fixed | Exponential | Lognormal | Gamma | TruncatedNormal | Empirical | FromAttribute,
    Field(discriminator="family"),
]
