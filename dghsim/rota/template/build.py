"""The whole model of one question for one number of lines."""

from __future__ import annotations

from collections.abc import Container

from dghsim.rota.template.constraints.cover import cover, hours, pin
from dghsim.rota.template.constraints.physical import no_overlap
from dghsim.rota.template.constraints.registry import CONSTRAINTS
from dghsim.rota.template.grid import Grid, Literal, make_grid
from dghsim.rota.template.limits import add_hard, add_soft
from dghsim.rota.template.objective.build import add_objective
from dghsim.rota.template.question import Question


def build(question: Question, lines: int, *, without: Container[str] = (), objective: bool = True) -> Grid:
    """Variables, constraints and objective.

    Args:
        question: the tier and its rules.
        lines: N of the 1 in N.
        without: ids of rules to leave out, to see which of them decides.
        objective: False to ask only whether there is any template.
    """
    grid = make_grid(lines, question.types, question.rules.readings, question.leave)
    cover(grid)
    hours(grid, most_minutes(question, lines))
    pin(grid)
    for limit in no_overlap(grid):
        add_hard(grid.model, limit)
    owed = _add_rules(grid, question, without, objective)
    if objective:
        add_objective(grid, owed)
    return grid


def most_minutes(question: Question, lines: int) -> int:
    """The target over the cycle; where no rule limits hours, cover may take more."""
    target = question.target_minutes * lines
    return target if question.has_hours_rule else max(target, question.cover_minutes)


def _add_rules(grid: Grid, question: Question, without: Container[str], soft: bool) -> list[Literal]:
    owed = []
    for rule in question.rules:
        if not rule.checked or rule.id in without:
            continue
        for number, limit in enumerate(CONSTRAINTS[rule.check](grid, rule)):
            if rule.severity == "breach":
                add_hard(grid.model, limit)
            elif soft:
                missed = add_soft(grid.model, limit, f"{rule.id}_{number}")
                owed += [missed] if missed is not None else []
    return owed
