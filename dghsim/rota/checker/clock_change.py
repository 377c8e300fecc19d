"""Duties on the nights when clocks change in the United Kingdom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.rota.checker.clock import DAY, moment_at
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.text import plain, stamp


def clock_changes(duties: Duties) -> Iterator[str]:
    """One sentence for each duty at work between 01:00 and 02:00 on a last Sunday of March or October.

    The checker counts clock hours, in which such a duty is an hour off the time that passes. By the rule in
    force since 1996; a template has no dates and so no such duty.
    """
    if duties.span.cyclic:
        return
    first, last = moment_at(int(duties.start.min())).year, moment_at(int(duties.end.max())).year
    for year in range(first, last + 1):
        for month, gained, words in ((3, -1, "forward"), (10, 1, "back")):
            sunday = last_sunday(year, month) * DAY
            across = np.flatnonzero((duties.start < sunday + 120) & (duties.end > sunday + 60))
            for at in across:
                name, begins, hours = (
                    plain(duties.person.doctor),
                    stamp(duties.start[at]),
                    duties.length[at] / 60,
                )
                lengths = f"{hours:g} h by the clock, {hours + gained:g} h in fact"
                yield f"{name}: clock change, {words}, in the duty from {begins}: {lengths}"


def last_sunday(year: int, month: int) -> int:
    """Days since 1970 of the last Sunday of a month of 31 days."""
    day = int(np.datetime64(f"{year:04d}-{month:02d}-31", "D").astype(np.int64))
    return day - (day + 4) % 7
