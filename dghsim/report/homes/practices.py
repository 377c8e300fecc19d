"""The section of the practices: waits, hours, who sees whom, and what goes elsewhere, home by home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table
from dghsim.report.homes.assumed import as_many_tables, assumed_of
from dghsim.report.homes.waiting import waiting
from dghsim.report.levers.reading import Moved, cell, rows_of
from dghsim.report.numbers import amount, beside
from dghsim.report.text import clean
from dghsim.scenario.practices import Practices
from dghsim.studies.practices.told import AtPracticesTold

_COLUMNS = (
    "home", "measure_id", "measure", "unit", "better", "without", "with", "difference", "ci_low", "ci_high", "verdict",
)  # fmt: skip
_BEFORE: tuple[str, ...] = (
    "wait_days", "gp_hours_per_week", "gp_hours_meeting_per_week", "gp_hours_team_per_week", "by_others_percent",
)  # fmt: skip
_AFTER: tuple[str, ...] = (
    "home_visits_by_gp_percent", "referrals_per_1000_year", "out_of_hours_per_1000_year",
    "prescribing_gbp_per_person_year", "with_plan_percent",
)  # fmt: skip
"""By what homes are read side by side; between the two, whoever else sees patients."""
COMPARATORS: Mapping[str, str] = {
    "wait_days": "Told elsewhere: 14 to 8 days in six months at Beacon Medical Group, before and after, no control",
    "referrals_per_1000_year": "Told elsewhere: 330 fewer at Beacon, some 4 % of about 8,000, before and after",
    "prescribing_gbp_per_person_year": "Told elsewhere: £220,000 less at Larwood and Bawtry, some £6 a person",
}
"""Never put in: they stand beside the answer."""


def practices_section(told: Sequence[AtPracticesTold], practices: Practices) -> CohortSection:
    """All homes' practices: side by side, drawn, then each whole."""
    figure = waiting(told)
    return CohortSection(
        "practices", "For the practices",
        lead=(
            "A book of appointments, day by day beside the hospital: who asks, whose time there is, who waits and who "
            "gives up. The same people ask with the home and without. What the home's meeting and team take of the "
            "GPs' time is missing from appointments; what its own staff see does not have to be seen by a GP.",
        ),
        tables=(_side_by_side(told), *as_many_tables(told), *(_table(each) for each in told)),
        figures=() if figure is None else (figure,),
        notes=(*_notes(), *assumed_of(practices)),
        sheets=(practice_sheet(told),),
    )  # fmt: skip


def practice_sheet(told: Sequence[AtPracticesTold]) -> Sheet:
    """Every figure of every home."""
    rows = (
        (each.label, *(row[name] for name in
         ("measure_id", "measure", "unit", "better", "base", "changed", "difference", "ci_low", "ci_high", "verdict")))
        for each in told
        for row in each.table.to_dict("records")
    )  # fmt: skip
    return Sheet("home-practice", _COLUMNS, tuple(rows))


def _side_by_side(told: Sequence[AtPracticesTold]) -> Table:
    """What each home changes: a column each, so that six fit."""
    found = [rows_of(each.table) for each in told]
    known = {name: one for by in found for name, one in by.items()}
    others = [name for name in known if name.startswith("contacts_") and name.endswith("_per_week")]
    others = [name for name in others if any(name in by and by[name].verdict != "no change" for by in found)]
    rows = tuple(
        Row((
            Cell(known[name].measure, known[name].change_unit.removeprefix("pounds ")),
            *(_beside_base(by.get(name)) for by in found),
        ))
        for name in (*_BEFORE, *others, *_AFTER) if name in known
    )  # fmt: skip
    columns = (("", ""), *((clean(each.label), "less without") for each in told))
    return Table("What each home changes at its practices", columns, rows)


def _beside_base(one: Moved | None) -> Cell:
    """The difference, and from what."""
    shown = cell(one)
    if one is None or not shown.text:
        return shown
    return replace(shown, small=f"{shown.small} from {amount(one.base, one.unit)}".strip())


def _table(each: AtPracticesTold) -> Table:
    found = rows_of(each.table)
    return Table(
        f"Practices of {clean(each.label)}",
        (("", ""), ("Without", ""), ("With the home less without", "")),
        tuple(_row(name, one) for name, one in found.items()),
        heading=f"{clean(each.label)}: everything",
        folded=True,
    )  # fmt: skip


def _row(name: str, one: Moved) -> Row:
    heading = Cell(one.measure, beside(one.unit))
    told = COMPARATORS.get(name, "")
    shown = cell(one)
    if told:
        shown = Cell(shown.text, f"{shown.small} {told}", shown.tag, shown.style, shown.sort)
    return Row((heading, Cell(amount(one.base, one.unit)), shown))


def _notes() -> Iterator[str]:
    yield (
        "Only the book is simulated: how people choose whom to see, and what a contact is worth, are not. "
        "Referrals rise where fewer give up, by what those come to."
    )
    yield (
        "A wait rests on a small difference of two large numbers, what is asked and what can be seen: a few per cent "
        "more GPs, or fewer, change it more than most homes do."
    )
