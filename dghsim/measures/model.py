"""What the measures room takes in and hands on."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.demand.model import Arrivals
from dghsim.engine.log import Log
from dghsim.engine.plan import Ints, Plan
from dghsim.errors import show
from dghsim.measures.guesses.model import Guesses
from dghsim.measures.precision.model import Precision
from dghsim.rota.model import DatedRota, DutyTable
from dghsim.scenario.packs import Pack
from dghsim.scenario.root import Scenario

_SHOWN = 10
"""Measures that a notebook shows of a study."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Replication:
    """One finished replication, with everything that made it."""

    scenario: Scenario
    rota: DatedRota
    plan: Plan
    arrivals: Arrivals
    duties: DutyTable
    duty_of: Ints
    """For each row of `duties` the plan's duty; NONE where uncovered or answering nothing."""
    log: Log
    sent: Ints | None = None
    """Where other hospitals that run too may send patients here, by patient: when one who was sent had come to the door
    there, NONE for who came here first; None where nobody may be sent."""

    @property
    def begin(self) -> int:
        """First second measured: the end of the warm-up."""
        return self.scenario.run.warm_up_weeks * 7 * 86400

    @property
    def end(self) -> int:
        """The second before which measuring stops."""
        return self.begin + self.scenario.run.weeks * 7 * 86400


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the summary."""

    id: str
    label: str
    unit: str
    """Such as `%`, `hours`, `doctors`, `pounds a year`."""
    group: Literal["rota", "cover", "standards", "flow", "staff", "training", "money"]
    kind: Literal["output", "input_echo", "fixed"]
    """`output`: of the simulation; `input_echo`: mostly repeats an input; `fixed`: the same in every replication."""
    better: Literal["more", "less", "neither"]
    explains: str
    """One sentence: what is counted, from which clock to which, over whom."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one replication comes to."""

    values: dict[str, float]
    """Measure id -> value; NaN where there was nothing to measure."""
    profiles: dict[str, Floats]
    """Picture data by name, of the same shapes in every replication, such as (168,) by hour of the week."""
    face: dict[str, float] = field(default_factory=dict)
    """Id of a published figure -> the model's own number by its clock; NaN where there was nothing to measure."""
    behind: dict[str, float] = field(default_factory=dict)
    """What is said of a study rests on these and shows none of them: see `measures.behind`."""


@dataclass(frozen=True, slots=True)
class Study:
    """All replications of one scenario."""

    scenario: Scenario
    rota: DatedRota
    measures: tuple[Measure, ...]
    values: pd.DataFrame
    """One row a replication (the index), one column a measure id."""
    profiles: dict[str, Floats]
    """Means over the replications."""
    logs: dict[str, pd.DataFrame] = field(default_factory=dict)
    """`patients`, `tasks`, `duties`, `stays` of the first replications, as in the results folder."""
    face: pd.DataFrame = field(default_factory=pd.DataFrame)
    """One row a replication, one column a published figure: see `measures.face`."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall time by part, for those who ask."""
    guesses: Guesses | None = None
    """The same with assumed inputs drawn from their ranges; None where that was not asked for."""
    precision: Precision | None = None
    """By what the replications were counted; None where a number of them was asked for."""
    packs: dict[str, Pack] = field(default_factory=dict)
    """The standards that it is held against, by what they are called: see `measures.held`."""
    behind: pd.DataFrame = field(default_factory=pd.DataFrame)
    """One row a replication, one column a number that is no measure: see `measures.behind`. Empty where not kept."""
    _summary: list[pd.DataFrame] = field(default_factory=list, init=False, repr=False, compare=False)
    """Once it was asked for: a report asks nine times. Not taken along by `dataclasses.replace`."""

    def summary(self) -> pd.DataFrame:
        """Columns site, measure_id, measure, unit, kind, mean, ci_low, ci_high, year_low, year_high, model_low,
        model_high, replications, method."""
        from dghsim.measures.statistics import summarise

        if not self._summary:
            self._summary.append(summarise(self))
        return self._summary[0].copy()

    def __repr__(self) -> str:
        return (
            f"<Study of {show(self.scenario.name)}: {len(self.values)} replications of "
            f"{self.scenario.run.weeks} weeks, {len(self.measures)} measures; summary() has their means>"
        )

    def _repr_html_(self) -> str:
        """What it is, and the means of the first measures of the simulation; nothing in it acts."""
        summary = self.summary()
        outputs = summary[summary["kind"] == "output"].head(_SHOWN)
        shown = outputs[["measure", "unit", "mean", "ci_low", "ci_high"]]
        table = shown.to_html(index=False, escape=True, border=0, float_format="{:.4g}".format)
        return f"<div><p>{html.escape(repr(self)[1:-1])}</p>{table}</div>"

    def patients(self) -> pd.DataFrame:
        """Every patient of the replications whose logs were kept."""
        return self.logs["patients"]

    def tasks(self) -> pd.DataFrame:
        """Every piece of work of the replications whose logs were kept."""
        return self.logs["tasks"]

    def duties(self) -> pd.DataFrame:
        """Every take duty of the replications whose logs were kept, and who worked it."""
        return self.logs["duties"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A paired difference under common random numbers: the changed scenario less the base."""

    name: str
    """What was changed, in a planner's words."""
    base: Study
    changed: Study
    table: pd.DataFrame
    """measure_id, measure, unit, better, base, changed, difference, ci_low, ci_high, verdict (`better`, `worse`,
    `cannot tell`, `no change`)."""

    def __repr__(self) -> str:
        return f"<Difference {show(self.name)}: {len(self.table)} measures; table has them>"


@dataclass(frozen=True, slots=True)
class OneFewer:
    """What breaks first in a tier if one doctor leaves."""

    tier: str
    label: str
    in_post: int
    rows: tuple[tuple[str, str, str, str], ...]
    """(what, today, with one fewer, verdict) such as ("Hours uncovered a week", "6.1", "9.8", "worse")."""
    breaks_first: str
    """One sentence."""
    difference: Difference
