"""The whole model of one question for one number of lines: first what must be, then what people would choose."""

from __future__ import annotations

from collections.abc import Container

from dghsim.rota.template.constraints.asked import ASKED
from dghsim.rota.template.constraints.cover import cover, hours, pin
from dghsim.rota.template.constraints.physical import no_overlap
from dghsim.rota.template.constraints.registry import CONSTRAINTS
from dghsim.rota.template.grid import Grid, make_grid
from dghsim.rota.template.limits import add_hard, add_soft
from dghsim.rota.template.objective.build import Wishes, wishes_of
from dghsim.rota.template.question import Question


def build(question: Question, lines: int, without: Container[str] = ()) -> Grid:
    """Variables and constraints of a template of so many lines.

    Args:
        question: the tier and its rules.
        lines: N of the 1 in N.
        without: ids of rules, or `template.KEY` of what the planner asks, to leave out: to see which of them decides.
    """
    grid = make_grid(lines, question.types, question.rules.readings, question.leave)
    cover(grid)
    hours(grid, question.most_minutes(lines))
    if not question.tier.template.clear_leave_lines:
        pin(grid)
    for limit in no_overlap(grid):
        add_hard(grid.model, limit)
    for rule in question.walls:
        if rule.id not in without:
            for limit in CONSTRAINTS[rule.check](grid, rule):
                add_hard(grid.model, limit)
    for key in question.tier.template.given():
        if f"template.{key}" not in without:
            for limit in ASKED[key](grid, question.tier):
                add_hard(grid.model, limit)
    return grid


def add_wishes(grid: Grid, question: Question) -> Wishes:
    """The rules that only ask for rest to be given back, and the objective."""
    missed = [
        add_soft(grid.model, limit, f"{rule.id}_{number}")
        for rule in question.penalties
        for number, limit in enumerate(CONSTRAINTS[rule.check](grid, rule))
    ]
    return wishes_of(grid, question.walls, [literal for literal in missed if literal is not None])
