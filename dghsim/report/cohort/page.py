"""Puts the page of a cohort together."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.report.assets import assets
from dghsim.report.cohort.changed import changed_panels
from dghsim.report.cohort.funnel import funnel
from dghsim.report.cohort.map import cohort_map
from dghsim.report.cohort.panels import aim_panels, by_size
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.standings import rank_tables
from dghsim.report.environment import environment
from dghsim.report.figure import Figure, Numbers
from dghsim.report.numbers import amount, span
from dghsim.report.page import Section
from dghsim.report.sections.opening import Fact, Opening
from dghsim.report.text import counted, simulated

RULE = "The same staffing rule under each hospital's demand"
OWN = "Each hospital with its own staffing"


def cohort_page(reading: CohortReading, warnings: Sequence[str] = ()) -> str:
    """The page as HTML."""
    pictures = _pictures(reading)
    contents = [Section("answers", "All hospitals"), *pictures, Section("ranks", "Ranks")]
    page = environment().get_template("cohort.html.j2")
    return page.render(
        assets=assets(),
        opening=_opening(reading),
        contents=contents,
        heading=RULE if reading.by_rule else OWN,
        lead=_lead(reading),
        failures=reading.failures,
        overview=_overview(reading),
        pictures=pictures,
        ranks=rank_tables(reading),
        warnings=list(warnings),
        drawn=bool(pictures),
    )


def _opening(reading: CohortReading) -> Opening:
    run = reading.cohort.run
    return Opening(
        title=f"{reading.cohort.name}: compared",
        kicker=RULE if reading.by_rule else OWN,
        heading=reading.cohort.name,
        under=reading.cohort.about.strip(),
        facts=(
            Fact("Hospitals", str(len(reading.studies))),
            Fact("Each", simulated(run.replications, run.weeks)),
            Fact("Own staffing in", str(len(reading.own & set(reading.studies)))),
        ),
        notice=reading.cohort.caveat.strip(),
        evidence=(),
        evidence_words="",
        made="Made by dghsim. Nothing on this page is loaded from elsewhere.",
    )


def _lead(reading: CohortReading) -> list[str]:
    sentences = [
        "Averages with 95 % intervals in brackets, smallest take first. Where chance explains how a hospital differs "
        "from the middle of the cohort, it says “cannot tell”."
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


def _overview(reading: CohortReading) -> Numbers:
    firsts = [aim.standings[0] for aim in reading.aims if aim.standings]
    columns = ("Patients a day", *(f"{each.measure.label}, {each.measure.unit}" for each in firsts))
    rows = []
    for name in by_size(reading):
        take = float(reading.studies[name].values["arrivals_per_day"].mean())
        cells = []
        for each in firsts:
            one = each.hospitals.get(name)
            unit = each.measure.unit
            cells.append(
                ""
                if one is None
                else f"{amount(one.mean, unit)} ({span(one.low, one.high, unit)}), {one.verdict}"
            )
        rows.append((f"{reading.names[name]} ({name.upper()})", f"{take:.1f}", *cells))
    return Numbers(columns, tuple(rows))


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
