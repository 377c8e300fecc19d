"""Puts the page of a study together: the decision first, the method last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dghsim.report.assets import assets
from dghsim.report.cohort.section import CohortSection
from dghsim.report.environment import environment
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.report.study.asked import Asked
from dghsim.report.study.cards import cards
from dghsim.report.study.method import method_section
from dghsim.report.study.sections import (
    decision_section,
    dose_sections,
    front_section,
    hospitals_section,
    matters_section,
    options_section,
)
from dghsim.report.study.words import label
from dghsim.report.text import clean, counted, listed
from dghsim.studies.reading.decide import Decision
from dghsim.whole import write_whole


def write_study(asked: Asked, decision: Decision | None, path: Path) -> None:
    """Writes the page, whole or not at all: with no decision what matters first. Raises OSError where it cannot be."""
    write_whole(path, study_page(asked, decision))


def study_page(asked: Asked, decision: Decision | None) -> str:
    """The page as HTML."""
    shown = list(_sections(asked, decision))
    return (
        environment()
        .get_template("study.html.j2")
        .render(
            assets=assets(tables=True),
            opening=_opening(asked, decision),
            contents=[Section(each.id, each.short or each.heading) for each in shown],
            cards=() if decision is None else cards(decision),
            first=shown[0],
            shown=shown[1:],
            drawn=any(each.figures for each in shown),
        )
    )


def _sections(asked: Asked, decision: Decision | None) -> Iterator[CohortSection]:
    if decision is None:
        yield from matters_section(asked)
        yield from dose_sections(asked)
    else:
        yield decision_section(asked, decision)
        yield from options_section(decision)
        yield from front_section(asked)
        yield from dose_sections(asked)
        yield from matters_section(asked)
        yield from hospitals_section(asked)
    yield method_section(asked, decision, _replications(asked, decision))


def _replications(asked: Asked, decision: Decision | None) -> int:
    """Those that are looked at; where nothing is decided, the most of any cell."""
    return asked.source.values(asked.measures[0]).shape[1] if decision is None else decision.best.replications


def _opening(asked: Asked, decision: Decision | None) -> Opening:
    source = asked.source
    told, measure = ("what to do", "Decided by") if decision else ("what matters", "Measured")
    hospitals = list(dict.fromkeys(source.table["hospital"].astype(str)))
    facts = [
        Fact("Hospitals", clean(listed(hospitals)) if len(hospitals) <= 3 else str(len(hospitals))),
        Fact("Cells", f"{len(source.table):,}"),
        Fact("Each", counted(_replications(asked, decision), "replication")),
        Fact(measure, label(source.measure(asked.measures[0]))),
    ]
    return Opening(
        title=f"{clean(source.name)}: {told}",
        kicker="A study, every cell run on the same patients",
        heading=clean(source.name),
        under=clean(source.about),
        facts=tuple(facts),
        notice="" if asked.finished else "This study is not finished: what is not run yet is left out.",
        evidence=(),
        evidence_words="",
        made="Made by dghsim. Nothing on this page is loaded from elsewhere.",
    )
