"""Ranks with their uncertainty, for the measures and hospitals that may be ranked."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.standing import Standing
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.numbers import amount, span
from dghsim.report.text import counted


@dataclass(frozen=True, slots=True)
class RankRow:
    """One hospital among those ranked."""

    hospital: str
    value: str
    rank: str
    """Such as `4 (2 to 9)`."""
    third: str
    """How sure that it stands in the best third."""
    drawing: tuple[float, float, float]
    """Low, middle and high of the rank, 0 to 200."""


@dataclass(frozen=True, slots=True)
class RankTable:
    """One measure's ranks, or why there are none."""

    measure: str
    unit: str
    rows: tuple[RankRow, ...]
    why_not: str


def rank_tables(reading: CohortReading) -> tuple[RankTable, ...]:
    """One for each measure of each aim."""
    return tuple(_table(reading, standing) for aim in reading.aims for standing in aim.standings)


def _table(reading: CohortReading, standing: Standing) -> RankTable:
    measure = standing.measure
    if standing.ranks is None:
        own = sum(name in reading.own for name in standing.hospitals)
        why = (
            "no better or worse side"
            if measure.better == "neither"
            else "staffing drives it, and staffing is one rule for all: "
            + (f"only {counted(own, 'hospital')} has its own in" if own == 1 else "none has its own in")
        )
        return RankTable(measure.label, measure.unit, (), why)
    many = len(standing.ranked)
    rows = []
    for name, place in sorted(standing.ranked.items(), key=lambda item: standing.ranks.median[item[1]]):  # type: ignore[union-attr]
        one, found = standing.hospitals[name], standing.ranks
        low, middle, high = (float(ends[place]) for ends in (found.low, found.median, found.high))
        rows.append(
            RankRow(
                reading.called(name),
                f"{amount(one.mean, measure.unit)} ({span(one.low, one.high, measure.unit)})",
                f"{middle:.0f} ({low:.0f} to {high:.0f})",
                f"{found.best_third[place]:.0%}",
                (_at(low, many), _at(middle, many), _at(high, many)),
            )
        )
    return RankTable(measure.label, measure.unit, tuple(rows), "")


def _at(rank: float, many: int) -> float:
    return 10 + 180 * (rank - 1) / max(many - 1, 1)
