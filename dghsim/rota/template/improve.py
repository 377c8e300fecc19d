"""From a legal template to the best one: leave, nights and weekends first, then the rest; then always the same one.

What is settled first leaves the rest a far smaller search: measured on ten lines, the proof takes a tenth of the work.
The rest is tried on the nights and weekends already found: measured on 14 lines a fifth of the work, and mostly
it comes to what counting says cannot be bettered. Only where it does not is everything looked at together.

Of the templates that are equally good, the one handed out is found by a search that is told only what "good" came to,
so that neither the solver's seed nor how its workers raced decides who gets what.
"""

from __future__ import annotations

from dataclasses import replace

from dghsim.rota.template.build import add_wishes, build
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.objective.build import Wishes
from dghsim.rota.template.objective.costs import keep, total
from dghsim.rota.template.objective.counting import least_then
from dghsim.rota.template.outcome import Fixed, Found, run
from dghsim.rota.template.parameters import SETTLE, Parameters, Portfolio, improving, proving, settling
from dghsim.rota.template.question import Question
from dghsim.rota.template.skeleton import skeleton

_FEW_LINES = 12
"""Up to so many all is looked at together at once, and it is settled which of the best is handed out."""
_LEAST_EFFORT = 0.5
_NO_END = 10**9
_FIRST_SHARE = 0.6
"""Of the effort left, the most for what is settled first."""
_SKELETON_SHARE = 0.5
"""And for the rest on the bones of that."""


def best_of(question: Question, grid: Grid, found: Found, parameters: Parameters) -> Found:
    """The best template of the same size found with the effort that is left; it tells what all searches took.

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
    every = total((*wishes.first, *wishes.then))
    known, least = first, least_then(question, grid.lines)
    bones = skeleton(grid, first.choice) if grid.lines > _FEW_LINES and least is not None else []
    if bones and least is not None:
        aim = round(first.bound) + least
        grid.model.minimize(every)
        grid.model.proto.objective.domain.extend(
            [aim, _NO_END]
        )  # ends the search where there is nothing to gain
        known = _next(grid, parameters, first, _SKELETON_SHARE, bones)
        if known.objective <= aim:
            return replace(known, status="optimal", bound=known.objective)
    grid.model.minimize(every)
    best = _next(grid, parameters, known, workers=proving(grid.lines))
    if first.status != "optimal":
        return replace(best, status="feasible")
    return best


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
