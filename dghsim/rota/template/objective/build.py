"""The whole objective, in the order in which it is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs, total
from dghsim.rota.template.objective.days import (
    extra_doctors,
    lone_days_off,
    long_runs,
    long_stretches,
    normal_days,
)
from dghsim.rota.template.objective.leave_room import leave_room
from dghsim.rota.template.objective.nights import nights, work_before_nights
from dghsim.rota.template.objective.on_call import on_call
from dghsim.rota.template.objective.weekends import weekends, weekends_worked


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people would choose: `first` is settled before `then` is looked at."""

    first: tuple[Costs, ...]
    """Leave that everybody is due, nights in blocks, weekends few, whole and apart."""
    then: tuple[Costs, ...]
    """Normal days, and what is between them."""


def wishes_of(grid: Grid, walls: Iterable[Rule], owed: Iterable[Literal]) -> Wishes:
    """Adds to the model what the costs need, and the sum of all as its objective.

    Args:
        grid: the model.
        walls: the rules that no template may break.
        owed: literals that are true where a rest rule that is only a wish is missed.
    """
    room = partial(leave_room, walls=walls)
    parts: tuple[Callable[[Costs], None], ...] = (weekends_worked, room, nights, weekends)
    first = tuple(Costs(grid) for _ in parts)
    for part, costs in zip(parts, first, strict=True):
        part(costs)
    then = Costs(grid)
    for part in (
        work_before_nights,
        normal_days,
        extra_doctors,
        lone_days_off,
        long_runs,
        long_stretches,
        on_call,
    ):
        part(then)
    for literal in owed:
        then.add(weights.REST_OWED, literal)
    wishes = Wishes(first, (then,))
    grid.model.minimize(total((*wishes.first, *wishes.then)))
    return wishes
