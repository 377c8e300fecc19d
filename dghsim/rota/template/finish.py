"""What the solver chose, made a template."""

from __future__ import annotations

from dghsim.rota.model import Template
from dghsim.rota.template.naming import name_duties
from dghsim.rota.template.outcome import Found
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import Question
from dghsim.rota.template.verify import verify


def finished(question: Question, best: Found, parameters: Parameters) -> Template:
    """A template with its duties named, passed by the checker."""
    template = Template(
        tier=question.tier_name,
        cells=name_duties(question.tier, question.types, best.choice),
        status=best.status,
        objective=best.objective,
        bound=best.bound,
        seconds=best.seconds,
        seed=parameters.seed,
        question=question.hash(parameters),
        cut_short=best.cut_short and best.status != "optimal",
    )
    verify(template, question)
    return template
