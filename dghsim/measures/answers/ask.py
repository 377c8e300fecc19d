"""Asks the five questions of a study."""

from __future__ import annotations

from dghsim.measures.answers.answer import Answer
from dghsim.measures.answers.budget import budget
from dghsim.measures.answers.cover import cover
from dghsim.measures.answers.in_time import in_time
from dghsim.measures.answers.people import people
from dghsim.measures.answers.reading import readings
from dghsim.measures.answers.rules import rules
from dghsim.measures.model import Study


def answers(study: Study) -> tuple[Answer, ...]:
    """Those of the five that the scenario allows to be asked, in their order.

    A verdict holds only where the whole of the widest interval run lies on one side of the limit; which interval that
    is stands with the number.
    """
    found = readings(study)
    asked = (
        rules(study),
        cover(study, found),
        in_time(study, found),
        budget(study, found),
        people(study, found),
    )
    return tuple(answer for answer in asked if answer is not None)
