"""How people get to the hospital and home from it, against the hospital that the demand was measured at."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dghsim.scenario.base import Category, Name, NotNegative, Number, Part, Positive, Share

ARRIVES_BY = ("own", "ambulance", "gp")
"""Labels that the attribute `arrives_by` must have: by their own way, by ambulance, sent by a general practitioner."""
GOES_HOME_BY = ("own", "bus", "bus_as_reference")
"""Labels that the attribute `goes_home_by` must have. Who depends on the bus at the reference too waits for it only
where it runs less than there."""
Minutes = Annotated[Number, Field(ge=0, le=600)]


class AccessFigures(Part):
    """What is known of the people of one hospital, and of its buses."""

    no_car_share: Share
    """Households without a car or van."""
    minutes_to_hospital: Minutes
    """From home by car, of the mean patient."""
    income_deprived_share: Share
    buses: Name
    """Window in which buses run."""


class AccessEffects(Part):
    """How much each figure does, by its difference from the reference."""

    ambulance_instead_share: Share = 0.5
    """Of those who came by their own way and have no car any more: who calls an ambulance instead."""
    ambulance_per_10_minutes: Annotated[Number, Field(ge=0, le=2)] = 0.15
    """Rise of the odds of an ambulance for each 10 minutes farther."""
    waits_for_bus_share: Share = 0.5
    """Of those without a car who can wait and would come by their own way: who waits until the buses run."""
    spread_hours: Annotated[Positive, Field(le=24)] = 4.0
    """Over which they come once the buses run."""
    late_per_10_minutes: Share = 0.02
    """Further share of patients who come late in their illness for each 10 minutes farther."""
    late_per_10_percent_deprived: Share = 0.03
    """The same for each 10 percentage points more of income-deprived people."""
    late_hours: Annotated[NotNegative, Field(le=168)] = 8.0
    """By which who comes late is later, in the mean: half to one and a half of it."""
    worse_share: Share = 0.5
    """Of those who come late, who is a band of acuity worse for it."""
    no_lift_share: Share = 0.3
    """Of those without a car, whom nobody fetches."""


class Access(AccessFigures):
    """The `[access]` of a scenario; nothing changes where its figures are those of the reference."""

    reference: AccessFigures
    """Of the hospital whose demand the scenario has."""
    effects: AccessEffects = AccessEffects()
    streams: Annotated[list[Name], Field(min_length=1)]
    """Of patients who come by their own way or by ambulance."""
    gp_streams: list[Name] = []
    """Of patients whom a general practitioner sends."""
    acuity: Name
    """The attribute that says how ill, its labels from least to most."""
    can_wait: list[Category]
    """Labels of it with which one may wait for a bus."""
    ambulance_chance: dict[Category, Share]
    """By label of acuity, at the reference."""
    ambulance_odds_by_hour: Annotated[list[Positive], Field(min_length=24, max_length=24)] = [1.0] * 24
    """Odds of an ambulance at each hour, times those of the chance."""
    arrives_by: Name
    """The attribute that says by what a patient came; labels `own`, `ambulance`, `gp`."""
    goes_home_by: Name
    """The attribute that says who depends on a bus home; labels `own`, `bus`, `bus_as_reference`."""
