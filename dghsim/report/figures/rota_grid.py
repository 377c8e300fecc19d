"""The cyclic template of each tier as a coloured grid: lines by weekdays."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.report.figures.duty_marks import DutyMark, duty_marks
from dghsim.report.numbers import plain
from dghsim.report.text import counted
from dghsim.rota.model import Template
from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One line of a template."""

    number: int
    cells: tuple[DutyMark | None, ...]
    """Monday to Sunday."""
    hours: str


@dataclass(frozen=True, slots=True)
class TemplateGrid:
    """One tier's template."""

    tier: str
    label: str
    finding: str
    solved: str
    """How far the solver got, in words."""
    marks: tuple[DutyMark, ...]
    lines: tuple[TemplateLine, ...]


def template_grids(study: Study) -> tuple[TemplateGrid, ...]:
    """One grid a tier; none for a planner's own rota, which has no template."""
    tiers = study.scenario.rota.tier
    return tuple(
        _grid(template, tiers[template.tier]) for template in study.rota.templates if template.tier in tiers
    )


def _grid(template: Template, tier: Tier) -> TemplateGrid:
    marks = duty_marks(tier)
    hours = [_hours(cells, tier) for cells in template.cells]
    lines = tuple(
        TemplateLine(number, tuple(marks.get(name) for name in cells), plain(line, 1))
        for number, (cells, line) in enumerate(zip(template.cells, hours, strict=True), start=1)
    )
    return TemplateGrid(
        template.tier,
        tier.label,
        _finding(template, tier, hours),
        _solved(template),
        tuple(marks.values()),
        lines,
    )


def _hours(cells: tuple[str, ...], tier: Tier) -> float:
    """Hours of work on one line; on call from home counts with the work expected in it."""
    worked = [name for name in cells if name in tier.duty]
    worked += [
        name
        for name, duty in tier.duty.items()
        for cell, cover in zip(cells, duty.cover, strict=True)
        if cell and cover and duty.follows == cell
    ]
    duties = [tier.duty[name] for name in worked]
    return sum(duty.expected_work_hours if duty.at == "home" else duty.minutes / 60 for duty in duties)


def _finding(template: Template, tier: Tier, hours: list[float]) -> str:
    weekends = sum(any(cells[5:]) for cells in template.cells)
    average = sum(hours) / len(hours)
    vacant = template.lines - tier.in_post
    posts = f"{counted(vacant, 'line is', 'lines are')} vacant" if vacant > 0 else "every line has a doctor"
    return (
        f"1 in {template.lines}: each doctor works {weekends} of {template.lines} weekends and "
        f"{plain(average, 1)} hours a week on average, leave not taken off; {posts}."
    )


def _solved(template: Template) -> str:
    return {
        "optimal": "Proved best by the solver for the wishes it was given.",
        "feasible": "The best found with the effort allowed to the solver; not proved best.",
        "given": "Given, not made by the solver.",
    }.get(template.status, "")
