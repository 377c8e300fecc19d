"""How much rest: between two shifts, after a run, after a period on call."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.runs import longest_allowed, runs_of
from dghsim.rota.rules import Readings, Rule


def rest_between(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each pair of neighbouring shifts with too little rest between; on call is looked through."""
    shifts = np.flatnonzero(duties.shifts)
    start, end = duties.start[shifts], duties.end[shifts]
    rest = start[1:] - end[:-1]
    for at in np.flatnonzero(rest < rule.limit * 60):
        yield Finding(int(end[at]), int(start[at + 1]), float(rest[at] / 60))
    if readings.eleven_hours_in_each_24:
        left = DAY - (end - start)
        for at in np.flatnonzero(left < rule.limit * 60):
            detail = "; what is left of the 24 h from the start of the shift"
            yield Finding(int(start[at]), int(start[at]) + DAY, max(0.0, float(left[at] / 60)), detail=detail)


def rest_after_run(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each run long enough to be owed rest, when the next duty of any kind comes too soon after its last."""
    runs = runs_of(rule.word("of"), duties, readings)
    owed = runs.dates >= longest_allowed(runs, duties, rule, readings, rule.number("after"))
    ends_rest = np.flatnonzero(duties.shifts | readings.on_call_breaks_rest)
    place = np.searchsorted(ends_rest, runs.last, side="right")
    owed &= place < len(ends_rest)
    last, following = runs.last[owed], ends_rest[place[owed]]
    rest = duties.start[following] - duties.end[last]
    for at in np.flatnonzero(rest < rule.limit * 60):
        start, end = int(duties.end[last[at]]), int(duties.start[following[at]])
        yield Finding(start, end, (end - start) / 60)


def rest_after_on_call(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """Each period on call with a shift too soon after it; a shift within it is looked over."""
    over = duties.on_call & (duties.until == duties.end)
    for at in np.flatnonzero(over[:-1] & duties.shifts[1:]):
        start, end = int(duties.end[at]), int(duties.start[at + 1])
        if end - start < rule.limit * 60:
            yield Finding(start, end, (end - start) / 60)
