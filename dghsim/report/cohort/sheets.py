"""The numbers of the page as rows, for CSV and workbook: what the tables and pictures show, one row a hospital and
measure."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.report.cohort.order import by_size
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Sheet, Value
from dghsim.report.cohort.words import yes

_ONE = ("hospital", "name", "synthetic", "imputed", "own_staffing")
_MEASURE = ("measure_id", "measure", "unit")
_STANDINGS = (
    *_ONE, "aim", *_MEASURE, "mean", "ci_low", "ci_high", "year_low", "year_high", "middle", "verdict",
)  # fmt: skip
_RANKS = (*_ONE, *_MEASURE, "ranked", "rank", "rank_low", "rank_high", "best_third_share")
_CHANGES = (
    "intervention", *_ONE, *_MEASURE, "difference", "ci_low", "ci_high", "all_low", "all_high", "verdict",
)  # fmt: skip


def standings_sheet(reading: CohortReading) -> Sheet:
    """Every hospital on every measure of the aims."""
    return Sheet("standings", _STANDINGS, tuple(_standings(reading)))


def ranks_sheet(reading: CohortReading) -> Sheet:
    """The hospitals that are ranked, a row for each measure."""
    return Sheet("ranks", _RANKS, tuple(_ranks(reading)))


def changes_sheet(reading: CohortReading) -> Sheet:
    """The difference that each change makes, its interval alone and with all others, and the verdict."""
    return Sheet("changes", _CHANGES, tuple(_changes(reading)))


def _one(reading: CohortReading, name: str) -> tuple[Value, ...]:
    return (
        name, reading.names[name], yes(name in reading.synthetic), imputed_cell(reading, name),
        yes(name in reading.own),
    )  # fmt: skip


def imputed_cell(reading: CohortReading, name: str) -> str:
    """What of a hospital is imputed, as files write it; `no` for nothing."""
    return " ".join(reading.taken_over(name)) or "no"


def _standings(reading: CohortReading) -> Iterator[tuple[Value, ...]]:
    for aim in reading.aims:
        for each in aim.standings:
            measure = (each.measure.id, each.measure.label, each.measure.unit)
            for name in (name for name in by_size(reading) if name in each.hospitals):
                one = each.hospitals[name]
                yield (
                    *_one(reading, name), aim.aim.name, *measure, one.mean, one.low, one.high, one.year_low,
                    one.year_high, each.middle, one.verdict,
                )  # fmt: skip


def _ranks(reading: CohortReading) -> Iterator[tuple[Value, ...]]:
    for each in (each for aim in reading.aims for each in aim.standings):
        if each.ranks is None:
            continue
        for name, place in each.ranked.items():
            ends = (each.ranks.median, each.ranks.low, each.ranks.high, each.ranks.best_third)
            yield (
                *_one(reading, name), each.measure.id, each.measure.label, each.measure.unit, len(each.ranked),
                *(float(of[place]) for of in ends),
            )  # fmt: skip


def _changes(reading: CohortReading) -> Iterator[tuple[Value, ...]]:
    for tried in reading.tries:
        for each in tried.changes:
            measure = (each.measure.id, each.measure.label, each.measure.unit)
            for name in (name for name in by_size(reading) if name in each.hospitals):
                one = each.hospitals[name]
                yield (
                    tried.name, *_one(reading, name), *measure, one.mean, one.low, one.high, one.wide_low,
                    one.wide_high, one.verdict,
                )  # fmt: skip
