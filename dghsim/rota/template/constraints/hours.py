"""How much work: the average over the reference period, and any 168 hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.spans import DAY, WEEK

_TINY = 1e-6
Work = Sequence[tuple[int, int, Fraction]]
"""Days from the first, type, and how many minutes of it."""


def average_hours(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """The weekly average over the cycle, or over every reference period that begins in a longer one."""
    yield from _averages(grid, int(rule.number("reference_weeks")), rule.limit)


def night_average(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """The average of those who work nights, which on a cyclic rota is everybody or nobody.

    Stricter than the rule where `night_share` asks for more than one night before a doctor is a night worker.
    """
    nights = [literal for position in grid.positions for literal in grid.which("night", position)]
    if not nights:
        return
    by_night = grid.model.new_bool_var("works_nights")
    for literal in nights:
        grid.model.add_implication(literal, by_night)
    weekly = rule.limit * rule.number("days_a_week")
    for limit in _averages(grid, int(rule.number("reference_weeks")), weekly):
        excess = max(0, limit.greatest - limit.bound)
        yield AtMost((*limit.terms, (excess, by_night)), limit.bound + excess)


def _averages(grid: Grid, reference: int, limit: float) -> Iterator[AtMost]:
    weeks = min(reference, grid.lines)
    window = _window(work_within(grid, 0, 0, weeks * WEEK), grid.leave.most_minutes(limit, weeks))
    for line in range(grid.lines if weeks < grid.lines else 1):
        yield window.at(grid, 7 * line)


def rolling_hours(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """Work in any so many hours; on call its expected work, spread evenly over the period.

    It is greatest in a window that begins or ends with a stretch of work. Where all work is resident the windows that
    begin with one are enough.
    """
    length = round(rule.number("hours") * 60)
    week = [
        [
            _window(work_within(grid, weekday, each, length), rule.limit * 60)
            for each in _openings(grid, weekday, length, rule.word("from") == "midnight")
        ]
        for weekday in range(7)
    ]
    for position in grid.positions:
        for window in week[position % 7]:
            yield window.at(grid, position)


def _openings(grid: Grid, weekday: int, length: int, at_midnight: bool) -> set[int]:
    if at_midnight:
        return {0}
    spans = [span for kind in grid.at(weekday) for span in grid.spans(kind, weekday)]
    on_call = any(span.kind == "nroc" for each in grid.types for day in each.spans for span in day)
    return {span.start for span in spans} | ({span.end - length for span in spans} if on_call else set())


@dataclass(frozen=True, slots=True)
class _Window:
    """No more than so much work in a stretch, in parts of a minute of which all in it are whole numbers."""

    work: Sequence[tuple[int, int, int]]
    """Day, type, and how much of its work falls within."""
    bound: int

    def at(self, grid: Grid, position: int) -> AtMost:
        return AtMost(
            tuple((work, grid.at(position + day)[kind]) for day, kind, work in self.work), self.bound
        )


def _window(work: Work, minutes: float) -> _Window:
    scale = lcm(*(each.denominator for _, _, each in work))
    return _Window(
        [(day, kind, int(each * scale)) for day, kind, each in work], floor(minutes * scale + _TINY)
    )


def work_within(grid: Grid, weekday: int, opens: int, length: int) -> Work:
    """Minutes of each choice's work in a stretch that opens so long after the midnight of a weekday."""
    found = []
    for day in range(opens // DAY - 2, (opens + length) // DAY + 1):
        begins = opens - day * DAY
        for kind in grid.at(weekday + day):
            parts = (
                Fraction(span.within(begins, begins + length) * span.work, span.length)
                for span in grid.spans(kind, weekday + day)
            )
            work = sum(parts, Fraction(0))
            if work:
                found.append((day, kind, work))
    return found
