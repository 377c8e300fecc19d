"""Hospitals by standards, a table a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from dghsim.measures.held import Held, held
from dghsim.measures.held.model import Verdict, together
from dghsim.measures.held.table import held_table
from dghsim.report.cohort.order import by_size, heading_of
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, sortable
from dghsim.report.cohort.sheets import imputed_cell
from dghsim.report.text import clean, counted

SAME_RULE = "same staffing rule"
STYLES: Mapping[Verdict, str] = {
    "met": "better",
    "not met": "worse",
    "cannot tell": "quiet",
    "not modelled": "quiet",
}
_LEAD = (
    "Met or not met only where the whole of the widest interval that was run lies on one side of the limit; else it "
    "cannot be told. Where tiers differ the worst is shown; each hospital's own report has all of it, with sources."
)
_BY_RULE = (
    "What is headed “same staffing rule” is driven by staffing, which here is one rule for all: it is no verdict on "
    "the hospital."
)
Found = Mapping[str, Sequence[Held]]
"""Name of a hospital -> its verdicts."""


def held_section(reading: CohortReading) -> CohortSection | None:
    """None where no hospital is held against anything."""
    found = {name: held(reading.studies[name]) for name in by_size(reading)}
    packs = dict.fromkeys(row.pack for rows in found.values() for row in rows)
    if not packs:
        return None
    by_pack = [
        {name: [row for row in rows if row.pack == pack] for name, rows in found.items()} for pack in packs
    ]
    return CohortSection(
        "standards",
        "Against standards",
        lead=(_LEAD, _BY_RULE) if reading.by_rule else (_LEAD,),
        tables=tuple(table for own in by_pack for table in _tables(reading, own)),
        notes=tuple(note for own in by_pack for note in _not_modelled(own)),
        sheets=(_sheet(reading),),
    )


def _tables(reading: CohortReading, found: Found) -> Iterator[Table]:
    """Hospitals down, standards across; none where the whole pack is not modelled."""
    every = [row for rows in found.values() for row in rows]
    standards = list(dict.fromkeys(row.standard for row in every if row.verdict != "not modelled"))
    if not standards:
        return
    rows = tuple(
        Row((heading_of(reading, name), *(_cell(rows, standard) for standard in standards)), _words(rows))
        for name, rows in found.items()
        if rows
    )
    name = clean(every[0].pack_name)
    yield Table(
        f"Hospitals by standards: {name}",
        (("Hospital", ""), *(_column(reading, every, standard) for standard in standards)),
        rows,
        heading=f"{name}: {_finding(found)}",
        folded=True,
    )


def _column(reading: CohortReading, every: Sequence[Held], standard: str) -> tuple[str, str]:
    own = [row for row in every if row.standard == standard]
    driven = any(row.by_staffing for row in own) and reading.by_rule
    limit = next((row.limit for row in own if row.limit), "")
    return clean(own[0].short), ", ".join(filter(None, (clean(limit), SAME_RULE if driven else "")))


def _cell(rows: Sequence[Held], standard: str) -> Cell:
    """A hospital on a standard; of several tiers the worst, without a number."""
    own = [row for row in rows if row.standard == standard]
    if not own:
        return Cell()
    verdict = together([row.verdict for row in own])
    alone = own[0] if len(own) == 1 else None
    return Cell(
        text=clean(alone.value) if alone else "",
        tag=verdict,
        style=STYLES[verdict],
        sort=sortable(alone.mean) if alone else "",
    )


def _words(rows: Sequence[Held]) -> str:
    return " ".join(sorted({row.verdict.replace(" ", "-") for row in rows}))


def _not_modelled(found: Found) -> Iterator[str]:
    """The standards of a pack that no hospital can be held against, in one line; why stands in each report."""
    every = [row for rows in found.values() for row in rows]
    modelled = {row.standard for row in every if row.verdict != "not modelled"}
    missing = {row.standard: clean(row.short) for row in every if row.standard not in modelled}
    if missing:
        yield f"{clean(every[0].pack_name)}, not modelled: {'; '.join(missing.values())}"


def _finding(found: Found) -> str:
    """How many hospitals surely fail something, and of how many more that cannot be told."""
    judged = [{row.verdict for row in rows} - {"not modelled"} for rows in found.values()]
    judged = [verdicts for verdicts in judged if verdicts]
    fail = sum("not met" in verdicts for verdicts in judged)
    unsure = sum("not met" not in verdicts and "cannot tell" in verdicts for verdicts in judged)
    more = f", of {unsure} more it cannot be told" if unsure else ""
    return f"{counted(fail, 'hospital')} of {len(judged)} surely below at least one of these{more}"


def held_rows(reading: CohortReading) -> pd.DataFrame:
    """Every verdict of every hospital, with `staffing`: `rule` or `own` where staffing drives it, else empty."""
    tables = []
    for name, study in reading.studies.items():
        rows = held(study)
        ours = "own" if name in reading.own else "rule"
        table = held_table(rows).assign(staffing=[ours if row.by_staffing else "" for row in rows])
        table.insert(0, "hospital", name)
        table.insert(1, "imputed", imputed_cell(reading, name))
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _sheet(reading: CohortReading) -> Sheet:
    table = held_rows(reading)
    rows = table.astype(object).where(table.notna(), None).itertuples(index=False, name=None)
    return Sheet("standards", tuple(map(str, table.columns)), tuple(rows))
