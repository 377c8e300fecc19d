"""Puts the parts of a page together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dghsim.measures.answers import answers
from dghsim.measures.model import Difference, OneFewer, Study
from dghsim.report.assets import assets
from dghsim.report.environment import environment
from dghsim.report.figure import Figure
from dghsim.report.figures.dated_rota import dated_grids
from dghsim.report.figures.demand_and_cover import demand_and_cover
from dghsim.report.figures.duty_time import duty_time
from dghsim.report.figures.going_home import going_home
from dghsim.report.figures.homes import homes
from dghsim.report.figures.ladder import ladder
from dghsim.report.figures.money import money
from dghsim.report.figures.occupancy import occupancy
from dghsim.report.figures.posts import posts
from dghsim.report.figures.queues import queues
from dghsim.report.figures.response import response
from dghsim.report.figures.rota_grid import template_grids
from dghsim.report.figures.skills import skills
from dghsim.report.figures.waits import waits
from dghsim.report.figures.workload import workload
from dghsim.report.figures.year_strip import year_strip
from dghsim.report.reading import Reading, readings
from dghsim.report.sections.answers import answer_cards
from dghsim.report.sections.broken_rules import broken_rules
from dghsim.report.sections.face import face
from dghsim.report.sections.glossary import glossary
from dghsim.report.sections.guesses import guesses
from dghsim.report.sections.held import held_section
from dghsim.report.sections.homes import homes_beside
from dghsim.report.sections.margins import difference_margins, margins
from dghsim.report.sections.method import method
from dghsim.report.sections.nights import night_section
from dghsim.report.sections.opening import comparison_opening, report_opening
from dghsim.report.sections.pay import pay_tables
from dghsim.report.sections.runs import runs
from dghsim.report.sections.summary import summary_groups
from dghsim.report.sections.what_next import beside, changes, fewer_cards
from dghsim.report.style import DAYS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the pictures under it."""

    id: str
    heading: str
    figures: tuple[Figure, ...] = ()


def report_page(
    study: Study,
    one_fewer: Sequence[OneFewer],
    what_ifs: Sequence[Difference],
    evidence: Mapping[str, int],
    warnings: Sequence[str],
    *,
    plotly_at: str = "",
) -> str:
    """The report of one study as HTML; `plotly_at` is a copy of plotly that it shares, seen from the page."""
    table = study.summary()
    found = readings(table)
    pictures = _pictures(study, found)
    templates, dated = template_grids(study), dated_grids(study)
    margin, nights, against = margins(study, found, evidence), night_section(study), face(study)
    guessed, many, standards = guesses(study, found), runs(study), held_section(study)
    contents = [
        Section("answers", "Answers"),
        *(
            [Section("rota", "The rota")]
            if templates or dated or study.rota.breaches or study.rota.notes
            else []
        ),
        *pictures,
        *([Section("nights", "The worst night")] if nights else []),
        *([Section("next", "What next")] if one_fewer or what_ifs else []),
        *([Section("standards", standards.heading)] if standards else []),
        *([Section("face", against.heading)] if against else []),
        *([Section("guesses", "How much rests on guesses")] if guessed else []),
        Section("summary", "All measures"),
        Section("margins", "Reading the margins"),
        *([Section("runs", "How many runs")] if many else []),
        Section("method", "How it was made"),
    ]
    page = environment().get_template("report.html.j2")
    return page.render(
        assets=assets(plotly_at=plotly_at),
        opening=report_opening(study, evidence),
        contents=contents,
        answers=answer_cards(answers(study)),
        warnings=list(warnings),
        templates=templates,
        dated=dated,
        days=DAYS,
        broken=broken_rules(study),
        pay=pay_tables(study),
        notes=study.rota.notes,
        pictures=pictures,
        nights=nights,
        one_fewer=fewer_cards(one_fewer),
        beside=beside(study, [*(leaver.difference for leaver in one_fewer), *what_ifs]),
        what_ifs=changes(what_ifs),
        held=standards,
        face=against,
        guesses=guessed,
        summary=summary_groups(study, table),
        margins=margin,
        runs=many,
        method=method(study),
        glossary=glossary(study),
        drawn=bool(pictures) or margin.figure is not None or (many is not None and bool(many.drawn)),
    )


def comparison_page(
    differences: Sequence[Difference], evidence: Mapping[str, int], warnings: Sequence[str]
) -> str:
    """The page of paired differences as HTML. All share their base; there is at least one."""
    told = homes_beside(differences)
    contents = [
        Section("answers", "What differs"),
        *([Section("homes", "Primary Care Home")] if told else []),
        Section("margins", "Reading the margins"),
    ]
    page = environment().get_template("comparison.html.j2")
    return page.render(
        assets=assets(),
        opening=comparison_opening(differences, evidence),
        contents=contents,
        what_ifs=changes(differences),
        warnings=list(warnings),
        homes=told,
        reading=difference_margins(differences),
        drawn=False,
    )


def _pictures(study: Study, found: dict[str, Reading]) -> tuple[Section, ...]:
    tiers = study.scenario.rota.tier
    sections = (
        (
            "demand",
            "Demand against cover",
            (demand_and_cover(study), workload(found, tiers), duty_time(found, tiers)),
        ),
        ("waiting", "Waits", (waits(study), queues(study), response(found, study.scenario))),
        ("beds", "Occupancy", (occupancy(study), going_home(found))),
        ("homes", "Primary Care Home", (homes(found, study.scenario),)),
        ("posts", "Posts and gaps", (posts(study, found), ladder(found, study.scenario))),
        ("year", "The year, week by week", (year_strip(study),)),
        ("money", "Money", (money(found, study.scenario.money.medical_budget_gbp_per_year),)),
        ("skills", "Skills", (skills(found, tiers),)),
    )
    made = (
        Section(name, heading, tuple(figure for figure in figures if figure is not None))
        for name, heading, figures in sections
    )
    return tuple(section for section in made if section.figures)
