"""Where a pound gains most, and where nothing can fairly be said of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.measures.aims import LITTLE_BY_STAFFING, OF_THE_BASE
from dghsim.measures.gains import STEP, Gain, Gains, Reach
from dghsim.report.cohort.order import by_size, heading_of
from dghsim.report.cohort.reading import CohortReading, Try
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, sortable, style_of
from dghsim.report.cohort.shares import assumed_words
from dghsim.report.cohort.sheets import imputed_cell
from dghsim.report.cohort.words import BY_STAFFING, NO_TOTAL, OF_BASE, shown, yes
from dghsim.report.numbers import amount, beside, change, fine, pounds, span
from dghsim.report.text import counted, listed, mid_sentence


def gained_section(reading: CohortReading) -> CohortSection | None:
    """For each intervention that has a cost; None where none has."""
    costed = [each for each in reading.tries if each.gains]
    if not costed:
        return None
    return CohortSection(
        "gains",
        "Where a pound gains most",
        lead=(
            f"Each change for each {pounds(STEP)} a year that it costs, on the same patients with and without it, with "
            "the 95 % interval beside it. Who gains most is only said where staffing drives the measure little, or "
            "where hospitals' own staffing is in, and only among those that cannot be told from the best, with all of "
            "them looked at. The cost is taken to be the same at each, and what it buys is for all of "
            "a hospital’s patients: ranked is by the gain in all in a year, which stands beside that of the mean "
            "patient.",
            *filter(None, (assumed_words(reading),)),
            *(_said(reading, each) for each in costed),
        ),
        tables=tuple(table for each in costed for table in _tables(reading, each)),
        sheets=(Sheet("gains", _COLUMNS, tuple(row for each in costed for row in _rows(reading, each))),),
        notes=tuple(_unranked(reading, costed)),
        short="Where a pound gains most",
    )


def _said(reading: CohortReading, one: Try) -> str:
    """The change, what it costs, and at whom it gains most."""
    tried = one.tried
    most = [
        f"On “{mid_sentence(each.measure.label)}”: {who_gains_most(reading, each)}"
        for each in one.gains
        if each.ranks is not None
    ]
    cost = f"{tried.says}: {pounds(tried.cost_gbp_per_year or 0)} a year. {tried.cost_source}"
    return " ".join([cost, *most])


def _unranked(reading: CohortReading, costed: Sequence[Try]) -> Iterator[str]:
    """On what no best buy is named, a line for each reason."""
    unranked = [each for one in costed for each in one.gains if each.ranks is None and _has_a_side(each)]
    for why in (BY_STAFFING, OF_BASE, NO_TOTAL):
        named = dict.fromkeys(
            mid_sentence(each.measure.label) for each in unranked if _why_not(reading, each) == why
        )
        if named:
            yield f"No best buy is named on: {'; '.join(named)}. {why}"


def _why_not(reading: CohortReading, found: Gains) -> str:
    """Why nobody is ranked on a measure."""
    if found.measure.id in OF_THE_BASE:
        return OF_BASE
    little = found.measure.id in LITTLE_BY_STAFFING
    return BY_STAFFING if reading.by_rule and not little else NO_TOTAL


def who_gains_most(reading: CohortReading, found: Gains) -> str:
    """One sentence on the ranked hospitals."""
    many = len(found.ranked)
    better = [name for name in found.ranked if found.hospitals[name].verdict == "better"]
    most = sorted(found.may_be_most)
    if not better:
        return "cannot tell: at no hospital is there a gain beyond chance."
    if len(most) == many:
        return f"cannot tell: none of {many} can be told from the one that gains most."
    unsure = sum(not found.may_gain_most(name) for name in most)
    also = f" Of these {unsure} cannot be told from no gain." if unsure else ""
    called = listed([reading.called(name) for name in most])
    if len(most) == 1:
        return f"it gains most at {called}.{also}"
    if len(most) > 5:
        called = f"{counted(len(most), 'hospital')} of {many}"
    return f"it gains most at one of {called}; between these it cannot be told.{also}"


def _has_a_side(found: Gains) -> bool:
    return found.measure.better != "neither"


def _has_totals(found: Gains) -> bool:
    """Whether they say anything that the measure itself does not."""
    return found.total_unit not in ("", found.measure.unit)


def _tables(reading: CohortReading, one: Try) -> Iterator[Table]:
    ranked = [each for each in one.gains if each.ranks is not None]
    others = [each for each in one.gains if each.ranks is None]
    says = one.tried.says
    if ranked:
        yield _table(
            reading, ranked, f"{says}: for each {pounds(STEP)} a year", f"gains-{one.name}", folded=False
        )
    if others:
        heading = f"{says}: the other measures, without ranks"
        yield _table(reading, others, heading, f"others-{one.name}", folded=True)


def _table(reading: CohortReading, shown: Sequence[Gains], heading: str, name: str, *, folded: bool) -> Table:
    columns = [("Hospital", "")]
    for each in shown:
        columns.append((each.measure.label, beside(each.measure.unit)))
        if _has_totals(each):
            columns.append(("In all", each.total_unit))
        if each.ranks is not None:
            columns.append(("Rank by gain", mid_sentence(each.measure.label)))
    rows = [
        Row((heading_of(reading, hospital), *(cell for each in shown for cell in _cells(each, hospital))))
        for hospital in by_size(reading)
    ]
    return Table(
        label=heading, columns=tuple(columns), rows=tuple(rows), heading=heading, sifted="" if folded else name,
        folded=folded,
    )  # fmt: skip


def _cells(found: Gains, hospital: str) -> Iterator[Cell]:
    one = found.hospitals.get(hospital)
    if one is None:
        yield Cell()
    else:
        yield _reach(one, found.measure.unit, one.verdict)
    if _has_totals(found):
        yield Cell() if one is None or one.total is None else _reach(one.total, found.total_unit)
    if found.ranks is None:
        return
    if hospital not in found.ranked:
        yield Cell()
        return
    place = found.ranked[hospital]
    low, middle, high = (
        float(ends[place]) for ends in (found.ranks.low, found.ranks.median, found.ranks.high)
    )
    most = "may gain most" if found.may_gain_most(hospital) else ""
    yield Cell(amount(middle, "", 0), f"({low:.0f} to {high:.0f})", most, "quiet", sortable(middle))


def _reach(one: Gain | Reach, unit: str, verdict: str = "") -> Cell:
    places = fine(one.low, one.high)
    return Cell(
        change(one.mean, unit, places), span(one.low, one.high, unit, places), shown(verdict),
        style_of(verdict), sortable(one.mean),
    )  # fmt: skip


_COLUMNS = (
    "intervention", "cost_gbp_per_year", "hospital", "synthetic", "imputed", "measure_id", "measure", "unit",
    "gain_per_100000_gbp", "ci_low", "ci_high", "verdict", "total_unit", "total_gain_per_100000_gbp", "total_ci_low",
    "total_ci_high", "rank", "rank_low", "rank_high", "may_gain_most",
)  # fmt: skip


def _rows(reading: CohortReading, one: Try) -> Iterator[tuple[str | float | None, ...]]:
    for each in one.gains:
        for name in by_size(reading):
            found = each.hospitals.get(name)
            if found is None:
                continue
            ends: tuple[float | None, ...] = (None,) * 3
            if each.ranks is not None and name in each.ranked:
                place = each.ranked[name]
                ends = tuple(float(of[place]) for of in (each.ranks.median, each.ranks.low, each.ranks.high))
            most = "" if each.ranks is None else yes(each.may_gain_most(name))
            all_of_it: tuple[float | None, ...] = (None,) * 3
            if found.total is not None:
                all_of_it = (found.total.mean, found.total.low, found.total.high)
            yield (
                one.name, one.tried.cost_gbp_per_year, name, yes(name in reading.synthetic),
                imputed_cell(reading, name), each.measure.id, each.measure.label, each.measure.unit, found.mean,
                found.low, found.high, found.verdict,
                each.total_unit if found.total is not None else "", *all_of_it, *ends, most,
            )  # fmt: skip
