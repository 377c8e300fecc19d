"""What a planner asks of a tier's template beyond cover and the rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Name, NotNegative, Part

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Half = Literal["am", "pm"]
Range = Annotated[list[NotNegative], Field(min_length=2, max_length=2)]
"""At least, and at most."""


class Session(Part):
    """Time off the wards in normal days: training, a clinic, protected quality improvement."""

    label: Label
    kind: Literal["training", "clinic", "quality"]
    days: Annotated[list[Weekday], Field(min_length=1, max_length=7)] = ["mon", "tue", "wed", "thu", "fri"]
    part: Literal["am", "pm", "day"] = "day"
    doctors: Annotated[int, Field(ge=1, le=50)] | None = None
    """So many on each of the days, every week."""
    a_cycle: Annotated[int, Field(ge=1, le=300)] | None = None
    """Or so many times for each doctor while they go through every line, on any of the days."""

    @model_validator(mode="after")
    def _one_number(self) -> Session:
        if (self.doctors is None) == (self.a_cycle is None):
            raise ValueError("needs exactly one of doctors, a_cycle")
        if len(set(self.days)) < len(self.days):
            raise ValueError("days holds a day twice")
        return self

    @property
    def halves(self) -> tuple[Half, ...]:
        """The half days it takes."""
        return ("am", "pm") if self.part == "day" else (self.part,)


class Asked(Part):
    """Each holds in every template made for the tier; what is not given is not asked."""

    night_blocks: (
        Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(min_length=1, max_length=7)] | None
    ) = None
    """Lengths from Monday on, such as [4, 3], [3, 4] or, split, [2, 2, 3]: a run of nights is one whole block."""
    days_off_after_nights: Annotated[int, Field(ge=0, le=6)] = 0
    """Days without work after the day on which a run of nights ends included: 2 after Sunday's night are Monday and
    Tuesday."""
    whole_weekends: bool = False
    """Who works Saturday works Sunday, and who works Friday night works both."""
    one_weekend_in: Annotated[NotNegative, Field(ge=1, le=60)] | None = None
    """No weekend more often than one in so many."""
    normal_days_a_week: Annotated[NotNegative, Field(le=7)] = 0.0
    """At least so many for each doctor on average, before leave."""
    zero_days_a_week: Range | None = None
    """Weekdays without work on average, from and to; the day on which a night ends is none."""
    clear_leave_lines: bool = False
    """The lines of `leave_lines` hold normal days only."""
    session: dict[Name, Session] = {}

    @model_validator(mode="after")
    def _possible(self) -> Asked:
        if self.night_blocks is not None and sum(self.night_blocks) != 7:
            raise ValueError(f"night_blocks must add up to 7 days, not {sum(self.night_blocks)}")
        if self.zero_days_a_week is not None and self.zero_days_a_week[0] > self.zero_days_a_week[1]:
            raise ValueError("zero_days_a_week must be from the fewer to the more")
        return self

    def given(self) -> tuple[str, ...]:
        """The keys that ask for something, in order."""
        return tuple(
            name for name, field in type(self).model_fields.items() if getattr(self, name) != field.default
        )
