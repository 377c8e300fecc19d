"""Teams of Primary Care Homes: posts, hours and pay."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from dghsim.scenario.base import Clock, Count, Label, Name, NotNegative, Part, Positive, minute_of_day


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
    taken_from: dict[Name, Count] = {}
    """Of those filled, how many worked elsewhere and are there no longer: for `community` care, or in a tier of the
    hospital. The others come from nowhere."""
    start: Clock
    end: Clock
    cover: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)]
    """Of them at work on Monday to Sunday."""
    evening: HomeEvening | None = None
    """Posts of the same team; they go to crises and visit."""
    leave_days: NotNegative = 0
    """Working days a year, bank holidays among them; nobody stands in for whoever is away."""
    most_away: Annotated[int, Field(ge=0, le=60)] = 1
    """On leave on one day."""
    least: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(min_length=7, max_length=7)] | None = (
        None
    )
    """Of the cover, whom leave must leave at work on Monday to Sunday; by default one."""
    hours_target: Annotated[NotNegative, Field(le=168)] = 37.5
    pay_gbp_per_year: Positive
    bank_gbp_per_hour: Positive
    agency_gbp_per_hour: Positive

    @property
    def always(self) -> list[int]:
        """At work whoever is on leave: everybody, where there is none."""
        if not self.leave_days:
            return self.cover
        return self.least if self.least is not None else [min(there, 1) for there in self.cover]

    @model_validator(mode="after")
    def _posts(self) -> HomeTeam:
        if self.in_post > self.lines:
            raise ValueError(f"in_post {self.in_post} is more than the {self.lines} lines")
        if (taken := sum(self.taken_from.values())) > self.in_post:
            raise ValueError(f"taken_from adds up to {taken}, more than the {self.in_post} in post")
        if any(least > cover for least, cover in zip(self.always, self.cover, strict=True)):
            raise ValueError("least must not be more than cover on any day")
        if self.lines and not any(self.cover):
            raise ValueError("cover must be above 0 on some day, or lines 0 where there is no team")
        if self.evening is not None and minute_of_day(self.evening.start) > minute_of_day(self.end):
            raise ValueError(f"evening.start must be no later than {self.end}, when the day ends")
        return self
