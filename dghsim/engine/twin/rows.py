"""The plan's tables as lists of plain rows: who reads one number at a time is slowed by arrays."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.engine.plan import Plan, Table

Row = dict[str, int]
"""One row of a table of the plan, by the names of its fields."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The tables of `Plan` and `Program`, of the same names."""

    stages: list[Row]
    cases: list[Row]
    works: list[Row]
    seats: list[Row]
    gives: list[Row]
    places: list[Row]
    spans: list[Row]
    answers: list[Row]
    entities: list[Row]
    duties: list[Row]
    owns: list[Row]
    seasons: list[Row]
    attributes: list[list[int]]
    """By patient."""


def read(plan: Plan) -> Rows:
    """Every table of a plan."""
    program = plan.program
    return Rows(
        stages=_rows(program.stages), cases=_rows(program.cases), works=_rows(program.works),
        seats=_rows(program.seats), gives=_rows(program.gives), places=_rows(program.places),
        spans=_rows(program.spans), answers=_rows(program.answers), entities=_rows(plan.entities),
        duties=_rows(plan.duties), owns=_rows(plan.owns), seasons=_rows(plan.seasons),
        attributes=plan.attributes.tolist(),
    )  # fmt: skip


def _rows(table: Table) -> list[Row]:
    names = table.dtype.names or ()
    return [dict(zip(names, row, strict=True)) for row in table.tolist()]
