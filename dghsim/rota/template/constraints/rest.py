"""Rest between shifts, and after a period on call."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.rules import Rule
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most, clashes
from dghsim.rota.template.spans import DAY, Span


def days_reached(grid: Grid, minutes: float) -> range:
    """Days ahead on which work could still fall within so many minutes of the end of a day's work, up to a cycle."""
    latest = max((span.end for each in grid.types for day in each.spans for span in day), default=0)
    return range(1, min(int((latest + minutes) // DAY), len(grid.positions)) + 1)


def rest_between(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """The rest between two shifts; on call from home is looked through."""
    yield from _too_close(grid, rule.limit * 60, "shift")
    if grid.readings.eleven_hours_in_each_24:
        longest = DAY - rule.limit * 60
        for position in grid.positions:
            for kind, literal in grid.at(position).items():
                if any(span.length > longest for span in grid.kind_spans("shift", kind, position)):
                    yield at_most(0, [literal])


def rest_after_on_call(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """The rest after a period on call before the next shift."""
    yield from _too_close(grid, rule.limit * 60, "nroc")


def _too_close(grid: Grid, rest: float, first: str) -> Iterator[AtMost]:

    def clash(kind: int, other: int, weekday: int, days: int) -> bool:
        ended = grid.kind_spans(first, kind, weekday)
        begun = grid.kind_spans("shift", other, weekday + days)
        return any(_gap(a, b, days) < rest for a in ended for b in begun)

    pairs = [clashes(grid, days, clash) for days in days_reached(grid, rest)]
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            ended, begun = grid.kind_spans(first, kind, position), grid.kind_spans("shift", kind, position)
            if any(a.start < b.start < a.end + rest for a in ended for b in begun):
                yield at_most(0, [literal])
        for each in pairs:
            yield from each.at(grid, position)


def _gap(first: Span, second: Span, days: int) -> int:
    return second.start + days * DAY - first.end
