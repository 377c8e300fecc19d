"""Which rule stands between a rota and so many lines."""

from __future__ import annotations

from dataclasses import replace

from dghsim.rota.template.build import build
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import DECIDE, Parameters
from dghsim.rota.template.question import Question

_SHARE = 0.04
"""Of the time for one template, spent on leaving out one rule."""
_OFTEN = ("weekends", "weekends_a_year", "average_hours", "rest_after_run", "run_length", "on_call_runs")
_IN_ALL = 0.1
"""Of that time, for all of them; what is left out after it is not named."""


def proved_by_solver(question: Question, lines: int, parameters: Parameters) -> str:
    """In words, that the solver proved so many lines not to fit, and what stands between."""
    rules = deciding_rules(question, lines, parameters)
    alone = f"fits without {' or without '.join(rules)}" if rules else "no one rule decides"
    return f"proved by the solver; {alone}"


def deciding_rules(question: Question, lines: int, parameters: Parameters) -> list[str]:
    """What is asked and the rules, by id, without any one of which a rota of so many lines was found to fit.

    Those that most often decide are tried first.
    """
    short = replace(parameters, effort=parameters.effort * _SHARE)
    asked = [f"template.{key}" for key in question.tier.template.given()]
    rules = sorted(question.walls, key=lambda rule: rule.check not in _OFTEN)
    found, spent = [], 0.0
    for each in (*asked, "hours_target", *(rule.id for rule in rules)):
        if spent > parameters.effort * _IN_ALL:
            break
        outcome = run(build(question, lines, without={each}), short, DECIDE)
        spent += outcome.effort
        if isinstance(outcome, Found):
            found.append(each)
    return found
