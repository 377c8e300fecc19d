"""Which rule stands between a rota and so many lines."""

from __future__ import annotations

from dataclasses import replace

from dghsim.rota.template.build import build
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import Question

_SHARE = 0.1
"""Of the time for one template, spent on leaving out one rule."""


def deciding_rules(question: Question, lines: int, parameters: Parameters) -> list[str]:
    """Ids of what is asked and of the rules without any one of which a rota of so many lines was found to fit."""
    short = replace(parameters, seconds=parameters.seconds * _SHARE)
    asked = [f"template.{key}" for key in question.tier.template.given()]
    return [
        each
        for each in (*asked, *(rule.id for rule in question.walls))
        if isinstance(run(build(question, lines, without={each}), short, FIND), Found)
    ]
