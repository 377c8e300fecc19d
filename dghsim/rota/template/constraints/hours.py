"""How much work: the average over the reference period, and any 168 hours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from math import floor, lcm

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid, Literal, Spans
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.spans import DAY, WEEK

_TINY = 1e-6


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
    most = grid.leave.most_minutes(limit, weeks)
    for line in range(grid.lines if weeks < grid.lines else 1):
        yield _window(grid, 7 * line, 0, weeks * WEEK, most)


def rolling_hours(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """Work in any so many hours; on call its expected work, spread evenly over the period.

    It is greatest in a window that begins or ends with a stretch of work. Where all work is resident the windows that
    begin with one are enough.
    """
    length = round(rule.number("hours") * 60)
    for position in grid.positions:
        opens = _openings(grid, position, length, rule.word("from") == "midnight")
        for each in opens:
            yield _window(grid, position, each, length, rule.limit * 60)


def _openings(grid: Grid, position: int, length: int, at_midnight: bool) -> set[int]:
    if at_midnight:
        return {0}
    spans = [span for kind in grid.at(position) for span in grid.spans(kind, position)]
    on_call = any(span.kind == "nroc" for each in grid.types for day in each.spans for span in day)
    return {span.start for span in spans} | ({span.end - length for span in spans} if on_call else set())


def _window(grid: Grid, position: int, opens: int, length: int, minutes: float) -> AtMost:
    """No more than so many minutes of work in a stretch that opens so long after the midnight of `position`.

    Only what falls within it counts. Fractions of minutes, which on-call work has, are scaled to whole numbers.
    """
    terms = work_between(grid, position, opens, length)
    scale = lcm(*(work.denominator for work, _ in terms))
    return AtMost(
        tuple((scale // work.denominator * work.numerator, literal) for work, literal in terms),
        floor(minutes * scale + _TINY),
    )


def work_between(grid: Grid, position: int, opens: int, length: int) -> list[tuple[Fraction, Literal]]:
    """Minutes of work that each choice puts in a stretch that opens so long after the midnight of `position`."""
    terms = []
    for day in range(opens // DAY - 2, (opens + length) // DAY + 1):
        for kind, literal in grid.at(position + day).items():
            spans = grid.spans(kind, position + day)
            work = _work_within(spans, opens - day * DAY, length)
            if work:
                terms.append((work, literal))
    return terms


@cache  # the same types in the same stretch, for each line
def _work_within(spans: Spans, opens: int, length: int) -> Fraction:
    parts = (Fraction(span.within(opens, opens + length) * span.work, span.length) for span in spans)
    return sum(parts, Fraction(0))
