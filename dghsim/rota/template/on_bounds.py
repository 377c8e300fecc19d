"""Templates sought where the circulation says that the best ones are.

Each is a single search of its own seed, so that neither the asker's seed nor how workers raced decides who gets what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dghsim.rota.template.build import add_wishes, build
from dghsim.rota.template.circulation.best import Circulation
from dghsim.rota.template.fixing import Fixed, whole
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.objective.build import Wishes
from dghsim.rota.template.objective.costs import keep, total
from dghsim.rota.template.outcome import Found, Outcome, run
from dghsim.rota.template.parameters import REACH, SEED, SETTLE, Parameters
from dghsim.rota.template.question import Question
from dghsim.rota.template.skeleton import skeleton

_NO_END = 10**9
_BONES = 2
"""So many times at most the rest is looked for on the nights and weekends of a circulation."""
_BONES_SHARE = 0.15
"""Of the effort, the most for each of them."""
_FREE = (*zip(REACH, (0.015, 0.03), strict=True), (SETTLE, 0.2))
"""And for the rest on any, where those of the circulation do not come to its bounds: two short searches and a long."""


def on_bounds(question: Question, lines: int, known: Circulation, parameters: Parameters) -> Outcome | None:
    """What comes to the bounds: a choice of the circulation, or the nights and weekends of one with days that are
    searched for, or whatever is found; where nothing does, the best with what is settled first at its bound.

    None, or no template, where nothing is known or the first cannot come to its bound.
    """
    if known.then is None:
        return None
    grid = build(question, lines)
    wishes = add_wishes(grid, question)
    keep(wishes.first, known.first)
    aim = known.first + known.then
    aim_for(grid, wishes, aim)
    alone = replace(parameters, seed=SEED, effort=_BONES_SHARE * parameters.effort)
    found: Outcome = Outcome("undecided", 0.0, 0.0, False)
    for choice in known.choices:
        found = _after(found, run(grid, alone, SETTLE, fixed=whole(grid, choice)))
        if _reaches(found, aim):
            return found
    for bones in _bones(grid, known.choices):
        tried = run(grid, alone, SETTLE, fixed=bones)
        found = _after(found, tried)
        if _reaches(found, aim):
            return found
        if tried.status in ("optimal", "infeasible"):
            break
    found = _open(found, aim)
    for workers, share in _FREE:
        hint = found.choice if isinstance(found, Found) else None
        tried = run(grid, replace(alone, effort=share * parameters.effort), workers, hint)
        found = _after(found, tried)
        if tried.status in ("optimal", "infeasible"):
            break
    return found


def _bones(grid: Grid, choices: Sequence[Choice]) -> Iterator[Fixed]:
    """Nights and weekends of a few: where those of one are proved not to reach, those of the others hardly do."""
    yield from (bones for bones in (skeleton(grid, choice) for choice in choices[:_BONES]) if bones)


def _reaches(found: Outcome, aim: int) -> bool:
    return isinstance(found, Found) and found.objective <= aim


def _open(found: Outcome, aim: int) -> Outcome:
    """What was proved with something fixed is not proved of everything."""
    return replace(found, status="feasible", bound=float(aim)) if isinstance(found, Found) else found


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


def aim_for(grid: Grid, wishes: Wishes, least: int) -> None:
    """Everything as low as can be, and the end of the search where it comes to what nothing can better."""
    grid.model.minimize(total((*wishes.first, *wishes.then)))
    grid.model.proto.objective.domain.extend([least, _NO_END])
