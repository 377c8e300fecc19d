"""The parts of a study's page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from dghsim.errors import InputError
from dghsim.measures.across.dose import dose
from dghsim.measures.across.effects import effects
from dghsim.measures.across.model import HOSPITAL
from dghsim.measures.across.pareto import pareto, unpriced
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table, style_of
from dghsim.report.figure import Figure
from dghsim.report.numbers import is_money
from dghsim.report.study.asked import PANELS, Asked
from dghsim.report.study.best import best_figure
from dghsim.report.study.doses import doses_figure
from dghsim.report.study.effects import together_figure, tornado_figure
from dghsim.report.study.front import front_figure
from dghsim.report.study.shares import shares_figure
from dghsim.report.study.words import chance, difference, interval, label, size, value
from dghsim.report.text import clean, listed
from dghsim.studies.reading.cells import axis_of, cells_of, factors_of, options_of
from dghsim.studies.reading.decide import Decision, decide
from dghsim.studies.reading.shares import shares_of

MOST_OPTIONS = 40
MOST_HOSPITALS = 60
_T = TypeVar("_T")


def decision_section(asked: Asked, decision: Decision) -> CohortSection:
    """The best options beside one another; what to do stands above them, on cards."""
    return CohortSection(
        "answers", "The decision", figures=(best_figure(decision),),
        notes=tuple(_averaged(asked, decision)),
    )  # fmt: skip


def _averaged(asked: Asked, decision: Decision) -> Iterator[str]:
    decided = {axis.name for axis in decision.cells.axes} | set(asked.where)
    names = dict.fromkeys((*asked.over, *asked.source.undecided))
    over = [name.replace("_", " ") for name in names if name not in decided]
    if over:
        yield f"The mean over {clean(', '.join(over))}, which nobody decides, every level alike."
    if len(axis_of(asked.source, HOSPITAL).levels) > 1 and HOSPITAL not in asked.where:
        yield "The mean over the hospitals, each counted alike; what each would do by itself stands below."


def options_section(decision: Decision) -> Iterator[CohortSection]:
    """Every option against what is there now."""
    found = decision.compared
    if found is None:
        return
    rows = tuple(
        Row((
            Cell(clean(one.words)),
            Cell(value(found.measure, one.mean)),
            Cell(difference(found.measure, one.change).partition(" (")[0],
                 f"({interval(found.measure, one.change)}; all together {interval(found.measure, one.wide)})",
                 one.verdict, style_of(one.verdict)),
            Cell(chance(float(decision.chances[one.cell]))),
        ))
        for one in found.options[:MOST_OPTIONS]
    )  # fmt: skip
    more = len(found.options) - len(rows)
    yield CohortSection(
        "options", "Each option against what is there now",
        lead=(
            f"{label(found.measure)[:1].upper()}{label(found.measure)[1:]} is "
            f"{value(found.measure, found.base_mean)} as it is. Differences are paired on the same patients; "
            "verdicts are by intervals that all hold together in 95 of 100 studies.",
        ),
        tables=(Table("Each option against what is there now",
                      (("Option", ""), ("Mean", ""), ("Change", ""), ("Best with a chance of", "")), rows),),
        notes=(f"{more:,} options with a worse mean are not shown; dghsim query has them.",) if more else (),
        short="Each option",
    )  # fmt: skip


def front_section(asked: Asked) -> Iterator[CohortSection]:
    """Cost against the measure that decides."""
    if asked.cost is None:
        return
    source, first = asked.source, asked.measures[0]

    def figure() -> Figure:
        cost = options_of(source, asked.cost or "", asked.over, asked.where)
        return front_figure(pareto(cost, options_of(source, first, asked.over, asked.where)))

    for section in _section("front", "Cost against the standard", [figure], short="Cost"):
        yield replace(section, lead=tuple(_unpriced(asked)))


def _unpriced(asked: Asked) -> Iterator[str]:
    """What looks free in the picture and is not: said before it."""
    cost = asked.source.measure(asked.cost or "")
    if is_money(cost.unit):
        free = unpriced(options_of(asked.source, cost.id, asked.over, asked.where))
        names = [clean(name.replace("_", " ")) for name in free]
        if names:
            yield (
                f"{listed(names)[:1].upper()}{listed(names)[1:]}: what that costs is not in this picture. "
                f"{label(cost)[:1].upper()}{label(cost)[1:]} does not price it, and is the same with any of it."
            )


def dose_sections(asked: Asked) -> Iterator[CohortSection]:
    """What more of each thing does."""
    figures = [
        _dose_figure(asked, name)
        for name in asked.source.listed
        if axis_of(asked.source, name).ordered and len(axis_of(asked.source, name).levels) > 1
        and name not in asked.where
    ]  # fmt: skip
    if figures:
        yield from _section("doses", "What more of each does", figures)


def _dose_figure(asked: Asked, name: str) -> Callable[[], Figure]:
    source = asked.source

    def figure() -> Figure:
        return doses_figure(
            [dose(cells_of(source, measure, asked.where), name) for measure in asked.measures[:PANELS]],
            f"dose-{name}".replace("_", "-"),
            source.factors[name].says or "",
        )

    return figure


def matters_section(asked: Asked) -> Iterator[CohortSection]:
    """What moves the measure most, what does more together, and what the spread is due to."""
    source, first = asked.source, asked.measures[0]

    def found() -> Figure:
        return tornado_figure(effects(factors_of(source, first, asked.where)))

    def together() -> Figure | None:
        return together_figure(effects(factors_of(source, first, asked.where)))

    def shares() -> Figure:
        return shares_figure(shares_of(source, first, asked.where))

    yield from _section("matters", "What matters most", [found, together, shares])


def hospitals_section(asked: Asked) -> Iterator[CohortSection]:
    """The best option of each hospital by itself."""
    hospitals = axis_of(asked.source, HOSPITAL).levels
    if len(hospitals) < 2 or HOSPITAL in asked.where:
        return
    rows, notes = [], []
    for hospital in hospitals[:MOST_HOSPITALS]:
        try:
            found = decide(
                asked.source, asked.measures[0], zone=asked.zone, confidence=asked.confidence, over=asked.over,
                where={**asked.where, HOSPITAL: hospital}, first_stage=asked.first_stage,
            )  # fmt: skip
        except InputError as error:
            notes.append(f"{clean(str(hospital))}: {clean(str(error))}")
            continue
        rows.append(_hospital_row(str(hospital), found))
    columns = (
        ("Hospital", ""),
        ("What is best", ""),
        ("Mean", ""),
        ("Cannot be told from it", "options"),
        ("At most from the best", ""),
    )
    yield CohortSection(
        "hospitals", "Each hospital by itself",
        tables=(Table("The best option of each hospital", columns, tuple(rows)),) if rows else (),
        notes=tuple(notes), short="Hospitals",
    )  # fmt: skip


def _hospital_row(hospital: str, found: Decision) -> Row:
    best = found.best
    far = size(found.measure, best.within) if math.isfinite(best.within) else "not known"
    within = "told" if best.told else far
    return Row((
        Cell(clean(hospital)),
        Cell(clean(found.words[best.picked])),
        Cell(value(found.measure, float(found.means[best.picked]))),
        Cell(str(len(best.kept) - 1)),
        Cell(within),
    ))  # fmt: skip


def _section(
    name: str,
    heading: str,
    made: list[Callable[[], Figure]] | list[Callable[[], Figure | None]],
    short: str = "",
) -> Iterator[CohortSection]:
    """The pictures that can be had; of those that cannot, why."""
    figures, notes = [], []
    for make in made:
        try:
            figure = make()
        except InputError as error:
            notes.append(f"Not shown: {clean(str(error))}.")
            continue
        if figure is not None:
            figures.append(figure)
    if figures or notes:
        yield CohortSection(
            name, heading, figures=tuple(figures), notes=tuple(dict.fromkeys(notes)), short=short
        )
