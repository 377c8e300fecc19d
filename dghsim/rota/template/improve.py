"""The best template of so many lines: what the circulation tells, then the lines on its bones, then all together.

The circulation says what the best comes to and where its nights and weekends lie. A search of the lines with those
fixed mostly comes to the same, and then is proved best at once. It is a single search of its own seed, so that neither
the asker's seed nor how workers raced decides who gets what.

Only where it does not, legal templates are bettered in steps: leave, nights and weekends first, then the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dghsim.rota.template.build import add_wishes, build
from dghsim.rota.template.circulation.best import Circulation, circulate
from dghsim.rota.template.fixing import Fixed, whole
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.objective.build import Wishes
from dghsim.rota.template.objective.costs import keep, total
from dghsim.rota.template.outcome import Found, Outcome, run
from dghsim.rota.template.parameters import (
    FIND,
    SEED,
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
_NO_END = 10**9
_FIRST_SHARE = 0.6
"""Of the effort left, the most for what is settled first."""
_BONES = 3
"""So many times at most the rest is looked for on the nights and weekends of a circulation."""
_SKELETON_SHARE = 0.15
"""And of the effort at most so much on each."""
_FREE_SHARE = 0.3
"""And for the rest on any, where those of the circulation do not come to its bounds."""


def best_of(question: Question, lines: int, parameters: Parameters) -> Outcome:
    """The best template found with the effort, or why there is none; it tells what all searches took."""
    known = circulate(question, lines)
    if not known.possible:
        return Outcome("infeasible", 0.0, 0.0, False)
    found = _on_bounds(question, lines, known, parameters)
    if isinstance(found, Found):
        return found
    grid = build(question, lines)
    spent = found.effort if found is not None else 0.0
    rest = replace(parameters, effort=max(min(_LEAST_EFFORT, parameters.effort), parameters.effort - spent))
    legal = run(grid, rest, FIND)
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


def _on_bounds(question: Question, lines: int, known: Circulation, parameters: Parameters) -> Outcome | None:
    """What comes to the bounds in what is settled first: the circulation's own choice, or its nights and weekends with
    days that the search finds, or whatever it finds."""
    if known.then is None:
        return None
    grid = build(question, lines)
    wishes = add_wishes(grid, question)
    keep(wishes.first, known.first)
    aim = known.first + known.then
    _aim(grid, wishes, aim)
    alone = replace(parameters, seed=SEED)
    found: Outcome = Outcome("undecided", 0.0, 0.0, False)
    for fixed in _fixed(grid, known.choices):
        part = replace(alone, effort=_SKELETON_SHARE * parameters.effort)
        found = _after(found, run(grid, part, SETTLE, fixed=fixed))
        if isinstance(found, Found):
            if found.objective <= aim:
                return found
            found = replace(found, status="feasible", bound=float(aim))
    hint = found.choice if isinstance(found, Found) else None
    part = replace(alone, effort=_FREE_SHARE * parameters.effort)
    return _after(found, run(grid, part, SETTLE, hint))


def _fixed(grid: Grid, choices: Sequence[Choice]) -> Iterator[Fixed]:
    """All of each choice, then the nights and weekends of some."""
    yield from (whole(grid, choice) for choice in choices)
    yield from (bones for bones in (skeleton(grid, choice) for choice in choices[:_BONES]) if bones)


def _after(before: Outcome, found: Outcome) -> Outcome:
    """The better of two, with what both took."""
    worse = isinstance(before, Found) and not (
        isinstance(found, Found) and found.objective <= before.objective
    )
    return replace(
        before if worse else found,
        seconds=before.seconds + found.seconds,
        effort=before.effort + found.effort,
        cut_short=before.cut_short or found.cut_short,
    )


def _aim(grid: Grid, wishes: Wishes, least: int) -> None:
    """Everything as low as can be, and the end of the search where it comes to what nothing can better."""
    grid.model.minimize(total((*wishes.first, *wishes.then)))
    grid.model.proto.objective.domain.extend([least, _NO_END])


def _then(question: Question, grid: Grid, wishes: Wishes, first: Found, parameters: Parameters) -> Found:
    """The best in all, where what is settled first comes to no more than it does in `first`."""
    known = circulate(question, grid.lines, round(first.objective))
    found = first
    if known.then is not None:
        aim = round(first.bound) + known.then
        _aim(grid, wishes, aim)
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
