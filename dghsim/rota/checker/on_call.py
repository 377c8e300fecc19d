"""Non-resident on call: how often, what follows it, and the rest expected in it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.checker.runs import endless, run_finding, runs_of
from dghsim.rota.rules import Readings, Rule

_SATURDAY = 5


def on_call_runs(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each run of on-call periods on consecutive dates that is too long, but for a Saturday and Sunday."""
    runs = runs_of("nroc", duties, readings)
    weekend_pair = (runs.dates == 2) & ((duties.day[runs.first] + 3) % 7 == _SATURDAY)
    too_long = (runs.dates > rule.limit) | endless(runs, duties)
    for at in np.flatnonzero(too_long & ~weekend_pair):
        yield run_finding(runs, at, duties, rule.limit)


def on_call_in_days(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """The first window of each stretch of so many days in which too many periods start."""
    which = np.flatnonzero(duties.periods)
    days, length = duties.day[which], int(rule.number("days"))
    count = np.searchsorted(days, days + length) - np.arange(len(which))
    over = np.flatnonzero((count > rule.limit) & duties.judged(duties.start[which]))
    told_until = None
    for at in over:
        if told_until is None or days[at] >= told_until:
            last = which[at + count[at] - 1]
            yield Finding(int(duties.start[which[at]]), int(duties.end[last]), float(count[at]))
            told_until = days[at] + length


def hours_after_on_call(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """Each on-call period with too many hours of shifts on the next date.

    The first of a weekend pair is looked over, unless its rest was not to be expected.
    """
    which = duties.periods
    disturbed = rule.word("when") == "disturbed"
    if disturbed:
        begun = duties.begun
        which = which & np.isin(begun, begun[_too_little_rest(duties, rule, rule.number("rest_hours"))])
    shift_days, shift_length = duties.day[duties.shifts], duties.length[duties.shifts]
    minutes = np.concatenate(([0], np.cumsum(shift_length)))
    for at in np.flatnonzero(which):
        day = duties.day[at]
        pair = not disturbed and (day + 3) % 7 == _SATURDAY
        first_of_pair = pair and bool((duties.day[duties.periods] == day + 1).any())
        first, last = np.searchsorted(shift_days, [day + 1, day + 2])
        worked = float(minutes[last] - minutes[first]) / 60
        if worked > rule.limit and not first_of_pair:
            end = int(duties.end[duties.shifts][last - 1])
            yield Finding(int(duties.start[at]), end, worked)


def on_call_rest(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """Each on-call period in which too little rest is expected, in all or without a break at night; once if cut up."""
    night = _night_rest(duties, rule)
    which = np.flatnonzero(_too_little_rest(duties, rule, rule.limit))
    for at in which[np.unique(duties.begun[which], return_index=True)[1]]:
        start, end, length = int(duties.start[at]), int(duties.end[at]), float(duties.length[at])
        rest = (length - float(duties.work[at])) / length * 24
        if rest < rule.limit:
            yield Finding(start, end, rest)
        else:
            unit = "h of unbroken rest expected at night"
            yield Finding(start, end, float(night[at]) / 60, rule.number("night_hours"), unit=unit)


def _too_little_rest(duties: Duties, rule: Rule, hours: float) -> NDArray[np.bool_]:
    """On-call periods of known work without the rest expected; the total is in proportion to their length."""
    rest = (duties.length - duties.work) * 24 * 60
    short = (rest < hours * 60 * duties.length) | (
        _night_rest(duties, rule) < rule.number("night_hours") * 60
    )
    known: NDArray[np.bool_] = duties.on_call & ~np.isnan(duties.work)
    return known & short


def _night_rest(duties: Duties, rule: Rule) -> NDArray[np.float64]:
    """Longest unbroken rest at night: as given, or else the most that the work leaves room for."""
    opens, closes = int(rule.number("night_from")), int(rule.number("night_to"))
    night = in_clock_window(duties.start, duties.end, opens, closes)
    at_night = np.maximum(0.0, duties.work - (duties.length - night))
    most = np.maximum(0.0, (closes - opens) % 1440 - at_night)
    return np.where(np.isnan(duties.night_rest), most, duties.night_rest)
