"""How much: averages over the reference period, any 168 hours, and the length of one duty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import DAY, WEEK
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.kinds import of_kind
from dghsim.rota.rules import Readings, Rule

_TINY = 1e-6


def duty_length(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each duty that is longer than the limit; an on-call period that shifts cut up is as long as all of it."""
    kind = of_kind(rule.word("of"), duties, readings)
    until = duties.until
    length = until - duties.start
    for at in np.flatnonzero(kind & (length > rule.limit * 60)):
        yield Finding(int(duties.start[at]), int(until[at]), float(length[at] / 60))


def rolling_hours(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """The fullest window of so many hours in each stretch that holds too much work.

    The work in a sliding window is greatest where the window begins with a duty; with on call, whose work is spread
    thinly, it may also be where the window ends with one. No other window is tried.
    """
    length = int(rule.number("hours") * 60)
    opens = duties.start
    if rule.word("from") == "midnight":
        opens = np.concatenate((duties.start, duties.end - 1)) // DAY * DAY
    elif duties.on_call.any():
        opens = np.concatenate((duties.start, duties.end - length))
    opens = np.unique(opens)
    opens = opens[duties.judged(opens)]
    work = duties.worked_before(opens + length) - duties.worked_before(opens)
    over = work > rule.limit * 60 + _TINY
    for fullest in _fullest_of_each_stretch(opens[over], work[over], length):
        at = int(opens[over][fullest])
        yield Finding(at, at + length, float(work[over][fullest]) / 60)


def average_hours(duties: Duties, rule: Rule, _: Readings) -> Iterator[Finding]:
    """The worst reference period of a doctor whose average is over the limit."""
    limit = rule.number("opt_out_limit") if duties.person.opt_out else rule.limit
    yield from _worst_average(duties, int(rule.number("reference_weeks")), limit, 1.0)


def night_average(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """The worst reference period of a night worker, in hours a day of a six-day week; no opt-out lifts it."""
    nights = of_kind("night", duties, readings).sum()
    if nights > rule.number("night_share") * duties.shifts.sum():
        weeks = int(rule.number("reference_weeks"))
        yield from _worst_average(duties, weeks, rule.limit, rule.number("days_a_week"))


def _worst_average(duties: Duties, reference_weeks: int, limit: float, days: float) -> Iterator[Finding]:
    """Hours divided by weeks less absence; `days` turns hours a week into hours a day."""
    opens, closes = _reference_periods(duties, reference_weeks * WEEK)
    minutes = duties.worked_before(closes) - duties.worked_before(opens)
    absent = np.searchsorted(duties.absent_days, closes // DAY) - np.searchsorted(
        duties.absent_days, opens // DAY
    )
    weeks = (closes - opens) / WEEK - absent / 5
    some = weeks > _TINY
    if not some.any():
        return
    average = minutes[some] / 60 / weeks[some] / days
    written = float(average.max())
    if duties.cover is not None and len(duties.absent_days) == 0:
        whole = zip(minutes[some] / 60, weeks[some], strict=True)
        average = np.array([duties.cover.average(h, w, duties.person.wte) / days for h, w in whole])
    worst = int(average.argmax())
    if average[worst] > limit + _TINY:
        detail = f"; {written:.1f} as written, before prospective cover" if duties.cover is not None else ""
        away = int(absent[some][worst])
        detail += f"; {away} weekdays of absence taken out" if away else ""
        at = np.flatnonzero(some)[worst]
        yield Finding(int(opens[at]), int(closes[at]), float(average[worst]), limit, detail)


def _reference_periods(duties: Duties, length: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The whole time in post, or every window of the reference length that fits in it, week by week."""
    start, end = duties.in_post
    if end - start <= length:
        return np.array([start]), np.array([end])
    if duties.span.cyclic:
        opens = np.arange(start, end, WEEK)
    else:
        opens = np.append(np.arange(start, end - length, WEEK), end - length)
    return opens, opens + length


def _fullest_of_each_stretch(
    opens: NDArray[np.int64], work: NDArray[np.float64], length: int
) -> Iterator[int]:
    """Indices: windows that begin within one length of each other are one stretch, told once."""
    first = 0
    while first < len(opens):
        last = int(np.searchsorted(opens, opens[first] + length))
        yield first + int(work[first:last].argmax())
        first = last
