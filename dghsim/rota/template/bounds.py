"""How many lines the arithmetic alone asks for, before any solving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from dghsim.rota.template.doctor_weekends import doctor_weekends
from dghsim.rota.template.nights_bound import days_after_nights
from dghsim.rota.template.question import Question, ask
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.rota import Tier

_TINY = 1e-9
_NO_NUMBER = 10**9
"""Lines that are never enough."""


@dataclass(frozen=True, slots=True)
class LowerBound:
    """So much of something is needed a week, and each line gives so much of it."""

    reason: str
    """Id of the rule, or the input, that sets it."""
    what: str
    needed: float
    per_line: float
    why: str = ""

    @property
    def lines(self) -> int:
        """The fewest lines that give enough."""
        return ceil(self.needed / self.per_line - _TINY) if self.per_line > 0 else _NO_NUMBER

    def says(self, lines: int) -> str:
        """Why so few lines are not enough, or how much they leave."""
        given = (
            floor(lines * self.per_line + _TINY) if self.needed == int(self.needed) else lines * self.per_line
        )
        return (
            f"{lines} lines give {given:g} {self.what}, cover needs {self.needed:g}{self.why} ({self.reason})"
        )


def lower_bounds(tier_name: str, tier: Tier) -> list[LowerBound]:
    """Every bound that binds at all, the greatest first.

    Raises:
        InputError: a tier that cannot be read as a question to the solver.
    """
    return bounds_of(ask(tier_name, tier))


def bounds_of(question: Question) -> list[LowerBound]:
    """As `lower_bounds`, for a question already put."""
    every = [*_hours(question), *_weekends(question), *_days(question), *_leave_lines(question)]
    return sorted((each for each in every if each.needed > 0), key=lambda each: -each.lines)


def _hours(question: Question) -> Iterator[LowerBound]:
    needed, what = question.cover_minutes / 60, "hours a week"
    if question.has_hours_rule:
        yield LowerBound("hours_target", what, needed, question.target_minutes / 60)
    for rule in question.walls:
        if rule.check == "average_hours":
            most = question.leave.most_minutes(rule.limit, 1) / 60
            yield LowerBound(
                rule.id, what, needed, most, " with leave covered" if question.leave.days else ""
            )
        elif rule.check == "rolling_hours" and rule.number("hours") == 168:
            yield LowerBound(rule.id, what, needed, rule.limit)


def _weekends(question: Question) -> Iterator[LowerBound]:
    needed, what = doctor_weekends(question.types), "doctor-weekends a week"
    for rule in question.walls:
        if rule.check == "weekends":
            yield LowerBound(rule.id, what, needed, 1 / rule.limit)
        elif rule.check == "weekends_a_year":
            yield LowerBound(rule.id, what, needed, rule.limit / 52)
    if question.tier.template.one_weekend_in is not None:
        yield LowerBound("template.one_weekend_in", what, needed, 1 / question.tier.template.one_weekend_in)


def _days(question: Question) -> Iterator[LowerBound]:
    seats = [sum(each.cover[day] for each in question.types) for day in range(7)]
    busiest = max(range(7), key=lambda day: seats[day])
    yield LowerBound("cover", f"doctors on {WEEKDAYS[busiest]}", seats[busiest], 1)
    rest, rule_id = days_after_nights(question)
    if rest:
        why = f" with {rest} days of rest after nights"
        yield LowerBound(rule_id, "days a week", sum(seats) + rest, 7, why)


def _leave_lines(question: Question) -> Iterator[LowerBound]:
    if question.tier.template.clear_leave_lines:
        yield LowerBound("template.clear_leave_lines", "lines", max(question.tier.leave_lines), 1)
