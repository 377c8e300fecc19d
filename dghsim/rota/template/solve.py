"""One tier's template for a given number of lines."""

from __future__ import annotations

from dghsim.rota.model import Template
from dghsim.rota.template.bounds import bounds_of
from dghsim.rota.template.deciding import proved_by_solver
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota, tier_called
from dghsim.rota.template.finish import finished
from dghsim.rota.template.impossible import impossible_duty
from dghsim.rota.template.improve import best_of
from dghsim.rota.template.outcome import Found, Outcome
from dghsim.rota.template.parameters import SEED, Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.rota.template.smallest import smallest_template
from dghsim.scenario.rota import Tier


def solve_template(
    tier_name: str, tier: Tier, seconds: float, deterministic: bool = False, seed: int = SEED
) -> Template:
    """The best template found for the tier, passed by the independent checker.

    Args:
        tier_name: for messages and for the result.
        tier: with `lines = "smallest"` the smallest number of lines that fits is found first.
        seconds: the solver's effort, counted in its steps, about as many seconds of one processor; for the smallest,
            for each number of lines tried. A clock ends it after eight times as long.
        deterministic: no clock, and searches that wait for each other, so that the same question always has the same
            answer; slower.
        seed: of the solver's searches. It decides how soon the best is proved, not which is handed out.

    Raises:
        ImpossibleRota: there is none; the first reason by arithmetic, or the rules that the solver finds to decide.
        UndecidedRota: none was found in the time, and none ruled out.
        InputError: the tier contradicts itself or names an unknown rule.
    """
    if tier.lines == "smallest":
        return smallest_template(tier_name, tier, seconds, deterministic).template
    question = ask(tier_name, tier)
    reason = why_not(question, tier.lines)
    if reason is not None:
        raise _impossible(question, tier.lines, reason)
    parameters = Parameters(seconds, deterministic, seed)
    outcome = best_of(question, tier.lines, parameters)
    if isinstance(outcome, Found):
        return finished(question, outcome, parameters)
    raise _not_found(question, tier.lines, outcome, parameters)


def why_not(question: Question, lines: int) -> str | None:
    """The first reason by arithmetic against so many lines, or None."""
    broken = impossible_duty(question)
    if broken is not None:
        return broken
    return next((bound.says(lines) for bound in bounds_of(question) if bound.lines > lines), None)


def _impossible(question: Question, lines: int, reason: str) -> ImpossibleRota:
    return ImpossibleRota(f"{tier_called(question.tier_name)}: no rota of {lines} lines fits: {reason}")


def _not_found(
    question: Question, lines: int, outcome: Outcome, parameters: Parameters
) -> ImpossibleRota | UndecidedRota:
    if outcome.status == "infeasible":
        return _impossible(question, lines, proved_by_solver(question, lines, parameters))
    return UndecidedRota(
        f"{tier_called(question.tier_name)}: whether a rota of {lines} lines fits is undecided after "
        f"an effort of {parameters.effort:g}; allowed: more solve_seconds, or more lines"
    )
