"""Puts the page of a cohort together."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.report.assets import assets
from dghsim.report.cohort.changed import changed_panels
from dghsim.report.cohort.funnel import funnel
from dghsim.report.cohort.held import held_tables
from dghsim.report.cohort.map import cohort_map
from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.panels import aim_panels
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.standings import rank_tables
from dghsim.report.environment import environment
from dghsim.report.figure import Figure
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.report.text import counted, simulated

RULE = "The same staffing rule under each hospital's demand"
OWN = "Each hospital with its own staffing"


def cohort_page(reading: CohortReading, warnings: Sequence[str] = (), *, plotly_at: str = "") -> str:
    """The page as HTML; `plotly_at` is a copy of plotly that it shares, seen from the page."""
    pictures, standards = _pictures(reading), held_tables(reading)
    contents = [
        Section("answers", "All hospitals"),
        *pictures,
        *([Section("standards", "Against standards")] if standards else []),
        Section("ranks", "Ranks"),
    ]
    page = environment().get_template("cohort.html.j2")
    return page.render(
        assets=assets(plotly_at=plotly_at, tables=True),
        opening=_opening(reading),
        contents=contents,
        heading=RULE if reading.by_rule else OWN,
        lead=_lead(reading),
        failures=reading.failures,
        overview=overview(reading),
        pictures=pictures,
        held=standards,
        by_rule=reading.by_rule,
        ranks=rank_tables(reading),
        warnings=list(warnings),
        drawn=bool(pictures),
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
        Fact("Seed", str(run.seed)),
        Fact("Own staffing in", f"{len(reading.own & set(reading.studies))} of {len(reading.studies)}"),
    ]
    if reading.tried is not None:
        facts.append(Fact("Tried at each", reading.tried.says))
    return facts


def _lead(reading: CohortReading) -> list[str]:
    sentences = [
        "Averages, each with its 95 % interval beside it, smallest take first. Where chance explains how a hospital "
        "differs from the middle of the cohort, it says “cannot tell”."
    ]
    if reading.by_rule:
        sentences.append(
            "Staffing is one rule for all of them and is not theirs: what differs here is what each hospital's demand, "
            "beds and delays make of the same rule. Put a hospital's own posts and rotas in its file, and say "
            "staffing = “own”, before anything is concluded about it."
        )
    if reading.failures:
        sentences.append(f"{counted(len(reading.failures), 'hospital')} could not be run, and why is below.")
    return sentences


def _pictures(reading: CohortReading) -> tuple[Section, ...]:
    quality = next((aim for aim in reading.aims if aim.aim.name == "quality" and aim.standings), None)
    sections = [Section("changed", "What the change does", _drawn(changed_panels(reading)))]
    sections += [
        Section(aim.aim.name, aim.aim.title, _drawn(aim_panels(reading, aim))) for aim in reading.aims
    ]
    if quality is not None:
        first = quality.standings[min(1, len(quality.standings) - 1)]
        sections.append(Section("chance", "Chance", _drawn(funnel(reading, first))))
        sections.append(Section("where", "Where they are", _drawn(cohort_map(reading, first))))
    return tuple(section for section in sections if section.figures)


def _drawn(figure: Figure | None) -> tuple[Figure, ...]:
    return () if figure is None else (figure,)
