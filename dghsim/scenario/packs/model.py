"""What a file of standards may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Line, Name, Number, Part, Positive, Text

MeasureName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")]


class Standard(Part):
    """One standard: a measure and its limit with where both come from, or why the model has no such measure."""

    says: Line
    """What it asks, in one line."""
    short: Label | None = None
    """In a few words, for the head of a column; its name in the file otherwise."""
    measure: MeasureName | None = None
    """Id of a measure as in `summary.csv`; of one that each tier has, without the tier's name."""
    at_least: Number | None = None
    at_most: Number | None = None
    """In the measure's unit; the limit itself meets it."""
    clock: dict[Name, Positive] = {}
    """What the scenario's `[standards]` must say for the measure to be of this standard."""
    by_tier: bool = False
    """Held against the measure of each tier, `measure` with the tier's name after it."""
    levels: list[Annotated[int, Field(ge=1, le=3)]] = []
    """With `by_tier`: only tiers of these levels; all where empty."""
    rules: list[Label] = []
    """With `by_tier`: only tiers under these rule sets; all where empty."""
    grades: list[Name] = []
    """With `by_tier`: only tiers with doctors of one of these grades; all where empty."""
    not_modelled: Line | None = None
    """Why no measure says whether it is met, in place of limit and clock."""
    beside: MeasureName | None = None
    """Of a standard that is not modelled: a measure that is shown as context."""
    evidence: Literal["published", "illustrative"] = "published"
    """Of the standard itself."""
    limit_evidence: Literal["published", "illustrative"] = "published"
    """Of its limit: some standards name a clock and no share."""
    source: Line
    dated: Line
    """Year or date of the source."""

    @model_validator(mode="after")
    def _one_kind(self) -> Standard:
        limits = (self.at_least is not None) + (self.at_most is not None)
        if self.not_modelled is not None:
            if self.measure is not None or limits or self.clock or self.by_tier:
                raise ValueError("a standard with not_modelled has no measure, limit, clock or by_tier")
            return self
        if self.measure is None:
            raise ValueError("is missing: measure, or else not_modelled with why")
        if limits != 1:
            raise ValueError("must have at_least or at_most, and not both")
        if "_percent" in self.measure and not 0 <= self.limit[0] <= 100:
            raise ValueError("the limit of a share must be 0 to 100")
        if self.beside is not None:
            raise ValueError("beside belongs to a standard with not_modelled")
        if not self.by_tier and (self.levels or self.rules or self.grades):
            raise ValueError("levels, rules and grades belong to a standard with by_tier = true")
        return self

    @property
    def limit(self) -> tuple[float, str]:
        """The limit, and its right side: `more` or `less`. Raises ValueError where it is not modelled."""
        if self.at_least is not None:
            return self.at_least, "more"
        if self.at_most is not None:
            return self.at_most, "less"
        raise ValueError("a standard that is not modelled has no limit")


class Pack(Part):
    """Standards of one body, or of one planner."""

    schema_version: Literal[1]
    kind: Literal["standards"]
    name: Label
    about: Text = ""
    standard: Annotated[dict[Name, Standard], Field(min_length=1, max_length=200)]
