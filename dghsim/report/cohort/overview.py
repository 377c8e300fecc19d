"""The first table of the page: every hospital on the most telling measure of each aim."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dghsim.measures.standing import One, Standing, Verdict
from dghsim.report.cohort.order import by_size, take_of
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.numbers import amount, beside, span

STYLES: dict[Verdict, str] = {
    "better": "better",
    "worse": "worse",
    "cannot tell": "quiet",
    "higher": "differs",
    "lower": "differs",
}


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """One hospital on one measure; all empty where it has no value."""

    value: str = ""
    interval: str = ""
    verdict: str = ""
    style: str = ""
    sort: str = ""
    """The value as a script can compare it."""


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One hospital."""

    hospital: str
    code: str
    at: str
    """Where its own results are, seen from the page."""
    synthetic: bool
    take: OverviewCell
    cells: tuple[OverviewCell, ...]

    @property
    def verdicts(self) -> str:
        """What it is called on any of the measures, for the filter."""
        return " ".join(sorted({cell.verdict.replace(" ", "-") for cell in self.cells if cell.verdict}))


@dataclass(frozen=True, slots=True)
class Overview:
    """The table: columns as (measure, unit) after hospital and patients a day."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[OverviewRow, ...]
    verdicts: tuple[str, ...]
    """Those that the table holds, for the filter."""


def overview(reading: CohortReading) -> Overview:
    """Smallest take first."""
    firsts = [aim.standings[0] for aim in reading.aims if aim.standings]
    rows = tuple(_row(reading, name, firsts) for name in by_size(reading))
    held = {cell.verdict for row in rows for cell in row.cells}
    return Overview(
        tuple((each.measure.label, beside(each.measure.unit)) for each in firsts),
        rows,
        tuple(verdict for verdict in STYLES if verdict in held),
    )


def _row(reading: CohortReading, name: str, firsts: list[Standing]) -> OverviewRow:
    take = take_of(reading, name)
    return OverviewRow(
        reading.names[name],
        name.upper(),
        reading.results_of(name),
        name in reading.synthetic,
        OverviewCell() if math.isnan(take) else OverviewCell(f"{take:.1f}", sort=repr(take)),
        tuple(
            _cell(each, each.hospitals[name]) if name in each.hospitals else OverviewCell() for each in firsts
        ),
    )


def _cell(standing: Standing, one: One) -> OverviewCell:
    unit = standing.measure.unit
    return OverviewCell(
        amount(one.mean, unit),
        span(one.low, one.high, unit),
        one.verdict,
        STYLES[one.verdict],
        np.format_float_positional(one.mean, trim="-"),
    )
