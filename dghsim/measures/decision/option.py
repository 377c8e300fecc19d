"""One way to go, as paired differences from the scenario as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.measures.decision.effect import Effect, effect_of
from dghsim.measures.model import Difference, Floats, Measure
from dghsim.measures.spans import DAYS_A_YEAR

DOCTORS = "cost_total_gbp_per_year"
TEAMS = "homes_staff_gbp_per_year"
"""Of Primary Care Homes; there only where one of them has a team."""
PATIENT_DAYS = "patient_days_per_year"
"""Not a measure of the run by itself: the mean stay of all who come, wherever they lie or wait, added up."""
DISPLACED = "displaced_per_day"
"""There only where somebody is sent elsewhere."""


@dataclass(frozen=True, slots=True)
class Option:
    """What one set of levers changes."""

    called: str
    differences: Mapping[str, Floats]
    """Measure -> with it less without, (replications,); NaN where there was nothing to measure on either side."""
    cost: Floats | None
    """Pounds a year more than without it, (replications,): doctors and locums, teams of homes, and `beside`; None: not
    known."""
    beside: float
    """Pounds a year that the rota does not hold, as the levers' files state them."""
    stated: bool
    """Whether the levers' files say anything of what they cost."""
    chancy: frozenset[str] = frozenset()
    """Measures that differ between the replications of the scenario as it is."""

    def on(self, measure: Measure) -> Effect | None:
        """What it changes on a measure; None where there is nothing to measure."""
        values = self.differences.get(measure.id)
        return None if values is None else effect_of(values, measure.better, chancy=measure.id in self.chancy)

    def paid(self) -> Effect | None:
        """Pounds a year more, less being better; None where that is not known."""
        return None if self.cost is None else effect_of(self.cost, "less", chancy=False)

    @property
    def other_people(self) -> bool:
        """Whether not all who came without it are let in: shares and means are then of other people."""
        return any(
            np.nan_to_num(self.differences.get(name, np.zeros(1))).any()
            for name in ("arrivals_per_day", DISPLACED)
        )


def option_of(called: str, found: Difference, beside: float, *, stated: bool, staff: bool) -> Option:
    """From a difference.

    Args:
        called: its name.
        found: with it and without it, run on the same patients.
        beside: pounds a year that the rota does not hold.
        stated: whether the levers say what they cost.
        staff: whether they change who is in post, on duty or paid: where the scenario has no pay, the cost is then
            not known.
    """
    both = found.base.values.index.intersection(found.changed.values.index)
    before, after = found.base.values.loc[both], found.changed.values.loc[both]
    shared = [name for name in map(str, before) if name in after]
    differences = {name: _of(after[name]) - _of(before[name]) for name in shared}
    if DISPLACED in after and DISPLACED not in before:
        differences[DISPLACED] = _of(after[DISPLACED])
    if {"stay_mean_days", "arrivals_per_day"} <= differences.keys():
        days = [
            _of(each["stay_mean_days"]) * _of(each["arrivals_per_day"]) * DAYS_A_YEAR
            for each in (before, after)
        ]
        differences[PATIENT_DAYS] = days[1] - days[0]
    chancy = frozenset(name for name in shared if np.ptp(_of(before[name])) > 0)
    return Option(
        called, differences, _cost(_paid(before, after), beside, len(both), staff=staff), beside, stated,
        chancy | {PATIENT_DAYS},
    )  # fmt: skip


def _paid(before: pd.DataFrame, after: pd.DataFrame) -> Floats | None:
    """Staff on rotas with it less without; None where a side gives no pay."""
    if DOCTORS not in before or DOCTORS not in after:
        return None
    with_it, without = (
        _of(each[DOCTORS]) + (_of(each[TEAMS]) if TEAMS in each else 0.0) for each in (after, before)
    )
    return with_it - without


def _cost(paid: Floats | None, beside: float, count: int, *, staff: bool) -> Floats | None:
    if paid is not None and not np.isnan(paid).all():
        return paid + beside
    return None if staff else np.full(count, beside)


def _of(column: object) -> Floats:
    return np.asarray(column, np.float64)
