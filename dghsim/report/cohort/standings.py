"""Ranks with their uncertainty, for the measures and hospitals that may be ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.measures.aims import OF_THE_BASE
from dghsim.measures.standing import Standing
from dghsim.report.cohort.order import heading_of
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.cohort.shares import assumed_words
from dghsim.report.cohort.sheets import ranks_sheet
from dghsim.report.cohort.words import LITTLE
from dghsim.report.numbers import amount, span
from dghsim.report.text import counted, mid_sentence

_COLUMNS = (("Hospital", ""), ("Average", ""), ("Rank", ""), ("In the best third", ""))


def rank_section(reading: CohortReading) -> CohortSection:
    """A table for each measure that is ranked, and why the others are not."""
    standings = [standing for aim in reading.aims for standing in aim.standings]
    return CohortSection(
        "ranks",
        "Ranks, and how sure they are",
        lead=(
            "A rank is shown only where staffing drives the measure little, or where a hospital's own staffing is in. "
            "The interval holds the rank in 95 of 100 draws from what is known of the averages (Goldstein and "
            "Spiegelhalter, 1996). A hospital is left out where the measure gives back what was imputed of it.",
            *filter(None, (assumed_words(reading),)),
            *((LITTLE,) if reading.by_rule else ()),
        ),
        tables=tuple(rank_table(reading, each) for each in standings if each.ranks is not None),
        notes=tuple(_not_ranked(reading, [each for each in standings if each.ranks is None])),
        sheets=(ranks_sheet(reading),),
        short="Ranks",
    )


def _not_ranked(reading: CohortReading, standings: Sequence[Standing]) -> Iterator[str]:
    """A line for each reason, with all measures that it holds of."""
    by_why: dict[str, list[str]] = {}
    for each in standings:
        by_why.setdefault(why_not(reading, each), []).append(mid_sentence(each.measure.label))
    for why, labels in by_why.items():
        yield f"Not ranked, since {why}: {'; '.join(labels)}."


def why_not(reading: CohortReading, standing: Standing) -> str:
    """Why nobody is ranked on a measure."""
    if standing.measure.better == "neither":
        return "neither side is better"
    if standing.measure.id in OF_THE_BASE:
        return "every hospital's file has the base's chances of it"
    own = sum(name in reading.own for name in standing.hospitals)
    return "staffing drives it, and staffing is one rule for all" + (
        f" (only {counted(own, 'hospital')} has its own in)" if own == 1 else ""
    )


def rank_table(reading: CohortReading, standing: Standing) -> Table:
    """Best first."""
    measure, found = standing.measure, standing.ranks
    if found is None:
        raise ValueError("nobody is ranked")
    many = len(standing.ranked)
    rows = []
    for name, place in sorted(standing.ranked.items(), key=lambda item: found.median[item[1]]):
        one = standing.hospitals[name]
        low, middle, high = (float(ends[place]) for ends in (found.low, found.median, found.high))
        rank = f"{middle:.0f} ({low:.0f} to {high:.0f})"
        rows.append(Row((
            heading_of(reading, name),
            Cell(amount(one.mean, measure.unit), span(one.low, one.high, measure.unit)),
            Cell(f"{middle:.0f}", f"({low:.0f} to {high:.0f})"),
            Cell(f"{found.best_third[place]:.0%}"),
            Cell(rank, bar=(_at(low, many), _at(middle, many), _at(high, many))),
        )))  # fmt: skip
    return Table(
        label=f"Ranks: {measure.label}", columns=(*_COLUMNS, (f"1 to {many}", "")), rows=tuple(rows),
        heading=f"{measure.label}, {measure.unit}",
    )  # fmt: skip


def _at(rank: float, many: int) -> float:
    return (rank - 1) / max(many - 1, 1)
