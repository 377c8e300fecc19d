"""What would have to be true for an option to be worth it."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table
from dghsim.report.figure import Figure
from dghsim.report.levers.decision.cells import effect_cell
from dghsim.report.levers.decision.tornado import tornado
from dghsim.report.numbers import plain
from dghsim.report.text import clean
from dghsim.studies.decide.assumptions import POSTS
from dghsim.studies.decide.model import Assumption, Decision
from dghsim.studies.decide.words import crossing_words, name_of, not_run

_NOTHING_TESTED = (
    "No assumption was put to the test: these options have neither numbers with a range nor posts of their own, or "
    "--quick was asked for."
)


def truth(decision: Decision) -> CohortSection:
    """Each assumption at other values, in a table and a picture an option."""
    table = _assumed(decision)
    return CohortSection(
        "truth",
        "What would have to be true",
        lead=(
            "For it to help: where along its range each assumption still leaves an option better than without, one at "
            "a time. Only the values shown were run; between them a straight line is a guess, and a queue seldom keeps "
            "to one. Posts that stay empty do so for the whole run, and whoever covers gaps covers theirs. For it to "
            "pay: what a unit would have to be worth stands under “What a unit costs”.",
            *(() if table else (_NOTHING_TESTED,)),
        ),
        tables=(table,) if table else (),
        figures=tuple(_pictures(decision)),
        notes=(*_turned(decision), *map(clean, not_run(decision))),
        sheets=(_sheet(decision),),
        short="What has to be true",
    )


def _pictures(decision: Decision) -> Iterator[Figure]:
    first = True
    for each in decision.judged:
        own = [one for one in decision.assumptions if one.called == each.called]
        figure = tornado(each.called, own, first=first)
        if figure is not None:
            first = False
            yield figure


def _turned(decision: Decision) -> Iterator[str]:
    """Which assumption changes a verdict by itself."""
    for each in decision.assumptions:
        if each.turns:
            named = "; ".join(clean(decision.measures[name].label) for name in each.turns)
            yield (
                f"{clean(name_of(each.called))}: at an end of “{_what(each)}” the verdict by itself is another on "
                f"{named}."
            )


def _assumed(decision: Decision) -> Table | None:
    if not decision.assumptions:
        return None
    columns = (
        ("Option, and what is assumed", ""), ("Read on", ""), ("At the low end", ""), ("As assumed", ""),
        ("At the high end", ""), ("Still helps", ""),
    )  # fmt: skip
    rows = tuple(_row(each) for each in decision.assumptions)
    return Table("Each assumption at the ends of its range", columns, rows, sifted="truth")


def _row(each: Assumption) -> Row:
    first, best, last = each.points[0], each.points[each.best], each.points[-1]
    unit = each.measure.unit
    return Row((
        Cell(clean(name_of(each.called)), _what(each)),
        Cell(clean(each.measure.label)),
        Cell(tag="as assumed") if each.best == 0 else effect_cell(first.effect, unit),
        effect_cell(best.effect, unit),
        Cell(tag="as assumed") if each.best == len(each.points) - 1 else effect_cell(last.effect, unit),
        Cell(crossing_words(each.helps), f"beyond chance: {crossing_words(each.surely)}"),
    ), each.called)  # fmt: skip


def _what(each: Assumption) -> str:
    if each.name == POSTS:
        return f"posts filled: {plain(each.points[0].at, 0)} to {plain(each.points[-1].at, 0)}"
    first, last = each.points[0].at, each.points[-1].at
    return f"{clean(each.says)}: {first:g} to {last:g}, taken as {each.points[each.best].at:g}"


def _sheet(decision: Decision) -> Sheet:
    columns = (
        "option", "assumption", "says", "value", "as_assumed", "measure_id", "measure", "unit", "difference", "ci_low",
        "ci_high", "verdict_alone", "cost_gbp_per_year", "helps", "helps_at", "surely_helps", "surely_helps_at",
        "turns_verdict_on",
    )  # fmt: skip
    rows = [
        (
            each.called, each.name, each.says, point.at, "yes" if place == each.best else "no", each.measure.id,
            each.measure.label, each.measure.unit, point.effect.mean, point.effect.low, point.effect.high,
            point.effect.alone, None if point.cost is None else point.cost.mean, each.helps.holds, each.helps.at,
            each.surely.holds, each.surely.at, " ".join(each.turns),
        )
        for each in decision.assumptions
        for place, point in enumerate(each.points)
    ]  # fmt: skip
    return Sheet("assumptions", columns, tuple(rows))
