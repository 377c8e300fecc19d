"""What levers change, as the page needs it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.measures.decision.ratio import Ratio, fieller
from dghsim.measures.model import Difference, Measure, Study
from dghsim.measures.statistics import interval
from dghsim.report.cohort.section import Cell, sortable, style_of
from dghsim.report.numbers import amount, change, fine, is_money, plain, pounds, span
from dghsim.scenario.levers.asked import AT, OF
from dghsim.scenario.levers.model import Level, Lever
from dghsim.studies.levers import Trials, Tried

ONLY_WITH = "with it"
"""In place of a verdict, where without the lever there is nothing to measure: the value itself is shown."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One measure: with the lever less without, on the same patients."""

    measure: str
    unit: str
    base: float
    difference: float
    low: float
    high: float
    verdict: str

    @property
    def change_unit(self) -> str:
        """Of the difference: points where the measure is in percent."""
        return "points" if self.unit == "%" and self.verdict != ONLY_WITH else self.unit

    @property
    def text(self) -> str:
        """The difference, and its interval."""
        places = fine(self.low, self.high)
        if self.verdict == ONLY_WITH:
            return f"{amount(self.difference, self.unit, places, self._ends)} ({self.interval})"
        return f"{change(self.difference, self.unit, places, self._ends)} ({self.interval})"

    @property
    def interval(self) -> str:
        """The 95 % interval, or that there is none."""
        if self.low == self.high:
            return "exact"
        return span(self.low, self.high, self.unit, fine(self.low, self.high), (self.difference,))

    @property
    def _ends(self) -> tuple[float, float]:
        return self.low, self.high


def moved(difference: Difference) -> Mapping[str, Moved]:
    """By measure; those with nothing to compare are left out."""
    return rows_of(difference.table) | {one.id: _only(difference.changed, one) for one in _new(difference)}


def in_percent(difference: Difference, measure: str) -> Ratio | None:
    """What is changed of what there is without, pair by pair, in percent; None where that is not told from nought."""
    both = difference.base.values.index.intersection(difference.changed.values.index)
    before, after = (
        study.values.loc[both, measure].to_numpy(np.float64)
        for study in (difference.base, difference.changed)
    )
    return fieller(100 * (after - before), before)


def rows_of(table: pd.DataFrame) -> dict[str, Moved]:
    """By measure, from a table of paired differences."""
    return {
        str(row["measure_id"]): Moved(
            str(row["measure"]), str(row["unit"]), float(row["base"]), float(row["difference"]),
            float(row["ci_low"]), float(row["ci_high"]), str(row["verdict"]),
        )
        for row in table.to_dict("records")
    }  # fmt: skip


def _new(difference: Difference) -> Iterator[Measure]:
    """Measures of what is there only with the lever."""
    for one in difference.changed.measures:
        if one.id not in difference.base.values and not difference.changed.values[one.id].isna().all():
            yield one


def _only(study: Study, measure: Measure) -> Moved:
    mean, low, high = interval(study.values[measure.id].dropna().to_numpy(np.float64))
    return Moved(measure.label, measure.unit, math.nan, mean, low, high, ONLY_WITH)


def cell(one: Moved | None) -> Cell:
    """A difference in a table."""
    if one is None or not math.isfinite(one.difference):
        return Cell()
    if one.verdict == "no change":
        return Cell("no change", sort="0")
    places = fine(one.low, one.high)
    words = amount if one.verdict == ONLY_WITH else change
    return Cell(
        words(one.difference, one.unit, places, (one.low, one.high)), f"({one.interval})", one.verdict,
        style_of(one.verdict), sortable(one.difference),
    )  # fmt: skip


def without(one: Moved) -> str:
    """A measure's value without the lever; empty where there is then nothing to measure."""
    if one.verdict == ONLY_WITH:
        return ""
    return (
        pounds(one.base)
        if is_money(one.unit)
        else f"{plain(one.base)} %"
        if one.unit == "%"
        else plain(one.base)
    )


def level_of(lever: Lever, shown: str) -> Level:
    """The level that `Chosen.shown` names."""
    return lever.level[level_name(shown)]


def level_name(shown: str) -> str:
    """Its name alone."""
    return shown.partition(AT)[0]


def words_of(shown: str) -> str:
    """`10_saves_night@low` in words."""
    level, _, end = shown.replace("_", " ").partition(AT)
    prior, _, at = end.rpartition(OF)
    if prior:
        return f"{level}, {prior} at its {at}"
    return f"{level}, at its {at}" if at else level


def by_lever(trials: Trials) -> dict[str, tuple[Lever, list[Tried]]]:
    """Name -> the lever and its levels as tried, those tried together with others apart."""
    found: dict[str, tuple[Lever, list[Tried]]] = {}
    for each in trials.tried:
        if len(each.pulled) == 1:
            one = each.pulled[0]
            found.setdefault(one.name, (one.lever, []))[1].append(each)
    return found
