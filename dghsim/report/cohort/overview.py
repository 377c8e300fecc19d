"""The first table of the page: every hospital on the most telling measure of each aim."""

from __future__ import annotations

import math

from dghsim.measures.standing import One, Standing, Verdict
from dghsim.report.cohort.order import by_size, heading_of, take_of
from dghsim.report.cohort.public import tally
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table, sortable
from dghsim.report.cohort.sheets import standings_sheet
from dghsim.report.cohort.words import OWN, RULE, shown
from dghsim.report.numbers import amount, beside, span
from dghsim.report.text import counted

STYLES: dict[Verdict, str] = {
    "better": "better",
    "worse": "worse",
    "cannot tell": "quiet",
    "higher": "differs",
    "lower": "differs",
    "beside": "quiet",
}


def overview_section(reading: CohortReading) -> CohortSection:
    """What the page is, and the table."""
    return CohortSection(
        "answers",
        RULE if reading.by_rule else OWN,
        lead=tuple(_lead(reading)),
        tables=(overview(reading),),
        sheets=(standings_sheet(reading),),
        short="All hospitals",
    )


def overview(reading: CohortReading) -> Table:
    """Smallest take first."""
    firsts = [aim.standings[0] for aim in reading.aims if aim.standings]
    rows = tuple(_row(reading, name, firsts) for name in by_size(reading))
    held = {cell.tag for row in rows for cell in row.cells[1:]}
    columns = [(each.measure.label, beside(each.measure.unit)) for each in firsts]
    return Table(
        label="Every hospital, one measure an aim",
        columns=(("Hospital", ""), ("Patients a day", ""), *columns),
        rows=rows,
        sifted="overview",
        filters=tuple((_word(verdict), f"{verdict} on any") for verdict in STYLES if verdict in held),
    )


def _row(reading: CohortReading, name: str, firsts: list[Standing]) -> Row:
    take = take_of(reading, name)
    taken = Cell() if math.isnan(take) else Cell(f"{take:.1f}", sort=sortable(take))
    cells = [_cell(each, each.hospitals[name]) if name in each.hospitals else Cell() for each in firsts]
    words = sorted({_word(cell.tag) for cell in cells if cell.tag})
    return Row((heading_of(reading, name), taken, *cells), " ".join(words))


def _word(verdict: str) -> str:
    """As the filter finds it."""
    return verdict.replace(" ", "-")


def _cell(standing: Standing, one: One) -> Cell:
    unit = standing.measure.unit
    return Cell(
        amount(one.mean, unit),
        span(one.low, one.high, unit),
        shown(one.verdict),
        STYLES[one.verdict],
        sortable(one.mean),
    )


def _lead(reading: CohortReading) -> list[str]:
    """What can be told and what cannot, before any number."""
    sentences = []
    if reading.by_rule:
        sentences += [
            "Can be told: what each hospital's own demand, beds and delays make of one staffing rule, as an average "
            "with its 95 % interval, and who differs from the middle of the cohort beyond chance.",
            "Cannot be told: how well any of them is staffed or run. On what staffing drives, none is called better or "
            "worse until its own posts and rotas are in (staffing = “own” beside its file). Where chance explains a "
            "difference, it says “cannot tell”.",
        ]
    else:
        sentences.append(
            "Averages, each with its 95 % interval beside it, smallest take first. Where chance explains how a "
            "hospital differs from the middle of the cohort, it says “cannot tell”."
        )
    if reading.held:
        sentences.append(f"How like the real ones they are: {tally(reading)}")
    if reading.failures:
        sentences.append(f"{counted(len(reading.failures), 'hospital')} could not be run, and why is below.")
    return sentences
