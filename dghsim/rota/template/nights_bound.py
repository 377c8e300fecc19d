"""Days that nobody can use because somebody rests after nights."""

from __future__ import annotations

from math import ceil, inf

from dghsim.rota.rules import Rule
from dghsim.rota.template.question import Question
from dghsim.rota.template.spans import DAY, Span
from dghsim.rota.template.traits import of_kind


def days_after_nights(question: Question) -> tuple[int, str]:
    """The fewest whole days a week lost to rest after runs of nights, and the rule that sets it; (0, "") for none.

    The week's nights make at least so many runs as the longest allowed run goes into them, and after each run no duty
    of the tier can begin for some days.
    """
    longest = min((rule.limit for rule in _rules(question, "run_length")), default=None)
    owed = [rule for rule in _rules(question, "rest_after_run") if rule.number("after") <= 1]
    nights = [
        (day, spans[-1].end)
        for each in question.types
        for day in range(7)
        for spans in [of_kind("night", each.spans[day], question.rules.readings)]
        if spans and each.cover[day] > 0
    ]
    if not owed or not nights or longest is None:
        return 0, ""
    rule = max(owed, key=lambda each: each.limit)
    seats = sum(
        each.cover[day]
        for each in question.types
        for day in range(7)
        if of_kind("night", each.spans[day], question.rules.readings)
    )
    lost = min(_days_lost(question, day, end + rule.limit * 60) for day, end in nights)
    return ceil(seats / longest) * lost, rule.id


def _rules(question: Question, check: str) -> list[Rule]:
    return [rule for rule in question.walls if rule.check == check and rule.word("of") == "night"]


def _days_lost(question: Question, weekday: int, until: float) -> int:
    """Whole days after `weekday` on which every duty would end the rest before minute `until`."""
    lost = 0
    while True:
        day = lost + 1
        given = (each.spans[(weekday + day) % 7] for each in question.types)
        starts = [_ends_rest(question, spans) for spans in given if spans]
        if day * DAY >= until or any(start + day * DAY >= until for start in starts):
            return lost
        lost = day


def _ends_rest(question: Question, spans: tuple[Span, ...]) -> float:
    """The minute at which a day's work ends rest; never, where it is on call from home and that counts as rest."""
    breaks = question.rules.readings.on_call_breaks_rest
    return next((span.start for span in spans if span.kind == "shift" or breaks), inf)
