"""Puts the page of levers together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dghsim.report.assets import assets
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.environment import environment
from dghsim.report.levers.next_door import next_door
from dghsim.report.levers.one import lever_section
from dghsim.report.levers.reading import Moved, by_lever, cell, moved
from dghsim.report.numbers import beside
from dghsim.report.page import Section
from dghsim.report.sections.margins import difference_margins
from dghsim.report.sections.opening import trials_opening
from dghsim.report.text import clean
from dghsim.studies.levers import Trials
from dghsim.whole import write_whole

HEADLINES: tuple[str, ...] = (
    "clinician_in_time_percent", "consultant_in_time_percent", "ed_stay_mean_hours", "stay_mean_days",
    "uncovered_hours_per_week", "cost_total_gbp_per_year",
)  # fmt: skip
"""What all levers are read by, side by side."""


def write_levers(
    trials: Trials, path: Path, *, evidence: Mapping[str, int], warnings: Sequence[str] = ()
) -> None:
    """Writes the page, whole or not at all. Raises OSError where it cannot be written."""
    write_whole(path, levers_page(trials, evidence, warnings))


def levers_page(trials: Trials, evidence: Mapping[str, int], warnings: Sequence[str] = ()) -> str:
    """The page as HTML."""
    shown = list(sections(trials, warnings))
    page = environment().get_template("cohort.html.j2")
    return page.render(
        assets=assets(tables=True),
        opening=trials_opening(trials.base, [each.called for each in trials.tried], evidence),
        contents=[Section(each.id, each.short or each.heading) for each in shown],
        shown=shown,
        failures=(),
        drawn=any(each.figures for each in shown),
    )


def sections(trials: Trials, warnings: Sequence[str] = ()) -> Iterator[CohortSection]:
    """All side by side, then each lever, then how to read the margins."""
    yield _side_by_side(trials, warnings)
    if trials.next_door is not None:
        yield next_door(trials)
    for name, (lever, tried) in by_lever(trials).items():
        yield lever_section(name, lever, tried)
    differences = [each.difference for each in trials.tried if each.difference is not None]
    if differences:
        yield CohortSection(
            "margins", "Reading the margins",
            lead=(
                *difference_margins(differences),
                "Intervals are of each measure and level by itself: of many, one in twenty leaves out nought by "
                "chance where nothing changes.",
            ),
        )  # fmt: skip


def _words(called: str) -> str:
    """`overnight_closure=10_saves_night` so that it can be broken into lines."""
    return called.replace("_", " ").replace("=", ": ").replace("+", " + ")


def _side_by_side(trials: Trials, warnings: Sequence[str]) -> CohortSection:
    found = {each.called: moved(each.difference) for each in trials.tried if each.difference is not None}
    first: dict[str, Moved] = {}
    for by in found.values():
        first |= {measure: by[measure] for measure in HEADLINES if measure in by}
    columns = (
        ("Lever", ""),
        *((one.measure, beside(one.change_unit)) for one in first.values()),
    )
    says = {
        each.called: "; ".join(clean(one.lever.level[one.level].says) for one in each.pulled)
        for each in trials.tried
    }
    rows = tuple(
        Row((Cell(_words(called), says[called]), *(cell(by.get(measure)) for measure in first)), called)
        for called, by in found.items()
    )
    tables = (Table("All levers side by side", columns, rows, sifted="levers"),) if first else ()
    not_had = (f"Not tried, {each.called}: {clean(each.why_not)}" for each in trials.tried if each.why_not)
    return CohortSection(
        "answers", "Side by side",
        lead=(
            "Each lever against the scenario without it, on the same patients: the difference, its 95 % interval, and "
            "whether that is better or worse. What a lever costs beside doctors' pay and locums stands with it below.",
        ),
        tables=tables,
        notes=(*not_had, *(clean(words) for words in warnings)),
    )  # fmt: skip
