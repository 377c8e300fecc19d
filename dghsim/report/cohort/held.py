"""Hospitals by standards, a table a pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dghsim.measures.held import Held, held
from dghsim.measures.held.model import together
from dghsim.measures.held.table import held_table
from dghsim.report.cohort.order import by_size
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.sections.held import STYLES
from dghsim.report.text import clean, counted

RULE = "same staffing rule"


@dataclass(frozen=True, slots=True)
class HeldCell:
    """One hospital on one standard; of several tiers the worst."""

    verdict: str = ""
    style: str = ""
    value: str = ""
    """Empty where it is of several tiers."""
    says: str = ""
    """Every line behind it."""


@dataclass(frozen=True, slots=True)
class HeldColumn:
    """One standard."""

    short: str
    says: str
    rule: str
    """Said where staffing drives it and a hospital's staffing is the rule's."""


@dataclass(frozen=True, slots=True)
class HeldTable:
    """One pack over all hospitals that are held against it."""

    name: str
    columns: tuple[HeldColumn, ...]
    rows: tuple[tuple[str, str, tuple[HeldCell, ...]], ...]
    """(hospital, where its own results are, a cell a column)."""
    not_modelled: tuple[str, ...]
    """Standards that no hospital can be held against, and why."""
    finding: str


def held_tables(reading: CohortReading) -> tuple[HeldTable, ...]:
    """One a pack; smallest take first."""
    found = {name: held(reading.studies[name]) for name in by_size(reading)}
    packs = dict.fromkeys(row.pack for rows in found.values() for row in rows)
    return tuple(
        _table(reading, {name: [row for row in rows if row.pack == pack] for name, rows in found.items()})
        for pack in packs
    )


def held_rows(reading: CohortReading) -> pd.DataFrame:
    """Every verdict of every hospital, with `staffing`: `rule` or `own` where staffing drives it, else empty."""
    tables = []
    for name, study in reading.studies.items():
        rows = held(study)
        ours = "own" if name in reading.own else "rule"
        staffing = [ours if row.by_staffing else "" for row in rows]
        table = held_table(rows).assign(staffing=staffing)
        table.insert(0, "hospital", name)
        tables.append(table)
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _table(reading: CohortReading, found: Mapping[str, Sequence[Held]]) -> HeldTable:
    every = [row for rows in found.values() for row in rows]
    modelled = {row.standard for row in every if row.verdict != "not modelled"}
    standards = {row.standard: row for row in every}
    columns = tuple(_column(reading, one, every) for name, one in standards.items() if name in modelled)
    rows = tuple(
        (
            reading.called(name),
            reading.results_of(name),
            tuple(
                _cell([row for row in rows if row.standard == standard])
                for standard in standards
                if standard in modelled
            ),
        )
        for name, rows in found.items()
        if rows
    )
    return HeldTable(
        clean(every[0].pack_name),
        columns,
        rows,
        tuple(
            f"{clean(one.says)}: {clean(one.why)}" for name, one in standards.items() if name not in modelled
        ),
        _finding(found),
    )


def _column(reading: CohortReading, one: Held, every: Sequence[Held]) -> HeldColumn:
    driven = any(row.by_staffing for row in every if row.standard == one.standard)
    return HeldColumn(clean(one.short), clean(one.says), RULE if driven and reading.by_rule else "")


def _cell(rows: Sequence[Held]) -> HeldCell:
    if not rows:
        return HeldCell()
    verdict = together([row.verdict for row in rows])
    value = rows[0].value if len(rows) == 1 else ""
    return HeldCell(verdict, STYLES[verdict], clean(value), clean(" | ".join(row.line for row in rows)))


def _finding(found: Mapping[str, Sequence[Held]]) -> str:
    """How many hospitals fail something, and on how many nothing can be told to fail."""
    judged = {
        name: {row.verdict for row in rows if row.verdict != "not modelled"} for name, rows in found.items()
    }
    held_against = [verdicts for verdicts in judged.values() if verdicts]
    fail = sum("not met" in verdicts for verdicts in held_against)
    unsure = sum("not met" not in verdicts and "cannot tell" in verdicts for verdicts in held_against)
    more = f"; of {unsure} more it cannot be told" if unsure else ""
    return f"{counted(fail, 'hospital')} of {len(held_against)} surely fail at least one of these{more}."
