"""How often weekends are worked: any work between Saturday 00:01 and Sunday 23:59."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import DAY, WEEK
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.text import counted
from dghsim.rota.rules import Readings, Rule

_FIRST_SATURDAY = 2 * DAY
"""Saturday 3 January 1970, minutes since 1970."""
_OPENS, _CLOSES = 1, 2 * DAY - 1


def weekends(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """A doctor who works weekends more often than 1 in so many, over the cycle or the time in post."""
    start, end = duties.in_post
    worked, weeks = len(weekends_worked(duties, start, end)), (end - start) / WEEK
    if worked and worked * rule.limit > weeks + 1e-9:
        yield Finding(start, end, weeks / worked, detail=_of_weeks(worked, weeks))


def weekends_a_year(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """A doctor who works more weekends a year than the limit, in proportion to the weeks in post."""
    start, end = duties.in_post
    worked, weeks = len(weekends_worked(duties, start, end)), (end - start) / WEEK
    if worked and worked * 52 > rule.limit * weeks + 1e-9:
        yield Finding(start, end, worked * 52 / weeks, detail=_of_weeks(worked, weeks))


def _of_weeks(worked: int, weeks: float) -> str:
    return f"; {counted(worked, 'weekend')} of {round(weeks, 2):g}"


def weekends_worked(duties: Duties, start: int, end: int) -> NDArray[np.int64]:
    """Weekends with any duty, as weeks since 1970, whose Saturday lies between `start` and `end`."""
    first, since = np.divmod(duties.start - _FIRST_SATURDAY, WEEK)
    first = first + (since >= _CLOSES)
    last = (duties.end - _FIRST_SATURDAY - _OPENS - 1) // WEEK
    touched = last >= first
    each = [np.arange(a, b + 1) for a, b in zip(first[touched].tolist(), last[touched].tolist(), strict=True)]
    every = np.unique(np.concatenate(each)) if each else np.zeros(0, np.int64)
    saturday = every * WEEK + _FIRST_SATURDAY
    return every[(saturday >= start) & (saturday < end)]
