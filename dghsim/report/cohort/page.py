"""Puts the page of a cohort together."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.report.assets import assets
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.sections import sections
from dghsim.report.cohort.words import OWN, RULE
from dghsim.report.environment import environment
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.report.text import counted, long_date, simulated

YEAR = 52
"""Weeks."""


def cohort_page(
    reading: CohortReading,
    shown: Sequence[CohortSection] | None = None,
    *,
    plotly_at: str = "",
) -> str:
    """The page as HTML.

    Args:
        reading: the cohort.
        shown: its sections, where they have been made; otherwise all.
        plotly_at: a copy of plotly that the page shares, seen from the page; otherwise it carries its own.
    """
    shown = sections(reading) if shown is None else shown
    page = environment().get_template("cohort.html.j2")
    return page.render(
        assets=assets(plotly_at=plotly_at, tables=True),
        opening=_opening(reading),
        contents=[Section(each.id, each.short or each.heading) for each in shown],
        shown=shown,
        failures=reading.failures,
        drawn=any(each.figures for each in shown),
    )


def _opening(reading: CohortReading) -> Opening:
    return Opening(
        title=f"{reading.cohort.name}: compared",
        kicker=RULE if reading.by_rule else OWN,
        heading=reading.cohort.name,
        under=reading.cohort.about.strip(),
        facts=tuple(_facts(reading)),
        notice=reading.cohort.caveat.strip(),
        evidence=(),
        evidence_words="",
        made="Made by dghsim. Nothing on this page is loaded from elsewhere.",
    )


def _facts(reading: CohortReading) -> list[Fact]:
    """What was run, to the seed."""
    run = reading.cohort.run
    ran = f"{len(reading.studies)} of {len(reading.cohort.hospital)} run"
    made_up = len(reading.synthetic & set(reading.studies))
    facts = [
        Fact("Hospitals", f"{ran}, {made_up} synthetic" if made_up else ran),
        Fact("Each", simulated(run.replications, run.weeks)),
        Fact("Warm-up", f"{counted(run.warm_up_weeks, 'week')}, not counted"),
        *_part_of_the_year(reading),
        Fact("Seed", str(run.seed)),
        Fact("Own staffing in", f"{len(reading.own & set(reading.studies))} of {len(reading.studies)}"),
    ]
    facts += [Fact("Tried at each", each.tried.says) for each in reading.tries]
    return facts


def _part_of_the_year(reading: CohortReading) -> list[Fact]:
    """Which weeks, where they are not a year."""
    weeks = reading.cohort.run.weeks
    if weeks >= YEAR:
        return []
    starts = sorted({study.scenario.run.start for study in reading.studies.values()})
    first = " or ".join(map(long_date, starts))
    return [Fact("Weeks", f"{weeks} from {first}: one season, and no year's figures")]
