"""The section on size: what a take costs whoever comes, what an admission costs, and how much rests on one doctor."""

from __future__ import annotations

from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, Value
from dghsim.report.cohort.size.cost import size_cost
from dghsim.report.cohort.size.fragile import size_fragile
from dghsim.report.cohort.size.points import COST, FRAGILE, Point, curve_of, on_the_curve
from dghsim.report.cohort.size.traces import a_day
from dghsim.report.numbers import plain, pounds
from dghsim.studies.size.model import Sizes
from dghsim.studies.size.standing import StandingCost

_AT = (10.0, 20.0, 40.0, 60.0)
"""Patients a day that the table has columns for."""


def size_section(reading: CohortReading) -> CohortSection | None:
    """None where it was not asked for."""
    sizes = reading.sizes
    if sizes is None:
        return None
    figures = (size_cost(reading, sizes), size_fragile(reading, sizes))
    return CohortSection(
        id="size",
        heading="Size: what a take costs whoever comes",
        short="Size",
        lead=(
            "A duty costs the same whether ten patients come or forty. Made-up hospitals, alike in all but size and "
            "staffed by the one rule, show what follows of that alone; the cohort's hospitals lie beside them.",
        ),
        tables=(_standing(sizes.standing),),
        figures=tuple(figure for figure in figures if figure is not None),
        notes=tuple(f"Not run at {a_day(take)} a day: {why}" for take, why in sizes.failures),
        sheets=(_standing_sheet(sizes.standing), _sheet(reading, sizes)),
    )


def _standing(costs: tuple[StandingCost, ...]) -> Table:
    columns = (
        ("Tier", ""), ("Cover", "hours a week"), ("Fewest lines", ""), ("A post", "a year"), ("A year", ""),
        *((f"A patient at {plain(take, 0)} a day", "") for take in _AT),
    )  # fmt: skip
    rows = [
        (
            each.short, plain(each.hours_a_week, 0), str(each.lines), pounds(each.gbp_a_post), pounds(each.gbp_a_year),
            *(pounds(each.gbp_a_patient(take)) for take in _AT),
        )
        for each in costs
    ]  # fmt: skip
    rows.append((
        "In all", plain(sum(each.hours_a_week for each in costs), 0), str(sum(each.lines for each in costs)), "",
        pounds(sum(each.gbp_a_year for each in costs)),
        *(pounds(sum(each.gbp_a_patient(take) for each in costs)) for take in _AT),
    ))  # fmt: skip
    return Table(
        label="The standing cost of a take by tier",
        columns=columns,
        rows=tuple(Row(tuple(map(Cell, row))) for row in rows),
        heading="One seat of each duty day and night, no normal days, every line filled",
    )


def _standing_sheet(costs: tuple[StandingCost, ...]) -> Sheet:
    columns = ("tier", "hours_a_week", "fewest_lines", "gbp_a_post", "gbp_a_year")
    return Sheet(
        "size-standing",
        columns,
        tuple(
            (each.label, each.hours_a_week, each.lines, each.gbp_a_post, each.gbp_a_year) for each in costs
        ),
    )


def _sheet(reading: CohortReading, sizes: Sizes) -> Sheet:
    """A row a hospital and measure, made-up ones first."""
    rows: list[tuple[Value, ...]] = []
    for what in (COST, *FRAGILE):
        made_up = [(f"made up, {a_day(point.take)} a day", point) for point in curve_of(sizes, what)]
        rows += [_row(name, what.label, what.unit, point) for name, point in made_up]
        rows += [
            _row(name, what.label, what.unit, each) for name, each in on_the_curve(reading, what).items()
        ]
    return Sheet(
        "size", ("hospital", "patients_a_day", "measure", "unit", "mean", "ci_low", "ci_high"), tuple(rows)
    )


def _row(name: str, label: str, unit: str, point: Point) -> tuple[Value, ...]:
    return (name, point.take, label, unit, point.mean, point.low, point.high)
