"""How many in a row: duties that start on consecutive calendar dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.kinds import of_kind
from dghsim.rota.rules import Readings, Rule


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of dates, one entry each: the indices of the first and last duty, and the number of dates."""

    first: NDArray[np.intp]
    last: NDArray[np.intp]
    dates: NDArray[np.int64]


def runs_of(kind: str, duties: Duties, readings: Readings) -> Runs:
    """Every longest run of consecutive dates on which a duty of this kind starts."""
    which = np.flatnonzero(of_kind(kind, duties, readings))
    days = np.maximum.accumulate(duties.day[which])
    begins = np.ones(len(which), dtype=bool)
    begins[1:] = days[1:] - days[:-1] > 1
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(which))[: len(firsts)] - 1
    return Runs(which[firsts], which[lasts], days[lasts] - days[firsts] + 1)


def run_length(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each run of dates that is longer than the limit."""
    runs = runs_of(rule.word("of"), duties, readings)
    limits = longest_allowed(runs, duties, rule, readings, rule.limit)
    for at in np.flatnonzero((runs.dates > limits) | endless(runs, duties)):
        yield run_finding(runs, at, duties, float(limits[at]))


def run_finding(runs: Runs, at: np.intp, duties: Duties, limit: float) -> Finding:
    """A run as a finding; one that never ends counts the days of a cycle, or one more than the limit."""
    dates = int(runs.dates[at])
    if not endless(runs, duties)[at]:
        return Finding(int(duties.start[runs.first[at]]), int(duties.end[runs.last[at]]), dates, limit)
    dates = max(duties.span.length // DAY, int(limit) + 1)
    return Finding(duties.base_start, duties.base_end, dates, limit, "; the run never ends")


def endless(runs: Runs, duties: Duties) -> NDArray[np.bool_]:
    """By run: whether a template works it for ever, as it fills every unrolled copy; longer than any limit."""
    filled: NDArray[np.bool_] = duties.span.cyclic & (runs.dates * DAY >= 3 * duties.span.length)
    return filled


def longest_allowed(
    runs: Runs, duties: Duties, rule: Rule, readings: Readings, limit: float
) -> NDArray[np.float64]:
    """By run: the limit, or the longer one allowed where every weekend duty of it is on call of low intensity."""
    limits = np.full(len(runs.dates), float(limit))
    if not readings.low_intensity_weekends:
        return limits
    weekend = (duties.day + 3) % 7 >= 5
    quiet = duties.on_call & (duties.work <= rule.number("low_intensity_hours") * 60)
    for at, (first, last) in enumerate(zip(runs.first, runs.last, strict=True)):
        of_run = weekend[first : last + 1]
        if of_run.any() and quiet[first : last + 1][of_run].all():
            limits[at] = max(limit, rule.number("low_intensity_limit", limit))
    return limits
