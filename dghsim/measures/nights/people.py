"""Who was on duty in a night, and what they had in hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dghsim.measures.nights.locums import names_of
from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.model import Clinician, Spell
from dghsim.measures.nights.rows import Row, rows_of
from dghsim.measures.nights.words import LEVELS, duty_label, work_label
from dghsim.scenario.root import Scenario


def clinicians(logs: Logs, begin: datetime, end: datetime) -> tuple[Clinician, ...]:
    """Duties of one replication that touch the night: consultants first, then registrars, then tier 1."""
    table = logs.duties
    late = table[["end", "actual_end"]].max(axis=1)
    there = table[(table["start"] < end) & (late > begin)]
    names = names_of(there)
    found = [_clinician(logs.scenario, row, names[row["duty"]]) for row in rows_of(there)]
    return tuple(sorted(found, key=lambda one: (-one.level, one.start, one.home, one.code, one.duty)))


def spells(logs: Logs, people: Mapping[int, Clinician], begin: datetime, end: datetime) -> tuple[Spell, ...]:
    """What clinicians had in hand in the night, in order of beginning; missed work of their own with it."""
    table = logs.tasks
    first, last = table["start"].fillna(table["asked"]), table["end"]
    there = table["duty"].isin(list(people)) & (first < end) & (last.isna() | (last > begin))
    there &= table["start"].notna() | (table["ended"] == "missed")
    found = [spell_of(logs.scenario, row) for row in rows_of(table[there])]
    return tuple(
        sorted(found, key=lambda each: (each.start, each.duty, each.asked, each.kind, each.patient or 0))
    )


def spell_of(scenario: Scenario, row: Row) -> Spell:
    """One spell of the log; missed work is given the moment at which it was due."""
    kind, work = row["kind"], scenario.work.get(row["kind"])
    return Spell(
        duty=row["duty"], kind=kind, label=work_label(scenario, kind), category=work.category if work else "take",
        patient=row["patient"], asked=row["asked"], called=row["called"] or row["start"] or row["asked"],
        start=row["start"] or row["asked"], end=row["end"], ended=row["ended"] or "",
    )  # fmt: skip


def _clinician(scenario: Scenario, row: Row, name: str) -> Clinician:
    tier = scenario.rota.tier.get(row["tier"])
    duty = tier.duty.get(row["kind"]) if tier else None
    level = tier.level if tier else 1
    return Clinician(
        duty=row["duty"], tier=row["tier"], level=level, who=LEVELS[level], name=name,
        kind=row["kind"], code=duty.code if duty else "", label=duty_label(scenario, row["tier"], row["kind"]),
        home=duty is not None and duty.at == "home", start=row["start"], end=row["end"],
        free=max(row["actual_end"] or row["end"], row["end"]),
    )  # fmt: skip
