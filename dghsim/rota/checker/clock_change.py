"""The nights when clocks change in the United Kingdom, and what the duties across them really last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dghsim.rota.checker.clock import DAY, moment_at
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.text import plain, stamp


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One change, by the rule in force since 1996: forward on the last Sunday of March, back on the last of October."""

    sunday: int
    """Its midnight, minutes since 1970."""
    back: bool

    @property
    def opens(self) -> int:
        """01:00: the hour from here is left out, or comes twice."""
        return self.sunday + 60

    @property
    def closes(self) -> int:
        """02:00, when the odd hour is over."""
        return self.sunday + 120

    @property
    def at(self) -> int:
        """When the clocks are put right, by the clock as it was."""
        return self.closes if self.back else self.opens

    @property
    def gained(self) -> int:
        """Minutes by which more time passes than the clock shows."""
        return 60 if self.back else -60


def changes_of(duties: Duties) -> Iterator[ClockChange]:
    """Those of every year from the first duty to the last; a template has no dates and so none."""
    if duties.span.cyclic:
        return
    first, last = moment_at(int(duties.start.min())).year, moment_at(int(duties.end.max())).year
    for year in range(first, last + 1):
        yield ClockChange(last_sunday(year, 3) * DAY, back=False)
        yield ClockChange(last_sunday(year, 10) * DAY, back=True)


def last_sunday(year: int, month: int) -> int:
    """Days since 1970 of the last Sunday of a month of 31 days."""
    day = int(np.datetime64(f"{year:04d}-{month:02d}-31", "D").astype(np.int64))
    return day - (day + 4) % 7


def duties_across(duties: Duties, change: ClockChange) -> Iterator[str]:
    """One sentence for each duty across a change. The checker counts clock hours, an hour off the time that passes."""
    for at in np.flatnonzero((duties.start < change.closes) & (duties.end > change.opens)):
        start, end = int(duties.start[at]), int(duties.end[at])
        way = "back" if change.back else "forward"
        yield (
            f"{plain(duties.person.doctor)}: clock change, {way}, in the duty from {stamp(start)}: "
            f"{_lengths(start, end, change)}"
        )


def _lengths(start: int, end: int, change: ClockChange) -> str:
    """A start or end in the odd hour leaves two lengths open."""
    by_clock, in_fact = (end - start) / 60, (end - start + change.gained) / 60
    if start < change.opens and end >= change.closes:
        return f"{by_clock:g} h by the clock, {in_fact:g} h in fact"
    least, most = sorted((by_clock, in_fact))
    odd = "comes twice" if change.back else "is left out"
    return f"{by_clock:g} h by the clock, {least:g} or {most:g} h in fact, since the hour from 01:00 {odd}"
