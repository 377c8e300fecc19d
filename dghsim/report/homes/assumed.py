"""What is assumed of the practices: who asks more, what prescribing costs less, which posts are vacant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.report.cohort.section import Cell, Row, Table
from dghsim.report.levers.reading import Moved, cell, rows_of
from dghsim.report.numbers import amount, plain
from dghsim.report.text import clean
from dghsim.scenario.practices import Practices
from dghsim.studies.practices.told import AtPracticesTold

_SHOWN = ("wait_days", "asked_per_person_year", "gp_hours_per_week", "referrals_per_1000_year")


def as_many_tables(told: Sequence[AtPracticesTold]) -> Iterator[Table]:
    """With those whom shorter waits bring, and were as many to ask as without the home; nothing where they do."""
    pairs = [(rows_of(each.table), rows_of(each.as_many)) for each in told if each.as_many is not None]
    if not pairs:
        return
    rows = []
    for name in _SHOWN:
        for at, words in enumerate(("more ask as waits fall", "as many ask")):
            by = [pair[at] for pair in pairs]
            rows.append(Row((Cell(by[0][name].measure, words), *(_beside(each[name]) for each in by))))
    yield Table(
        "What shorter waits bring",
        (("", ""), *((clean(each.label), "from without, to with") for each in told)),
        tuple(rows),
        heading="With those whom shorter waits bring, and without them",
    )


def _beside(one: Moved) -> Cell:
    shown = cell(one)
    there = f"{amount(one.base, one.unit)} to {amount(one.base + one.difference, one.unit)}"
    return Cell(there, f"{shown.text} {shown.small}".strip(), shown.tag, shown.style)


def assumed_of(practices: Practices) -> Iterator[str]:
    """A sentence for each of what is assumed, and is not."""
    asks, saves, vacancies = practices.asks_more, practices.prescribing, practices.vacancies
    if asks is None:
        yield "As many ask, however short waits become: in life more do, so that waits fall further here."
    else:
        yield (
            f"Assumed: requests for what may wait rise as waits fall, by an elasticity of {asks.elasticity:g} as "
            "written, or by what each run draws of its range. No figure for English general practice was found."
        )
    if saves is not None and saves.assumed:
        yield (
            f"Assumed, with no mechanism: prescribing costs £{plain(saves.saves_gbp_per_person_year, 2)} a person and "
            "year less with a whole home, or what each run draws of its range."
        )
    elif saves is not None:
        yield (
            f"Not assumed: that prescribing costs £{plain(saves.saves_gbp_per_person_year, 2)} a person and year less, "
            "as practices.prescribing.assumed would have it. Nothing here brings it about."
        )
    if vacancies is not None:
        yield (
            f"Posts of the homes' staff in practices are filled for {plain(100 * vacancies.filled_share, 0)} % of the "
            f"time as written, and vacant for {plain(vacancies.vacant_weeks, 0)} weeks in the mean; nobody stands in "
            "or is paid."
        )
