"""What has been agreed locally about the rules: limits relaxed or tightened, readings, and rules of one's own."""

from __future__ import annotations

from pydantic import Field, model_validator

from dghsim.scenario.base import Label, Line, Name, NotNegative, Part, Positive


class Agreed(Part):
    """One rule, otherwise than its rule set has it."""

    limit: NotNegative | None = None
    on: bool | None = None
    """False switches the rule off."""
    parameters: dict[Name, NotNegative | bool | Label] = {}
    """Such as `reference_weeks = 26`."""
    reason: Label | None = None
    """Who approved it and when; none given: `relax_reason`."""


class LocalRule(Part):
    """A whole rule that the rule set does not have, by one of its checks."""

    check: Name
    """Such as run_length, rest_after_run, rolling_hours or weekends: the list is in the page on rules."""
    limit: Positive
    approved: Label
    """Who agreed on it, and when."""
    says: Line | None = None
    """The rule in one sentence; `{limit}` stands for the limit."""
    parameters: dict[Name, NotNegative | bool | Label] = {}
    """Of the check, such as `of = "night"`."""
    penalty: bool = False
    """Weighed and told, but no breach."""


class Agreements(Part):
    """All that is agreed about one rule set."""

    relax: dict[Name, NotNegative | bool | Agreed] = {}
    """Rule id -> limit agreed locally, or a table; name of a disputed reading -> true or false."""
    relax_reason: Label | None = None
    """Who approved it, and when."""
    local: dict[Name, LocalRule] = Field(default={})
    """Rules of one's own, by id."""

    @model_validator(mode="after")
    def _approved(self) -> Agreements:
        unnamed = [
            name
            for name, each in self.relax.items()
            if not (isinstance(each, Agreed) and each.reason) and not self.relax_reason
        ]
        if unnamed:
            raise ValueError("relax needs a relax_reason")
        for name, each in self.relax.items():
            if isinstance(each, Agreed) and each.limit is None and each.on is None and not each.parameters:
                raise ValueError(f"relax.{name} changes nothing; give limit, on or parameters")
        return self
