"""The best template of so many lines: what the circulation tells, then the lines on its bones, then all together.

The circulation says what the best comes to and where its nights and weekends lie. A search of the lines with those
fixed mostly comes to the same, and then is proved best at once.

Only where it does not, legal templates are bettered in steps: leave, nights and weekends first, then the rest.
"""

from __future__ import annotations

from dataclasses import replace

from dghsim.rota.template.build import add_wishes, build
from dghsim.rota.template.circulation.best import circulate
from dghsim.rota.template.fixing import Fixed
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.objective.build import Wishes
from dghsim.rota.template.objective.costs import keep, total
from dghsim.rota.template.on_bounds import aim_for, on_bounds
from dghsim.rota.template.outcome import Found, Outcome, run
from dghsim.rota.template.parameters import (
    DECIDE,
    FIND,
    SETTLE,
    Parameters,
    Portfolio,
    improving,
    proving,
    settling,
)
from dghsim.rota.template.question import Question
from dghsim.rota.template.skeleton import skeleton

_FEW_LINES = 12
"""Up to so many it is settled which of the best is handed out, where the search raced for it."""
_LEAST_EFFORT = 0.5
_FIRST_SHARE = 0.6
"""Of the effort left, the most for what is settled first."""
_SKELETON_SHARE = 0.15
"""And for the rest on given bones."""


def best_of(question: Question, lines: int, parameters: Parameters) -> Outcome:
    """The best template found with the effort, or why there is none; it tells what all searches took."""
    known = circulate(question, lines)
    found = on_bounds(question, lines, known, parameters)
    if isinstance(found, Found):
        return found
    grid = build(question, lines)
    spent = found.effort if found is not None else 0.0
    rest = replace(parameters, effort=max(min(_LEAST_EFFORT, parameters.effort), parameters.effort - spent))
    # What the circulation rules out, in floating point, a search in whole numbers has to confirm.
    legal = run(grid, rest, FIND if known.possible else DECIDE)
    return improved(question, grid, legal, rest) if isinstance(legal, Found) else legal


def improved(question: Question, grid: Grid, found: Found, parameters: Parameters) -> Found:
    """The best template of the same size found with the effort that is left.

    Args:
        question: the tier and its rules.
        grid: the model of what must be, in which `found` was found; changed.
        found: a legal template.
        parameters: the effort for all of it, what `found` took included.
    """
    wishes = add_wishes(grid, question)
    grid.model.minimize(total(wishes.first))
    first = _next(grid, parameters, found, _FIRST_SHARE)
    if first.choice == found.choice and first.status != "optimal":
        return first
    keep(wishes.first, round(first.objective))
    best = _then(question, grid, wishes, first, parameters)
    settles = best.status == "optimal" and grid.lines <= _FEW_LINES
    return _settled(question, best, round(first.objective)) if settles else best


def _then(question: Question, grid: Grid, wishes: Wishes, first: Found, parameters: Parameters) -> Found:
    """The best in all, where what is settled first comes to no more than it does in `first`."""
    known = circulate(question, grid.lines, round(first.objective))
    found = first
    if known.then is not None:
        aim = round(first.bound) + known.then
        aim_for(grid, wishes, aim)
        bones = [skeleton(grid, choice) for choice in (*known.choices[:1], first.choice)]
        for fixed in (each for each in bones if each):
            found = _next(grid, parameters, found, _SKELETON_SHARE, fixed)
            if found.objective <= aim:
                return replace(found, status="optimal", bound=found.objective)
    else:
        grid.model.minimize(total((*wishes.first, *wishes.then)))
    best = _next(grid, parameters, found, workers=proving(grid.lines))
    return best if first.status == "optimal" else replace(best, status="feasible")


def _settled(question: Question, best: Found, first: int) -> Found:
    """Of the templates as good as the best one, that which a single search finds first in a model of its own."""
    grid = build(question, len(best.choice) // 7)
    wishes = add_wishes(grid, question)
    keep(wishes.first, first)
    grid.model.clear_objective()  # type: ignore[no-untyped-call]
    grid.model.add(total((*wishes.first, *wishes.then)) <= round(best.objective))
    settled = run(grid, settling(), SETTLE)
    choice = settled.choice if isinstance(settled, Found) else best.choice
    return replace(best, choice=choice, seconds=best.seconds + settled.seconds)


def _next(
    grid: Grid,
    parameters: Parameters,
    known: Found,
    share: float = 1.0,
    fixed: Fixed | None = None,
    workers: Portfolio | None = None,
) -> Found:
    """What a share of the effort left makes of what is known, with all that was spent up to here."""
    left = max(min(_LEAST_EFFORT, parameters.effort), share * (parameters.effort - known.effort))
    part = replace(parameters, effort=left)
    found = run(grid, part, workers or improving(grid.lines), known.choice, fixed)
    return replace(
        found if isinstance(found, Found) else replace(known, status="feasible"),
        seconds=known.seconds + found.seconds,
        effort=known.effort + found.effort,
        cut_short=known.cut_short or found.cut_short,
    )
