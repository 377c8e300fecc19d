"""Puts the page of levers together: the decision first, the method last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dghsim.report.assets import assets
from dghsim.report.cohort.files import csv_of
from dghsim.report.cohort.section import CohortSection
from dghsim.report.environment import environment
from dghsim.report.levers.decision.answer import answer_of
from dghsim.report.levers.decision.prices import prices
from dghsim.report.levers.decision.side_by_side import side_by_side
from dghsim.report.levers.decision.sure import sure
from dghsim.report.levers.decision.together import together
from dghsim.report.levers.decision.truth import truth
from dghsim.report.levers.next_door import next_door
from dghsim.report.levers.one import lever_section
from dghsim.report.levers.reading import by_lever
from dghsim.report.page import Section
from dghsim.report.sections.margins import difference_margins
from dghsim.report.sections.opening import trials_opening
from dghsim.report.text import clean
from dghsim.studies.decide.model import Decision
from dghsim.whole import write_whole


def write_decision(
    decision: Decision, folder: Path, *, evidence: Mapping[str, int], warnings: Sequence[str] = ()
) -> None:
    """Writes `report.html`, and the decision's tables as CSV beside it. Raises OSError where they cannot be written."""
    shown = list(sections(decision))
    for sheet in (sheet for section in shown for sheet in section.sheets if sheet.rows):
        write_whole(folder / f"{sheet.name}.csv", csv_of(sheet))
    write_whole(folder / "report.html", decision_page(decision, shown, evidence, warnings))


def decision_page(
    decision: Decision,
    shown: Sequence[CohortSection],
    evidence: Mapping[str, int],
    warnings: Sequence[str] = (),
) -> str:
    """The page as HTML."""
    trials = decision.trials
    page = environment().get_template("levers.html.j2")
    return page.render(
        assets=assets(tables=True),
        opening=trials_opening(trials.base, [each.called for each in trials.tried], evidence),
        contents=[
            Section("answers", "The decision"),
            *(Section(each.id, each.short or each.heading) for each in shown),
        ],
        answer=answer_of(decision),
        shown=shown,
        failures=(),
        warnings=[clean(each) for each in warnings],
        drawn=any(each.figures for each in shown),
    )


def sections(decision: Decision) -> Iterator[CohortSection]:
    """What follows the decision: options against one another, then each lever, then how to read the margins."""
    trials = decision.trials
    parts = (side_by_side(decision), prices(decision), together(decision), truth(decision), sure(decision))
    yield from (part for part in parts if part is not None)
    if trials.next_door is not None:
        yield next_door(trials)
    for name, (lever, tried) in by_lever(trials).items():
        yield lever_section(name, lever, tried)
    differences = [each.difference for each in trials.tried if each.difference is not None]
    yield CohortSection(
        "margins", "Reading the margins",
        lead=(
            *difference_margins(differences),
            "Only the verdicts on the measures of the aims are corrected for all comparisons: those in the sections of "
            "single levers, and in the tables of all measures beside this page, are not.",
        ),
    )  # fmt: skip
