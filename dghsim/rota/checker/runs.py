"""How many in a row: duties that start on consecutive calendar dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.kinds import of_kind
from dghsim.rota.rules import Readings, Rule


@dataclass(frozen=True, slots=True)
class Run:
    """A run of dates: the indices of its first and last duty, and the number of dates."""

    first: int
    last: int
    dates: int


def runs_of(kind: str, duties: Duties, readings: Readings) -> Iterator[Run]:
    """Every longest run of consecutive dates on which a duty of this kind starts."""
    which = np.flatnonzero(of_kind(kind, duties, readings))
    if len(which) == 0:
        return
    days = duties.day[which]
    breaks = np.flatnonzero(np.diff(days) > 1)
    firsts = np.concatenate(([0], breaks + 1))
    lasts = np.append(breaks, len(which) - 1)
    for first, last in zip(firsts, lasts, strict=True):
        yield Run(int(which[first]), int(which[last]), int(days[last] - days[first]) + 1)


def run_length(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each run of dates that is longer than the limit."""
    for run in runs_of(rule.word("of"), duties, readings):
        limit = longest_allowed(run, duties, rule, readings, rule.limit)
        if run.dates > limit:
            yield run_finding(run, duties, limit)


def run_finding(run: Run, duties: Duties, limit: float) -> Finding:
    """A run as a finding; one that never ends counts the days of a cycle, or one more than the limit."""
    if not is_endless(run, duties):
        return Finding(int(duties.start[run.first]), int(duties.end[run.last]), run.dates, limit)
    dates = max(duties.span.length // DAY, int(limit) + 1)
    return Finding(duties.base_start, duties.base_end, dates, limit, "; the run never ends")


def is_endless(run: Run, duties: Duties) -> bool:
    """True for a run of a template that goes on for ever: it fills every unrolled copy."""
    return duties.span.cyclic and run.dates * DAY >= 3 * duties.span.length


def longest_allowed(run: Run, duties: Duties, rule: Rule, readings: Readings, limit: float) -> float:
    """The limit, or the longer one that is allowed where every weekend duty of the run is on call of low intensity."""
    if not readings.low_intensity_weekends:
        return limit
    run_of = slice(run.first, run.last + 1)
    weekend = (duties.day[run_of] + 3) % 7 >= 5
    quiet = duties.on_call[run_of] & (duties.work[run_of] <= rule.number("low_intensity_hours") * 60)
    low = bool(weekend.any()) and bool(quiet[weekend].all())
    return max(limit, rule.number("low_intensity_limit", limit)) if low else limit
