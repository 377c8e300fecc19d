"""One tier's template for a given number of lines."""

from __future__ import annotations

from dghsim.errors import show
from dghsim.rota.model import Template
from dghsim.rota.template.bounds import bounds_of
from dghsim.rota.template.build import build
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.impossible import impossible_duty
from dghsim.rota.template.naming import Choice, name_duties
from dghsim.rota.template.outcome import Outcome, run
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.rota.template.verify import verify
from dghsim.scenario.rota import Tier


def solve_template(tier_name: str, tier: Tier, seconds: float, deterministic: bool = False) -> Template:
    """The best template found for the tier, checked by the independent checker.

    Args:
        tier_name: for messages and for the result.
        tier: with `lines = "smallest"` the smallest number of lines that fits is found first.
        seconds: longest the solver may take, for each number of lines tried.
        deterministic: counts the solver's steps instead of seconds, so that the same question always has the same
            answer; slower.

    Raises:
        ImpossibleRota: there is none; the first reason by arithmetic, or "proved by the solver".
        UndecidedRota: none was found in the time, and none ruled out.
        InputError: the tier contradicts itself or names an unknown rule.
    """
    if tier.lines == "smallest":
        from dghsim.rota.template.smallest import smallest_template

        return smallest_template(tier_name, tier, seconds, deterministic).template
    question = ask(tier_name, tier)
    parameters = Parameters(seconds, deterministic)
    reason = why_not(question, tier.lines)
    if reason is not None:
        raise impossible(question, tier.lines, reason)
    return solve_for(question, tier.lines, parameters)


def solve_for(question: Question, lines: int, parameters: Parameters, hint: Choice | None = None) -> Template:
    """The best template of so many lines found; see `solve_template`."""
    outcome = run(build(question, lines), parameters, hint)
    if outcome.status == "infeasible":
        raise impossible(question, lines, "proved by the solver")
    if outcome.choice is None:
        raise UndecidedRota(
            f"tier {show(question.tier_name)}: whether a rota of {lines} lines fits is undecided after "
            f"{parameters.seconds:g} seconds; allowed: more solve_seconds, or more lines"
        )
    return _finished(question, outcome, outcome.choice, parameters)


def why_not(question: Question, lines: int) -> str | None:
    """The first reason by arithmetic against so many lines, or None."""
    broken = impossible_duty(question)
    if broken is not None:
        return broken
    return next((bound.says(lines) for bound in bounds_of(question) if bound.lines > lines), None)


def impossible(question: Question, lines: int, reason: str) -> ImpossibleRota:
    """The error that says so."""
    return ImpossibleRota(f"tier {show(question.tier_name)}: no rota of {lines} lines fits: {reason}")


def _finished(question: Question, outcome: Outcome, choice: Choice, parameters: Parameters) -> Template:
    template = Template(
        tier=question.tier_name,
        cells=name_duties(question.tier, question.types, choice),
        status=outcome.status,
        objective=outcome.objective,
        bound=outcome.bound,
        seconds=outcome.seconds,
        seed=parameters.seed,
        question=question.hash(parameters),
    )
    verify(template, question)
    return template
