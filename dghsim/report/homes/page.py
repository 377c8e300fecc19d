"""Puts the page of homes together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dghsim.report.assets import assets
from dghsim.report.cohort.files import csv_of
from dghsim.report.cohort.section import CohortSection
from dghsim.report.environment import environment
from dghsim.report.homes.answer import answer_section
from dghsim.report.homes.at_home import homes_section
from dghsim.report.homes.hospital import hospital_section
from dghsim.report.homes.money import money_section
from dghsim.report.homes.practices import practices_section
from dghsim.report.page import Section
from dghsim.report.sections.margins import difference_margins
from dghsim.report.sections.opening import homes_opening
from dghsim.report.text import clean
from dghsim.studies.homes.tell import HomesTold
from dghsim.whole import write_whole


def write_homes(
    told: HomesTold, folder: Path, *, evidence: Mapping[str, int], warnings: Sequence[str] = ()
) -> None:
    """`report.html`, and a CSV for each table of numbers. Raises OSError where they cannot be written."""
    shown = list(sections(told, warnings))
    page = (
        environment()
        .get_template("cohort.html.j2")
        .render(
            assets=assets(tables=True),
            opening=homes_opening(told.hospital.changed, evidence),
            contents=[Section(each.id, each.short or each.heading) for each in shown],
            shown=shown,
            failures=(),
            drawn=any(each.figures for each in shown),
        )
    )
    write_whole(folder / "report.html", page)
    for sheet in (sheet for each in shown for sheet in each.sheets):
        write_whole(folder / f"{sheet.name}.csv", csv_of(sheet))


def sections(told: HomesTold, warnings: Sequence[str] = ()) -> Iterator[CohortSection]:
    """The short of it; hospital, homes, practices, money, and how to read the margins."""
    yield answer_section(told)
    yield hospital_section(told.hospital)
    yield homes_section(told.hospital)
    practices = told.hospital.changed.scenario.practices
    if practices is not None and told.practices:
        yield practices_section(told.practices, practices)
    if told.money is not None:
        yield money_section(told.money)
    yield CohortSection(
        "margins",
        "Reading the margins",
        lead=difference_margins([told.hospital]),
        notes=tuple(clean(words) for words in warnings),
    )
