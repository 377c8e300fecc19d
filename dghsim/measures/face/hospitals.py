"""Published figures of single hospitals, made from public tables: a row each."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dghsim.measures.face.figure import Figure, Published

FILE = Path(__file__).parent / "figures" / "hospitals.csv"
"""Made by `python -m dghsim.cohort`."""


def with_hospitals(found: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, each with what is published of single hospitals.

    Raises:
        ValueError: a row of no figure, or one that is not as `Published` says.
    """
    figures = {each.id: each for each in found}
    more: dict[str, list[Published]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            more.setdefault(row["figure"], []).append(_published(row))
    missing = sorted(set(more) - set(figures))
    if missing:
        raise ValueError(f"{FILE.name}: no figure {missing[0]}")
    return tuple(
        each.model_copy(update={"published": [*each.published, *more.get(name, [])]})
        for name, each in figures.items()
    )


def _published(row: dict[str, str]) -> Published:
    first = int(row["year"][:4])
    return Published.model_validate(
        {
            **{name: float(row[name]) for name in ("value", "low", "high")},
            **{name: row[name] for name in ("range", "year", "population", "source", "status")},
            "eras": [first, first + 1],
            "sites": [row["code"]],
        }
    )
