"""The section of one lever: what it does here at each level, what is told of it elsewhere, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.measures.model import Difference
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table, style_of
from dghsim.report.levers.dose import dose_response
from dghsim.report.levers.reading import (
    ONLY_WITH,
    Moved,
    cell,
    in_percent,
    level_name,
    level_of,
    moved,
    without,
    words_of,
)
from dghsim.report.numbers import beside, fine, plain, pounds, signed
from dghsim.report.text import clean
from dghsim.scenario.levers.model import Comparator, Lever
from dghsim.scenario.levers.text import cost_text, prior_text
from dghsim.studies.levers import Tried


def lever_section(name: str, lever: Lever, tried: Sequence[Tried]) -> CohortSection:
    """Everything the page has of one lever."""
    tables = [_levels(lever, tried), _told_elsewhere(lever, tried)]
    figure = dose_response(name, lever, tried)
    return CohortSection(
        id=f"lever-{name}".replace("_", "-"),
        heading=clean(lever.name),
        lead=(clean(lever.says), clean(lever.mechanism), f"Unchanged: {clean(lever.unchanged)}"),
        tables=tuple(table for table in tables if table is not None),
        figures=(figure,) if figure else (),
        notes=tuple(_notes(lever, tried)),
        short=name.replace("_", " "),
    )


def _levels(lever: Lever, tried: Sequence[Tried]) -> Table | None:
    found = {each.pulled[0].shown: moved(each.difference) for each in tried if each.difference is not None}
    first: dict[str, Moved] = {}
    for by in found.values():
        first |= {measure: by[measure] for measure in lever.watch if measure in by}
    shown = [measure for measure in lever.watch if measure in first]
    if not shown:
        return None
    columns = (
        ("Level", ""),
        *((first[measure].measure, _unit(first[measure])) for measure in shown),
        ("Beside doctors and locums", "a year"),
    )
    base = Row((
        Cell("without"),
        *(Cell(without(first[measure])) for measure in shown),
        Cell(),
    ))  # fmt: skip
    rows = [
        Row((
            Cell(words_of(level), clean(level_of(lever, level).says)),
            *(cell(by.get(measure)) for measure in shown),
            Cell(_beside(lever, level)),
        ))
        for level, by in found.items()
    ]  # fmt: skip
    return Table("What each level changes", columns, (base, *rows), heading="What it changes here")


def _unit(one: Moved) -> str:
    return beside(one.change_unit)


def _beside(lever: Lever, level: str) -> str:
    """Pounds a year that the rota does not hold."""
    costs = lever.costs(level_name(level))
    known = [cost.gbp_per_year for cost in costs if cost.gbp_per_year is not None]
    return pounds(sum(known)) if known else "nothing"


def _told_elsewhere(lever: Lever, tried: Sequence[Tried]) -> Table | None:
    there = [(each.pulled[0].shown, each.difference) for each in tried if each.difference is not None]
    levels = [(shown, difference, moved(difference)) for shown, difference in there]
    rows = []
    for told in lever.comparator.values():
        first = next((by[told.measure] for *_, by in levels if told.measure in by), None)
        if first is not None:
            here = (_here(told, difference, by.get(told.measure)) for _, difference, by in levels)
            rows.append(Row((Cell(clean(told.says), clean(told.source)), Cell(_effect(told, first)), *here)))
    if not rows:
        return None
    return Table(
        "The model's answer beside effects told elsewhere",
        (("Told elsewhere", ""), ("Effect", ""), *((f"Here, {words_of(level)}", "") for level, *_ in levels)),
        tuple(rows),
        heading="What is told elsewhere, beside the answer here",
    )


def _effect(told: Comparator, one: Moved) -> str:
    unit = "%" if told.per == "percent" else one.change_unit
    if told.low is None or told.high is None:
        return f"{_signed(told.best)} {unit}"
    return f"{_signed(told.best)} {unit} ({_signed(told.low)} to {_signed(told.high)})"


def _signed(value: float) -> str:
    return signed(value, 0 if value.is_integer() else 1)


def _here(told: Comparator, difference: Difference, one: Moved | None) -> Cell:
    if one is None or told.per == "difference" or one.verdict in (ONLY_WITH, "no change"):
        return cell(one)
    found = in_percent(difference, told.measure)
    if found is None:
        return Cell("cannot be said", "of next to nothing, or of one run")
    places = fine(found.low, found.high)
    ends = f"({plain(found.low, places)} to {plain(found.high, places)})"
    return Cell(f"{signed(found.value, places)} %", ends, one.verdict, style_of(one.verdict))


def _notes(lever: Lever, tried: Sequence[Tried]) -> Iterator[str]:
    for each in tried:
        if each.why_not:
            yield f"Not tried, {each.called}: {clean(each.why_not)}"
    for study in lever.evidence:
        yield clean(
            f"Evidence: {study.study}. {study.effect}. Design: {study.design}. How sure: {study.sure}."
        )
    for prior in lever.prior.values():
        yield clean(f"Not known: {prior_text(prior)}")
    costs = dict.fromkeys(cost_text(cost) for level in lever.level for cost in lever.costs(level))
    yield from (clean(f"Cost: {text}") for text in costs)
