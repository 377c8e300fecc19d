"""Nothing is handed out unchecked: the independent checker and a recount of the cover."""

from __future__ import annotations

from collections import Counter

from dghsim.rota.checker import check_rota
from dghsim.rota.model import Template
from dghsim.rota.template.kept import not_kept
from dghsim.rota.template.question import Question
from dghsim.rota.template.shift_types import most_cover
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts


class TemplateFault(RuntimeError):  # noqa: N818 - what it is, not how it is raised
    """The solver and the checker disagree: a fault of this program, never of the planner's file."""


def verify(template: Template, question: Question) -> None:
    """Raises TemplateFault for a template that breaks a rule, naming it, or that does not cover its duties."""
    _recount(template, question)
    for says in not_kept(question.tier, template.cells, question.rules.readings):
        raise TemplateFault(f"template of {question.tier_name} does not keep to {says}")
    shifts = template_shifts(template, question.tier)
    if shifts.empty:
        return
    report = check_rota(
        shifts,
        rules=question.rules,
        horizon_start=NOMINAL_MONDAY,
        horizon_weeks=template.lines,
        cyclic=True,
        prospective_cover=question.leave.prospective_cover,
    )
    for breach in report:
        raise TemplateFault(f"template of {question.tier_name} breaks {breach.rule}: {breach.message}")


def _recount(template: Template, question: Question) -> None:
    tier = question.tier
    for weekday in range(7):
        given = Counter(cells[weekday] for cells in template.cells)
        for name, duty in tier.duty.items():
            if duty.follows is not None:
                continue
            needed, most = duty.cover[weekday], most_cover(tier, name, weekday)
            if given[name] < needed or (most is not None and given[name] > most):
                raise TemplateFault(
                    f"template of {question.tier_name} gives duty {name} {given[name]} doctors on weekday "
                    f"{weekday + 1} for {needed}"
                )
