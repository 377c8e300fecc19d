"""How often weekends are worked, over the cycle."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.limits import AtMost, at_most
from dghsim.rota.template.question import Question
from dghsim.rota.template.weekend_days import FRIDAY, SATURDAY, SUNDAY, touches_weekend

_TINY = 1e-9


def weekends(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more often than 1 in so many."""
    yield at_most(floor(grid.lines / rule.limit + _TINY), _all_weekends(grid))


def weekends_a_year(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No more than so many in 52 weeks."""
    yield at_most(floor(rule.limit * grid.lines / 52 + _TINY), _all_weekends(grid))


def most_weekends(question: Question, lines: int) -> Iterator[int]:
    """What each rule and wish on how often allows in the whole cycle."""
    for rule in question.walls:
        if rule.check == "weekends":
            yield floor(lines / rule.limit + _TINY)
        elif rule.check == "weekends_a_year":
            yield floor(rule.limit * lines / 52 + _TINY)
    if question.tier.template.one_weekend_in is not None:
        yield floor(lines / question.tier.template.one_weekend_in + _TINY)


def weekend_worked(grid: Grid, line: int) -> Literal:
    """True when the line works any of its weekend, Friday night included."""
    key = ("weekend", line)
    if key not in grid.shared:
        worked = grid.model.new_bool_var(f"weekend_{line}")
        grid.shared[key] = worked
        for weekday in (FRIDAY, SATURDAY, SUNDAY):
            touching = touching_weekend(grid, 7 * line + weekday)
            if touching:
                grid.model.add(sum(touching) <= worked)
    return grid.shared[key]


def touching_weekend(grid: Grid, position: int) -> list[Literal]:
    """Choices at a position that work some of the weekend."""
    return grid.matching(position, lambda kind: touches_weekend(position % 7, grid.spans(kind, position)))


def _all_weekends(grid: Grid) -> list[Literal]:
    return [weekend_worked(grid, line) for line in range(grid.lines)]
