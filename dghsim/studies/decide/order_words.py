"""What is said of the order in which levers are added, also where there is none to be had."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.measures.answers.numbers import listed, pounds
from dghsim.studies.decide.model import Decision
from dghsim.studies.decide.words import name_of

NO_STEP = "No lever is put in order."


def order_told(decision: Decision) -> bool:
    """Whether an order was looked for: it is then told even if nothing is in it."""
    return bool(decision.steps or decision.tests.left_out) or decision.budget is not None


def order_heading(decision: Decision) -> str:
    """By what, and within what."""
    measure = decision.measures.get(decision.goal)
    by = "" if measure is None else f", by “{measure.label}”"
    within = "" if decision.budget is None else f", within {pounds(decision.budget)} a year"
    return f"In order{by}{within}"


def left_out_words(decision: Decision) -> Iterator[str]:
    """A sentence for each reason, with the levers that it holds of."""
    if not decision.goal:
        yield "No lever is told to help on any measure of the aims"
    by_reason: dict[str, list[str]] = {}
    for name, why in decision.tests.left_out:
        by_reason.setdefault(why, []).append(name_of(name))
    for why, names in by_reason.items():
        yield f"Left out, {why}: {listed(names)}"
