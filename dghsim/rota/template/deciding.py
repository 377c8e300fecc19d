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
    """Ids of the rules without any one of which a rota of so many lines was found to fit, in the order of the set."""
    short = replace(parameters, seconds=parameters.seconds * _SHARE)
    return [
        rule.id
        for rule in question.walls
        if isinstance(run(build(question, lines, without={rule.id}), short, FIND), Found)
    ]
