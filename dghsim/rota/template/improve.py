"""From a legal template to the best one: leave, nights and weekends first, then the rest; then always the same one.

What is settled first leaves the rest a far smaller search: measured on ten lines, the proof takes a tenth of the work.
Of the templates that are equally good, the one handed out is found by a search that is told only what "good" came to,
so that neither the solver's seed nor how its workers raced decides who gets what.
"""

from __future__ import annotations

from dataclasses import replace

from dghsim.rota.template.build import add_wishes
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.objective.costs import keep, total
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import SETTLE, Parameters, improving, settling
from dghsim.rota.template.question import Question

_LEAST_SECONDS = 0.5
_FIRST_SHARE = 0.6
"""Of the time left, the most for what is settled first."""


def best_of(question: Question, grid: Grid, found: Found, parameters: Parameters) -> Found:
    """The best template of the same size found in the time that is left; its `seconds` are those of all searches.

    Args:
        question: the tier and its rules.
        grid: the model of what must be, in which `found` was found; changed.
        found: a legal template.
        parameters: the time for all of it, what `found` took included.
    """
    wishes, workers = add_wishes(grid, question), improving(grid.lines)
    grid.model.minimize(total(wishes.first))
    first = run(grid, _left(parameters, found.seconds, _FIRST_SHARE), workers, found.choice)
    taken = found.seconds + first.seconds
    known = first if isinstance(first, Found) else found
    if isinstance(first, Found):
        keep(wishes.first, round(first.objective))
    grid.model.minimize(total((*wishes.first, *wishes.then)))
    best = run(grid, _left(parameters, taken), workers, known.choice)
    taken += best.seconds
    if not isinstance(best, Found):
        return replace(known, status="feasible", seconds=taken)
    if "feasible" in (first.status, best.status):
        return replace(best, status="feasible", seconds=taken)
    grid.model.clear_objective()  # type: ignore[no-untyped-call]
    grid.model.add(total((*wishes.first, *wishes.then)) <= round(best.objective))
    settled = run(grid, settling(), SETTLE)
    choice = settled.choice if isinstance(settled, Found) else best.choice
    return replace(best, choice=choice, seconds=taken + settled.seconds)


def _left(parameters: Parameters, taken: float, share: float = 1.0) -> Parameters:
    if parameters.deterministic:
        return parameters
    return replace(parameters, seconds=max(_LEAST_SECONDS, share * (parameters.seconds - taken)))
