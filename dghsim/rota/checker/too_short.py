"""Rules that average over more weeks than a file holds: what one week shows of 1 weekend in 3 is no breach."""

from __future__ import annotations

from math import ceil

from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.clock import WEEK
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.text import counted, plain
from dghsim.rota.rules import Rule

_YEAR = 52


def too_short(rule: Rule, span: Span) -> bool:
    """Whether dates taken from the file, and not given, are too few for the rule to be judged.

    Fewer than half the weeks that hours or weekends a year are averaged over; fewer than N for 1 weekend in N.
    """
    return span.derived and not span.cyclic and span.length < _fewest(rule) * WEEK


def told(breach: Breach, rule: Rule, span: Span) -> str:
    """One sentence in place of the breach."""
    weeks, least = counted(span.length // WEEK, "week"), counted(ceil(_fewest(rule)), "week")
    doctor = plain(breach.doctor)
    return f"{doctor}: {rule.id}: too short to tell: {breach.brief}; {weeks} in the file, judged from {least}"


def _fewest(rule: Rule) -> float:
    match rule.check:
        case "average_hours" | "night_average":
            return rule.number("reference_weeks") / 2
        case "weekends":
            return rule.limit
        case "weekends_a_year":
            return _YEAR / 2
    return 0.0
