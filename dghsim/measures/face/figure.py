"""A published figure that the model can be held against, and what has to be there for that."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Line, Name, NotNegative, Number, Part

Given = bool | int | float | str | list[str]
"""What a counterpart may be told in the file of figures."""


class Needs(Part):
    """What a scenario must have for the model to have a counterpart at all."""

    marks: list[str] = Field(default_factory=list)
    """Marks that some stage sets."""
    one_of_marks: list[str] = Field(default_factory=list)
    """At least one of these."""
    categories: list[str] = Field(default_factory=list)
    """Categories of work that some kind has."""
    words: list[str] = Field(default_factory=list)
    """Parts of names: some kind of work has one of them in its name."""
    levels: list[int] = Field(default_factory=list)
    """Levels of tiers under rules."""
    streams: list[str] = Field(default_factory=list)
    """Streams of patients."""
    beds: bool = False


class Published(Part):
    """What one source says for one time."""

    value: Number
    low: Number
    high: Number
    """The source's own interval or range; `range` says which. The same as `value` where it gives none."""
    range: Line
    year: Line
    """When it was counted, as it is shown."""
    eras: Annotated[list[int], Field(min_length=2, max_length=2)] | None = None
    """First and last year of a scenario's demand (2022 for 2022/23) that may be held against it; None for any."""
    sites: list[str] = Field(default_factory=list)
    """Codes of the hospitals it is of; none for a figure of many."""
    population: Line
    source: Line
    status: Literal["calibrated_to", "held_back"]
    """Whether some input of the shipped scenarios was chosen towards it."""
    reasons: dict[str, Line] = Field(default_factory=dict)
    """Why the model misses it: by hospital code, or `any`."""
    reasons_when: Literal["below", "above", "either"] = "either"
    """On which side of the source's range the model lies when the reasons hold."""

    def reason(self, code: str, model: float) -> str:
        """Why the model misses it in a hospital; empty where nothing is known of a miss on that side."""
        side = "below" if model < self.low else "above"
        if self.reasons_when not in {"either", side}:
            return ""
        return self.reasons.get(code, self.reasons.get("any", ""))

    @model_validator(mode="after")
    def _in_order(self) -> Published:
        if not self.low <= self.value <= self.high:
            raise ValueError("value must lie between low and high")
        if self.eras is not None and self.eras[0] > self.eras[1]:
            raise ValueError("eras must be in order")
        return self


class Figure(Part):
    """One line of the page: a definition, and what has been published by it."""

    id: Name
    subject: Line
    label: Line
    unit: Line
    counterpart: Name
    """The function that works out the model's own number: see `counterparts`."""
    given: dict[Name, Given] = Field(default_factory=dict)
    """What it is told."""
    like: Line
    """How far the two are alike: the clock, the patients, and what still differs."""
    near: NotNegative
    """In the unit: how far beyond the source's range still counts as near."""
    context: Line | None = None
    """Why it is shown without a verdict, where the populations differ too much for one."""
    needs: Needs = Needs()
    published: Annotated[list[Published], Field(min_length=1)]
