"""A decision in plain text: decision first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from dghsim.measures.answers.numbers import printable
from dghsim.studies.decide.model import Decision, Step
from dghsim.studies.decide.numbers import fine, interval_words, pounds_words, signed
from dghsim.studies.decide.words import grouped, multiplicity, name_of, not_run, sentences

WIDTH = 100


def decision_text(decision: Decision) -> str:
    """The short of it, 100 columns at most."""
    lines: list[str] = []
    for heading, _, options in grouped(decision):
        lines += [heading, "-" * len(heading)]
        for each in options:
            said = ". ".join(sentences(decision, each))
            lines += _wrapped(f"{name_of(each.called)}. {said}.")
        lines.append("")
    lines += list(_order(decision))
    for called, why in decision.not_had:
        lines += _wrapped(f"Not tried, {called}: {why}")
    for said in not_run(decision):
        lines += _wrapped(said)
    lines += _wrapped(multiplicity(decision))
    return "\n".join(lines)


def _order(decision: Decision) -> Iterator[str]:
    if len(decision.steps) < 2:
        return
    measure = decision.measures[decision.goal]
    heading = printable(f"In order, by “{measure.label}”")
    yield from (heading, "-" * len(heading))
    for number, step in enumerate(decision.steps, start=1):
        yield from _wrapped(f"{number}. {step_words(step)}.")
    yield ""


def step_words(step: Step) -> str:
    """One lever more on top of those before."""
    places = fine(step.gain)
    cost = "cost not known" if step.cost is None else f"{pounds_words(step.cost)} a year more"
    return f"{name_of(step.lever)}: gains {signed(step.gain.mean, places)}{interval_words(step.gain, places)}; {cost}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(printable(text), WIDTH, subsequent_indent="  ", break_on_hyphens=False)
