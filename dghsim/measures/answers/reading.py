"""One measure of a study with the widest interval that was run, and how it stands against a limit."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from dghsim.measures.answers.answer import Detail, Style
from dghsim.measures.answers.numbers import amount, span
from dghsim.measures.model import Study

_INTERVALS = {"model": "with inputs assumed varied", "year": "9 {years} in 10", "ci": "average, 95 %"}
"""In the order in which one is taken where two are equally wide. A run of other than 52 weeks is no year."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the summary says of one measure."""

    label: str
    unit: str
    mean: float
    low: float
    high: float
    """Ends of the widest interval run; the mean itself for what the rota fixes; NaN after one replication."""
    which: str
    """Which interval it is, in words; empty where there is none."""

    def style(self, limit: float, better: str) -> Style:
        """Whether the whole interval is on the right side of a limit (which is right itself), or on the wrong one.

        Where there should be none, any that was seen is on the wrong side, however chance may fall; whether inputs
        that are assumed bring it about is for their interval to say.
        """
        if limit == 0 and better == "less" and self.mean > 0 and self.which != _INTERVALS["model"]:
            return "no"
        low, high, limit = (
            (self.low, self.high, limit) if better == "more" else (-self.high, -self.low, -limit)
        )
        return "yes" if low >= limit else "no" if high < limit else "unsure"

    @property
    def value(self) -> str:
        """The mean with its unit."""
        return amount(self.mean, self.unit)

    @property
    def margin(self) -> str:
        """The interval in words."""
        if not self.which:
            return ""
        if self.low == self.high:
            return "the same in every run"
        return f"{self.which}: {span(self.low, self.high, self.unit)}"

    def detail(self, against: str = "", style: Style | None = None, what: str = "") -> Detail:
        """The row of an answer."""
        return Detail(what or self.label, self.value, self.margin, against, style or "")


def readings(study: Study) -> dict[str, Reading]:
    """Measure id -> what the summary says of it."""
    years = "years" if study.scenario.run.weeks == 52 else "runs"
    return {str(row["measure_id"]): _reading(row, years) for row in study.summary().to_dict("records")}


def _reading(row: Mapping[Hashable, object], years: str) -> Reading:
    mean = _number(row["mean"])
    if row["kind"] == "fixed" and not _number(row["model_high"]) > _number(row["model_low"]):
        return Reading(str(row["measure"]), str(row["unit"]), mean, mean, mean, "")
    widest, which = (math.nan, math.nan), ""
    for name, words in _INTERVALS.items():
        ends = _number(row[f"{name}_low"]), _number(row[f"{name}_high"])
        if math.isfinite(ends[0]) and not ends[1] - ends[0] <= widest[1] - widest[0]:
            widest, which = ends, words.format(years=years)
    return Reading(str(row["measure"]), str(row["unit"]), mean, *widest, which)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan
