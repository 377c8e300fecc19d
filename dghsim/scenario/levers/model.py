"""What a lever's file may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from dghsim.scenario.base import Label, Line, Name, NotNegative, Number, Part, Text
from dghsim.scenario.levers.income import Income
from dghsim.scenario.levers.prior import Prior
from dghsim.scenario.levers.priors import Where, mentioned, with_priors
from dghsim.scenario.packs.model import MeasureName
from dghsim.scenario.patch import Patch

LevelName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]


class Study(Part):
    """What somebody found who tried it."""

    study: Line
    """Who, where, and where it was published."""
    effect: Line
    design: Line
    sure: Line
    """How much weight it bears, and why."""


class Comparator(Part):
    """An effect on an outcome that somebody published or assumed: printed beside the result, never put in."""

    says: Line
    measure: MeasureName
    """The measure in which the model's own answer is read."""
    per: Literal["difference", "percent"] = "difference"
    """In the measure's unit, or as a percentage of its base."""
    low: Number | None = None
    best: Number
    high: Number | None = None
    source: Line


class Cost(Part):
    """One thing that is paid for. What runs through the rota is counted there, and here only named."""

    says: Line
    gbp_per_year: NotNegative | None = None
    """None: it is in the pay of doctors and locums that the run reckons, or not put in pounds; `source` says which."""
    evidence: Literal["public", "published", "illustrative"] = "illustrative"
    source: Line


class Change(Part):
    """As `Patch`, but numbers may be named as "prior.NAME"; which keys of these there may be is that part's matter."""

    set: dict[str, object] = {}
    add: dict[str, object] = {}
    scale: dict[str, object] = {}
    remove: list[str] = []


class Level(Change):
    """So much of it: a change on top of the lever's `common` one."""

    says: Line
    """What is done at this level."""
    dose: Number
    """Where it stands on the picture, in the lever's `unit`."""
    cost: list[Cost] = []


class NextDoor(Part):
    """What is changed at the hospital next door, in the same terms."""

    common: Change = Change()
    level: dict[LevelName, Change] = {}


class Lever(Part):
    """One way to change the take."""

    schema_version: Literal[1]
    kind: Literal["lever"]
    name: Label
    says: Line
    """What changes, in one sentence."""
    mechanism: Text
    unchanged: Text
    """What it leaves as it is."""
    unit: Label
    """Of the dose, such as doctors or hours."""
    without: Number | None = None
    """The dose that is there without it, for the picture of dose and response; None where it has no such number."""
    usual: LevelName
    """The level meant where none is named."""
    watch: Annotated[list[MeasureName], Field(min_length=1, max_length=8)]
    """Measures in which its working is read, most telling first."""
    evidence: Annotated[list[Study], Field(min_length=1)]
    prior: dict[Name, Prior] = {}
    comparator: dict[Name, Comparator] = {}
    cost: list[Cost] = []
    """At every level."""
    income: Income | None = None
    """By what those are paid for who are sent to another hospital, where the scenario has no `purse`."""
    common: Change = Change()
    level: Annotated[dict[LevelName, Level], Field(min_length=1, max_length=20)]
    neighbour: NextDoor | None = None
    """For a lever that two hospitals pull together: one alone cannot."""

    @model_validator(mode="after")
    def _holds_together(self) -> Lever:
        if self.usual not in self.level:
            raise ValueError(f"usual must be one of the levels: {', '.join(self.level)}")
        for name, level in self.level.items():
            if level.dose == self.without:
                raise ValueError(f"level.{name}: its dose is that without the lever")
        theirs = self.neighbour or NextDoor()
        for name in theirs.level.keys() - self.level.keys():
            raise ValueError(f"neighbour.level.{name}: there is no such level")
        changes = (self.common, *self.level.values(), theirs.common, *theirs.level.values())
        named = set().union(*(mentioned(_said(each)) for each in changes))
        for name in named - self.prior.keys():
            raise ValueError(f"prior.{name} is named by a change and there is no such prior")
        for name in self.prior.keys() - named:
            raise ValueError(f"prior.{name} is named by no change")
        for name in self.level:
            self.patch(name)
            if self.neighbour is not None:
                self.patch(name, next_door=True)
        return self

    def priors_of(self, level: str) -> dict[str, Prior]:
        """Those that a level rests on, here or at the hospital next door."""
        changes = (*self.changes(level), *self.changes(level, next_door=True))
        named = set().union(*(mentioned(_said(each)) for each in changes))
        return {name: prior for name, prior in self.prior.items() if name in named}

    def costs(self, level: str) -> tuple[Cost, ...]:
        """What a level costs: what is common to all, then its own."""
        return (*self.cost, *self.level[level].cost)

    def changes(self, level: str, *, next_door: bool = False) -> tuple[Change, Change]:
        """What is common to all levels, and what is this level's own: here, or at the hospital next door."""
        if not next_door:
            return self.common, self.level[level]
        theirs = self.neighbour or NextDoor()
        return theirs.common, theirs.level.get(level, Change())

    def patch(self, level: str, at: Where = "best", only: str = "", *, next_door: bool = False) -> Patch:
        """What a level changes, its own on top of what is common to all, with the priors at their best or an end; with
        `only` that prior alone is at the end.

        Raises ValueError where the two together are no patch.
        """
        common, own = map(_said, self.changes(level, next_door=next_door))
        said = {
            "set": common["set"] | own["set"], "add": common["add"] | own["add"],
            "scale": common["scale"] | own["scale"], "remove": [*common["remove"], *own["remove"]],
        }  # fmt: skip
        twice = [key for how in ("set", "add", "scale") for key in common[how] if key in own[how]]
        if twice:
            raise ValueError(f"level {level} changes {twice[0]} that common changes too")
        try:
            numbers = {
                name: getattr(p, at if only in ("", name) else "best") for name, p in self.prior.items()
            }
            return Patch.model_validate(with_priors(said, numbers))
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            where = ".".join(map(str, detail["loc"]))
            raise ValueError(f"level {level}: {where}: {detail['msg']}"[:300]) from None


def _said(change: Change) -> dict[str, dict[str, object]]:
    return change.model_dump(include={"set", "add", "scale", "remove"})
