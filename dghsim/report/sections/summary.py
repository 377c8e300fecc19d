"""Every measure in one table, by subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dghsim.measures.facts import short_label
from dghsim.measures.model import Study
from dghsim.measures.second import echoes
from dghsim.report.numbers import amount, beside, span

_GROUPS = {
    "rota": "The rota and its rules",
    "cover": "Cover",
    "standards": "Seen in time",
    "flow": "Flow and beds",
    "staff": "Working life",
    "training": "Skills and training",
    "money": "Money",
}


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One measure."""

    measure: str
    explains: str
    unit: str
    fixed: bool
    """The same in every simulated year."""
    remark: str
    """What to know of its kind; empty for a plain output."""
    mean: str
    sure: str
    year: str
    guesses: str
    """With assumed inputs drawn; a dash where they were not."""


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """Those measures on a subject that are of one tier, or of none."""

    tier: str
    """What stands before the colon of its label; empty for the hospital as a whole."""
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """The measures on one subject, those of the hospital as a whole first."""

    heading: str
    parts: tuple[SummaryPart, ...]

    @property
    def size(self) -> int:
        """How many measures it holds."""
        return sum(len(part.rows) for part in self.parts)


def summary_groups(study: Study, table: pd.DataFrame) -> tuple[SummaryGroup, ...]:
    """The whole of `Study.summary()`, by group, in the order of the measures."""
    rows = dict(_rows(study, table))
    groups = []
    for group, heading in _GROUPS.items():
        ids = [measure.id for measure in study.measures if measure.group == group and measure.id in rows]
        if ids:
            groups.append(SummaryGroup(heading, tuple(_parts(study, [rows[name] for name in ids]))))
    return tuple(groups)


def _parts(study: Study, rows: list[SummaryRow]) -> Iterator[SummaryPart]:
    tiers = tuple(dict.fromkeys(short_label(tier) for tier in study.scenario.rota.tier.values()))
    for tier in ("", *tiers):
        of_tier = tuple(row for row in rows if _tier_of(row, tiers) == tier)
        if of_tier:
            yield SummaryPart(tier, of_tier)


def _tier_of(row: SummaryRow, tiers: tuple[str, ...]) -> str:
    return next((tier for tier in tiers if row.measure.startswith((f"{tier}: ", f"{tier}, "))), "")


def _rows(study: Study, table: pd.DataFrame) -> Iterator[tuple[str, SummaryRow]]:
    explains = {measure.id: measure.explains for measure in study.measures}
    lines = table.to_dict("records")
    echoed = echoes(study.scenario, {str(line["measure_id"]): float(line["mean"]) for line in lines})
    for line in lines:
        unit, kind = str(line["unit"]), str(line["kind"])
        row = SummaryRow(
            measure=str(line["measure"]),
            explains=explains.get(line["measure_id"], ""),
            unit=beside(unit),
            fixed=kind == "fixed",
            remark="mostly repeats an input" if kind == "input_echo" else echoed.get(line["measure_id"], ""),
            mean=amount(line["mean"], unit),
            sure=span(line["ci_low"], line["ci_high"], unit),
            year=span(line["year_low"], line["year_high"], unit),
            guesses=span(line["model_low"], line["model_high"], unit),
        )
        yield str(line["measure_id"]), row
