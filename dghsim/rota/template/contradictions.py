"""What a planner asks of a template and cover alone rules out, whatever the number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import inf

from dghsim.rota.template.question import Question
from dghsim.rota.template.traits import of_kind
from dghsim.scenario.base import WEEKDAYS

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


def contradictions(question: Question) -> Iterator[str]:
    """One line each."""
    asked = question.tier.template
    if asked.night_blocks is not None:
        shape = "+".join(map(str, asked.night_blocks))
        for first, closes in pairwise([0, *accumulate(asked.night_blocks)]):
            for one, other in pairwise(range(first, closes)):
                yield from _differ(question, f"night_blocks {shape}", "night", one, other)
    if asked.whole_weekends:
        yield from _differ(question, "whole_weekends", "", _SATURDAY, _SUNDAY)
    for name, session in asked.session.items():
        for day in session.days:
            weekday = WEEKDAYS.index(day)
            if not any(
                each.spare[weekday] or _has_normal(question, each.duties, weekday) for each in question.types
            ):
                yield f"session {name} is on {day}, when no normal day is given"


def _differ(question: Question, what: str, kind: str, one: int, other: int) -> Iterator[str]:
    """Where no number of doctors is allowed on both days."""
    (least, most), (next_least, next_most) = (_doctors(question, kind, day) for day in (one, other))
    if least > next_most or next_least > most:
        work = "nights" if kind else "duties"
        yield (
            f"{what} needs as many {work} on {WEEKDAYS[one]} as on {WEEKDAYS[other]}, cover is {least} and {next_least}"
        )


def _doctors(question: Question, kind: str, weekday: int) -> tuple[int, float]:
    """Fewest and most doctors whose work on a weekday is of a kind, or any work."""
    least, most = 0, 0.0
    for each in question.types:
        spans = each.spans[weekday]
        if spans and (not kind or of_kind(kind, spans, question.rules.readings)):
            known = each.most[weekday]
            least += each.cover[weekday]
            most += inf if known is None else known
    return least, most


def _has_normal(question: Question, names: tuple[str, ...], weekday: int) -> bool:
    duties = [question.tier.duty[name] for name in names]
    return any(duty.normal and (duty.most or duty.cover)[weekday] > 0 for duty in duties)
