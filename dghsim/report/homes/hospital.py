"""The section of the hospital: what of it homes change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dghsim.measures.model import Difference
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.levers.reading import Moved, cell, moved
from dghsim.report.numbers import amount, beside
from dghsim.report.text import clean, counted

SHOWN: tuple[str, ...] = (
    "arrivals_per_day", "homes_hospital_bed_days_per_year", "occupancy_mean_percent_ward", "ed_stay_mean_hours",
    "boarding_long_percent", "clinician_in_time_percent", "consultant_in_time_percent", "stay_mean_days",
    "delay_days_per_1000",
)  # fmt: skip
"""By what a hospital is read whose people are looked after elsewhere; then admissions by home."""


def hospital_section(found: Difference) -> CohortSection:
    """The difference in the measures that planners know, and how many others differ."""
    by = moved(found)
    shown = [name for name in SHOWN if name in by]
    shown += [name for name in by if name.startswith("home_") and name.endswith("_stays_per_year")]
    rows = tuple(_row(by[name]) for name in shown)
    return CohortSection(
        "hospital", "In the hospital",
        lead=(
            "The same patients with homes and without: whoever is looked after at home does not come, everybody else "
            "is as ill and as long in coming. The difference, its 95 % interval, and whether that is better or worse.",
        ),
        tables=(Table("In the hospital", (("", ""), ("Without homes", ""), ("With homes", "difference")), rows),),
        notes=tuple(_notes(by, shown)),
        short="Hospital",
    )  # fmt: skip


def _row(one: Moved) -> Row:
    return Row((Cell(clean(one.measure), beside(one.unit)), Cell(amount(one.base, one.unit)), cell(one)))


def _notes(by: Mapping[str, Moved], shown: list[str]) -> Iterator[str]:
    others = [one for name, one in by.items() if name not in shown]
    better, worse = (sum(one.verdict == word for one in others) for word in ("better", "worse"))
    yield (
        f"Of {counted(len(others), 'other measure')} {better} are better and {worse} worse with homes; all are in "
        "difference-homes.csv. One in twenty is called so by chance where nothing changes."
    )
