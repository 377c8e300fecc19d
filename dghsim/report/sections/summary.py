"""Every measure in one table, by subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dghsim.measures.model import Study
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


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """The measures on one subject."""

    heading: str
    rows: tuple[SummaryRow, ...]


def summary_groups(study: Study, table: pd.DataFrame) -> tuple[SummaryGroup, ...]:
    """The whole of `Study.summary()`, by group, in the order of the measures."""
    rows = dict(_rows(study, table))
    groups = []
    for group, heading in _GROUPS.items():
        ids = [measure.id for measure in study.measures if measure.group == group and measure.id in rows]
        if ids:
            groups.append(SummaryGroup(heading, tuple(rows[name] for name in ids)))
    return tuple(groups)


def _rows(study: Study, table: pd.DataFrame) -> Iterator[tuple[str, SummaryRow]]:
    explains = {measure.id: measure.explains for measure in study.measures}
    for line in table.to_dict("records"):
        unit, kind = str(line["unit"]), str(line["kind"])
        row = SummaryRow(
            measure=str(line["measure"]),
            explains=explains.get(line["measure_id"], ""),
            unit=beside(unit),
            fixed=kind == "fixed",
            remark="mostly repeats an input" if kind == "input_echo" else "",
            mean=amount(line["mean"], unit),
            sure=span(line["ci_low"], line["ci_high"], unit),
            year=span(line["year_low"], line["year_high"], unit),
        )
        yield str(line["measure_id"]), row
