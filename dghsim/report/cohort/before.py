"""2016/17, the programme's own year: what came to each hospital, as demand and A&E only."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from dghsim.cohort.a_and_e import NEW, OLD, AandE, departments
from dghsim.cohort.build import BEFORE, YEAR
from dghsim.report.cohort.order import by_size, heading_of
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, Value, sortable
from dghsim.report.cohort.sheets import imputed_cell
from dghsim.report.numbers import plain
from dghsim.report.text import counted
from dghsim.scenario.root import Scenario
from dghsim.years import PUBLISHED

_TAKE = f"demand_{BEFORE.replace('/', '_')}"
"""The intervention of a hospital's file that puts in the earlier take."""
_COLUMNS = (
    "hospital", "name", "imputed", "trust_code", "year", "attendances_type_1", "within_4_hours_type_1_percent",
    "admissions_type_1", "attendances_all_types", "within_4_hours_all_types_percent", "medical_take_a_day",
    "later_year", "later_attendances_all_types", "later_within_4_hours_all_types_percent", "take_simulated_a_day",
    "take_simulated_is_of", "source", "later_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Both:
    """One hospital, then and later."""

    name: str
    type_1: AandE
    all_types: AandE
    later: AandE
    take: float
    """Medical patients a day reckoned for the earlier year; NaN where the hospital's file does not say."""
    simulated: float
    """Patients a day that are drawn for this page."""
    of: str
    """The year that they are of."""


def before_section(reading: CohortReading) -> CohortSection | None:
    """None where no hospital has a trust that reported."""
    found = list(_found(reading))
    if not found:
        return None
    return CohortSection(
        "before",
        f"{BEFORE}: demand and A&E only",
        lead=tuple(_lead(found)),
        tables=(_table(reading, found),),
        sheets=(Sheet("a-and-e-2016-17", _COLUMNS, tuple(_row(reading, each) for each in found)),),
        short=BEFORE,
    )


def _found(reading: CohortReading) -> Iterator[_Both]:
    type_1, all_types, later = departments(BEFORE, type_1=True), departments(BEFORE), departments(YEAR)
    for name in by_size(reading):
        scenario = reading.studies[name].scenario
        code = scenario.hospital.code
        if name not in reading.synthetic and code in type_1:
            yield _Both(
                name, type_1[code], all_types[code], later.get(code, AandE(*(math.nan,) * 3)), _take_before(scenario),
                _take(scenario), scenario.era.demand,
            )  # fmt: skip


def _take(scenario: Scenario) -> float:
    return math.fsum(each.per_day for each in scenario.demand.stream.values() if each.entity == "patient")


def _take_before(scenario: Scenario) -> float:
    if scenario.era.demand == BEFORE:
        return _take(scenario)
    changed = scenario.intervention.get(_TAKE)
    rates = (
        [] if changed is None else [each for each in changed.set.values() if isinstance(each, int | float)]
    )
    return math.fsum(rates) if rates else math.nan


def _lead(found: list[_Both]) -> Iterator[str]:
    yield (
        f"The year of the programme, for {counted(len(found), 'hospital')}. Of it there are A&E figures alone: no "
        "beds, stays or delays, so nothing else of that year is here, and nothing of it is mixed with later delays. "
        "Whole A&E departments are other patients than the model’s: context, without a verdict."
    )
    old = sum(each.of == BEFORE for each in found)
    if old:
        yield (
            f"{counted(old, 'hospital')} had merged by {YEAR} and {'is' if old == 1 else 'are'} simulated with the "
            f"take of {BEFORE}; all others with that of {YEAR}."
        )


def _table(reading: CohortReading, found: list[_Both]) -> Table:
    return Table(
        label=f"Demand and A&E, {BEFORE}",
        columns=(
            ("Hospital", ""), ("Attendances a day", f"type 1, {BEFORE}"), ("Within 4 hours, type 1", f"%, {BEFORE}"),
            ("Within 4 hours, all types", f"%, {BEFORE}, then {YEAR}"),
            ("Admitted a day", f"by way of type 1, {BEFORE}"),
            ("Medical take a day", f"reckoned, {BEFORE}, then as simulated"),
        ),
        rows=tuple(
            Row((
                heading_of(reading, each.name),
                _cell(each.type_1.attendances / PUBLISHED, 0),
                _cell(each.type_1.within_4_hours, 1),
                _cell(each.all_types.within_4_hours, 1, each.later.within_4_hours),
                _cell(each.type_1.admissions / PUBLISHED, 1),
                _cell(each.take, 1, each.simulated),
            ))
            for each in found
        ),
        sifted="before",
    )  # fmt: skip


def _cell(value: float, places: int, later: float = math.nan) -> Cell:
    if math.isnan(value):
        return Cell()
    small = "" if math.isnan(later) else f"then {plain(later, places)}"
    return Cell(plain(value, places), small, sort=sortable(value))


def _row(reading: CohortReading, each: _Both) -> tuple[Value, ...]:
    return (
        each.name, reading.names[each.name], imputed_cell(reading, each.name),
        reading.studies[each.name].scenario.hospital.code, BEFORE, each.type_1.attendances, each.type_1.within_4_hours,
        each.type_1.admissions, each.all_types.attendances, each.all_types.within_4_hours, each.take, YEAR,
        each.later.attendances, each.later.within_4_hours, each.simulated, each.of, OLD, NEW,
    )  # fmt: skip
