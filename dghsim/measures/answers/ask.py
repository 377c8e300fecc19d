"""Asks the five questions of a study."""

from __future__ import annotations

from dataclasses import replace

from dghsim.measures.answers.answer import Answer
from dghsim.measures.answers.budget import budget
from dghsim.measures.answers.cover import cover
from dghsim.measures.answers.in_time import in_time
from dghsim.measures.answers.people import people
from dghsim.measures.answers.reading import readings
from dghsim.measures.answers.rules import rules
from dghsim.measures.model import Study

MORE_RUNS = (
    "One replication has no margin, so nothing can be told from its limit: run more of them, such as with "
    "--replications 20 (run.replications in the file)."
)
"""What is said where one replication is all there is."""


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
    told = tuple(answer for answer in asked if answer is not None)
    return told if len(study.values) > 1 else tuple(map(_of_one_run, told))


def _of_one_run(answer: Answer) -> Answer:
    """The answer with what would settle it, where nothing but the margin is wanting."""
    wanting = any(row.style == "unsure" and not row.margin for row in answer.rows)
    return replace(answer, words=f"{answer.words} {MORE_RUNS}") if wanting else answer
