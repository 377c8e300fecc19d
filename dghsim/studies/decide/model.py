"""What is put to the test, and what a decision rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dghsim.measures.decision.buys import Buys
from dghsim.measures.decision.crossing import Crossing
from dghsim.measures.decision.effect import Effect, Verdict
from dghsim.measures.decision.option import Option
from dghsim.measures.decision.ratio import Ratio
from dghsim.measures.model import Measure
from dghsim.scenario.levers.prior import Prior
from dghsim.scenario.levers.priors import Where
from dghsim.studies.levers import Trials, Tried

Kind = Literal["better", "choice", "saves", "nothing", "worse"]
"""Of an option, all in all: better on some and worse on none; better on some and worse on others; nothing told but that
it saves; nothing told; worse on some and better on none."""


@dataclass(frozen=True, slots=True)
class End:
    """A set of levers with one thing that is not known at an end of its range."""

    called: str
    """Of the set as it was asked for."""
    lever: str
    prior: str
    where: Where
    tried: Tried


@dataclass(frozen=True, slots=True)
class Filled:
    """A set of levers with only some of the posts filled that it brings."""

    called: str
    filled: int
    posts: int
    tried: Tried


@dataclass(frozen=True, slots=True)
class Tests:
    """What was run beside what was asked for."""

    parts: tuple[Tried, ...] = ()
    """Levers by themselves that were asked for only together with others."""
    ladder: tuple[Tried, ...] = ()
    """One after another put on top of those before, from the first by itself on."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Of the order: which lever, and why."""
    ends: tuple[End, ...] = ()
    filled: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One set of levers, as it was asked for."""

    tried: Tried
    option: Option
    kind: Kind
    cost: Effect | None
    """Pounds a year; None: not known."""
    effects: Mapping[str, Effect]
    """On the measures of the aims, and those watched, that have a better side or are watched."""
    verdicts: Mapping[str, Verdict]
    """On the measures of the aims, corrected for looking at all of them at all options (Holm)."""
    buys: Mapping[str, Buys]
    """By measure of `Decision.units`."""
    jointly: Mapping[str, float]
    """Measure -> probability of being better with what is not known drawn too; only where that was put to the test."""
    dominated_by: str = ""

    @property
    def called(self) -> str:
        """As the command line has it."""
        return self.tried.called


@dataclass(frozen=True, slots=True)
class Combined:
    """Levers pulled together, on one measure or in pounds."""

    called: str
    parts: tuple[str, ...]
    measure: Measure | None
    """None: pounds a year."""
    together: Effect
    alone: float
    """What the parts bring by themselves, added up."""
    beyond: Effect
    """Interaction: `together` less `alone`, pair by pair."""


@dataclass(frozen=True, slots=True)
class Step:
    """One lever more, on top of those before."""

    lever: str
    """At its level."""
    cost: Effect | None
    """Of this step, pounds a year."""
    cost_so_far: Effect | None
    gain: Effect
    """Of this step, better above nought."""
    gain_so_far: Effect
    alone: float
    """What it gains by itself."""
    price: Ratio | None
    """Pounds for each unit that this step brings; None where it cannot be told or costs nothing more."""


@dataclass(frozen=True, slots=True)
class Point:
    """An assumption at one value."""

    at: float
    words: str
    effect: Effect
    cost: Effect | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken for granted, run at other values, all else as it is."""

    called: str
    """Of the option."""
    name: str
    says: str
    prior: Prior | None
    """None for the posts that a lever brings."""
    measure: Measure
    points: tuple[Point, ...]
    """Rising."""
    best: int
    """Which of the points is as the option was run."""
    helps: Crossing
    """Where the mean is better than without the lever."""
    surely: Crossing
    """Where the 95 % interval is."""
    turns: tuple[str, ...]
    """Measures of the aims on which the verdict by itself is another at some point, by id."""


@dataclass(frozen=True, slots=True)
class Decision:
    """All that the page says; printed, the short of it."""

    trials: Trials
    tests: Tests
    measures: Mapping[str, Measure]
    """By id, with the one that is reckoned here."""
    judged: tuple[Judged, ...]
    not_had: tuple[tuple[str, str], ...]
    aims: Mapping[str, tuple[str, ...]]
    """Name of the aim -> its measures that are there and have a better side, the one shown first before the others."""
    units: tuple[str, ...]
    """Measures of which a unit is priced."""
    goal: str
    """The measure by which levers are put in order; empty where there is none."""
    compared: int
    """Comparisons that the verdicts are corrected for."""
    told_alone: int
    """Of these, how many leave out nought by themselves."""
    told: int
    """And how many after the correction."""
    combined: tuple[Combined, ...]
    steps: tuple[Step, ...]
    assumptions: tuple[Assumption, ...]
    budget: float | None = None

    def __str__(self) -> str:
        from dghsim.studies.decide.text import decision_text

        return decision_text(self)
