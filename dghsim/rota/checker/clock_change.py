"""Duties on the nights when clocks change in the United Kingdom, and what they really last."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.clock import DAY, moment_at
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.registry import CHECKS
from dghsim.rota.checker.text import plain, stamp
from dghsim.rota.rules import Rule

_FIRST, _LAST = 60, 120
"""Between 01:00 and 02:00 the clocks of the Sunday show an hour that is left out, or comes twice."""
_RESTS = ("rest_between", "rest_after_run", "rest_after_on_call")


def clock_changes(duties: Duties) -> Iterator[str]:
    """One sentence for each duty across a change, and for each limit that only the clock on the wall keeps.

    The checker counts clock hours, in which such a duty is an hour off the time that passes. By the rule in
    force since 1996: forward on the last Sunday of March, back on the last of October. A template has no
    dates and so no such duty.
    """
    if duties.span.cyclic:
        return
    name = plain(duties.person.doctor)
    for sunday, gained in _changes(duties):
        across = (duties.start < sunday + _LAST) & (duties.end > sunday + _FIRST)
        for at in np.flatnonzero(across):
            start, end = int(duties.start[at]), int(duties.end[at])
            way = "back" if gained > 0 else "forward"
            lengths = _lengths(start, end, sunday, gained)
            yield f"{name}: clock change, {way}, in the duty from {stamp(start)}: {lengths}"
        for rule in duties.person.rule_set:
            if rule.checked:
                yield from _only_by_the_clock(duties, rule, sunday, gained)


def last_sunday(year: int, month: int) -> int:
    """Days since 1970 of the last Sunday of a month of 31 days."""
    day = int(np.datetime64(f"{year:04d}-{month:02d}-31", "D").astype(np.int64))
    return day - (day + 4) % 7


def _changes(duties: Duties) -> Iterator[tuple[int, int]]:
    """Midnight of each Sunday of a change, and the hours gained."""
    first, last = moment_at(int(duties.start.min())).year, moment_at(int(duties.end.max())).year
    for year in range(first, last + 1):
        yield last_sunday(year, 3) * DAY, -1
        yield last_sunday(year, 10) * DAY, 1


def _lengths(start: int, end: int, sunday: int, gained: int) -> str:
    """A start or end in the odd hour leaves two lengths open."""
    by_clock = (end - start) / 60
    odd_start = sunday + _FIRST <= start < sunday + _LAST
    odd_end = sunday + _FIRST < end < sunday + _LAST
    real = {by_clock + gained} | ({by_clock} if odd_start or odd_end else set())
    why = "comes twice" if gained > 0 else "is left out"
    odd = f", since the hour from 01:00 {why}" if len(real) > 1 else ""
    return f"{by_clock:g} h by the clock, {' or '.join(f'{each:g}' for each in sorted(real))} h in fact{odd}"


def _only_by_the_clock(duties: Duties, rule: Rule, sunday: int, gained: int) -> Iterator[str]:
    """Lengths, rests and windows across the change that keep the limit by the clock and not in fact."""
    if rule.check == "rolling_hours" and rule.word("from") != "midnight":
        yield from _windows(duties, rule, sunday, gained)
    if not _near(duties, rule, sunday, gained):
        return
    tighter = dataclasses.replace(rule, limit=rule.limit - gained)
    for found in CHECKS[rule.check](duties, tighter, duties.person.rule_set.readings):
        across = found.start <= sunday + _FIRST and found.end >= sunday + _LAST
        kept = found.measured <= rule.limit if gained > 0 else found.measured >= rule.limit
        if across and kept:
            yield (
                f"{plain(duties.person.doctor)}: clock change: {rule.id} is kept by the clock only: "
                f"{found.measured:g} h by the clock, {found.measured + gained:g} h in fact ({rule.sense} "
                f"{rule.limit:g}), {stamp(found.start)} to {stamp(found.end)}"
            )


def _windows(duties: Duties, rule: Rule, sunday: int, gained: int) -> Iterator[str]:
    """Windows as long as the rule has them in the time that passes, where no window by the clock is over the limit."""
    change, apply = sunday + _LAST, CHECKS[rule.check]
    readings = duties.person.rule_set.readings
    real = _in_fact(duties, change, gained, int(rule.number("hours") * 60))
    found = [each for each in apply(real, rule, readings) if each.start < change < each.end]
    if not found or any(each.start < change < each.end for each in apply(duties, rule, readings)):
        return
    for each in found:
        yield (
            f"{plain(duties.person.doctor)}: clock change: {rule.id} is kept by the clock only: {each.measured:g} h in "
            f"fact ({rule.sense} {rule.limit:g}), {stamp(each.start)} to {stamp(each.end - 60 * gained)}"
        )


def _in_fact(duties: Duties, change: int, gained: int, reach: int) -> Duties:
    """The duties within reach of a change (minutes), by a clock that is not changed: a shift is as long as it lasts."""
    near = (duties.start < change + reach) & (duties.end > change - reach)
    start, end = (
        moments + 60 * gained * (moments >= change) for moments in (duties.start[near], duties.end[near])
    )
    on_call = duties.on_call[near]
    work = np.where(on_call, duties.work[near], (end - start).astype(np.float64))
    rest = duties.night_rest[near]
    return dataclasses.replace(
        duties, start=start, end=end, on_call=on_call, work=work, night_rest=rest, later=duties.later[near]
    )


def _near(duties: Duties, rule: Rule, sunday: int, gained: int) -> bool:
    """Whether some duty, or some rest, across the change lies within the hour of the limit: most do not."""
    if rule.check == "duty_length" and gained > 0:
        across = (duties.start <= sunday + _FIRST) & (duties.end >= sunday + _LAST)
        over = rule.limit * 60 - duties.length[across]
    elif rule.check in _RESTS and gained < 0:
        over = np.array([_rest(duties.start, duties.end, sunday)], dtype=np.float64) - rule.limit * 60
        shifts = duties.shifts
        over = np.append(over, _rest(duties.start[shifts], duties.end[shifts], sunday) - rule.limit * 60)
    else:
        return False
    return bool(((over >= 0) & (over < 60)).any())


def _rest(start: NDArray[np.int64], end: NDArray[np.int64], sunday: int) -> float:
    """Minutes between the last end before the change and the first start after it; NaN where there is none."""
    before, after = end[end <= sunday + _FIRST], start[start >= sunday + _LAST]
    return float(after.min() - before.max()) if len(before) and len(after) else float("nan")
