"""The least that any template of so many lines costs, and often one that comes to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import Random

from dghsim.rota.template.circulation.graph import graph_of
from dghsim.rota.template.circulation.local import local_rules
from dghsim.rota.template.circulation.program import Program, program_of
from dghsim.rota.template.circulation.solver import least_of
from dghsim.rota.template.circulation.walk import walk
from dghsim.rota.template.constraints.cover import scarcest
from dghsim.rota.template.doctor_weekends import doctor_weekends
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.objective import weights
from dghsim.rota.template.question import Question

_MOST_ARCS = 4000
"""Above so many, whole numbers on every arc take longer than the search of the lines."""

_WALKS = 6


@dataclass(frozen=True, slots=True)
class Circulation:
    """What is known before any line is looked at."""

    possible: bool
    """False where no template of so many lines keeps the rules, as far as floating point can tell."""
    first: int = 0
    """No template costs less in what is settled first."""
    then: int | None = None
    """Nor in what is settled then, of those that come to `first`; None where nothing is known."""
    choices: tuple[Choice, ...] = ()
    """Some that come to both, but for what the circulation leaves out; none where its lines do not join."""


def circulate(question: Question, lines: int, first: int | None = None) -> Circulation:
    """Bounds that hold, and a choice that wants to be checked.

    Args:
        question: the tier and its rules.
        lines: N of the 1 in N.
        first: what the first is known to come to, where it is more than the circulation alone can tell.
    """
    graph = graph_of(question, local_rules(question), lines)
    if graph is None:
        return Circulation(True)
    program = partial(program_of, question, graph, lines)
    if first is not None:
        return _then(question, program(), first) or Circulation(True)
    fewest = weights.WEEKEND_WORKED * doctor_weekends(question.types)
    return (
        _then(question, program(), fewest, surely=True)
        or _reckoned(question, program(), whole=False)
        or _reckoned(question, program(), whole=True)
        or Circulation(True)
    )


def _reckoned(question: Question, program: Program, whole: bool) -> Circulation | None:
    """With the first at its least, where the fewest weekends are not all that it costs."""
    answer = least_of(program.model, program.first, None if whole else program.numbers)
    if answer.feasible is False:
        return Circulation(False)
    if answer.least is None:
        return Circulation(True)
    return _then(question, program, answer.least)


def _then(question: Question, program: Program, first: int, surely: bool = False) -> Circulation | None:
    """With what is settled then at its least. None where the first cannot be had, or may be so and is to be sure."""
    program.model.add(program.first <= first)
    in_numbers = len(program.arcs) > _MOST_ARCS or question.tier.template.clear_leave_lines
    then = least_of(program.model, program.then, program.numbers if in_numbers else None)
    if then.feasible is False or (surely and then.feasible is None):
        return None
    return Circulation(True, first, then.least, _choices(question, program, then.values))


def _choices(question: Question, program: Program, values: tuple[int, ...]) -> tuple[Choice, ...]:
    """Different walks along the same arcs, each from the line on that comes first in the model of lines."""
    numbers = [
        (arc, values[number.index]) for arc, number in zip(program.arcs, program.flow, strict=True) if values
    ]
    used = [(arc, number) for arc, number in numbers if number]
    found: dict[Choice, None] = {}
    for order in range(_WALKS if used else 0):
        Random(order).shuffle(used)
        choice = walk([arc for arc, _ in used], [number for _, number in used])
        if choice is None:
            break
        found[_turned(question, choice)] = None
    return tuple(found)


def _turned(question: Question, choice: Choice) -> Choice:
    pinned = scarcest(question.types)
    if pinned is None:
        return choice
    weekday, kind = pinned
    first = choice[weekday::7].index(kind) * 7
    return choice[first:] + choice[:first]
