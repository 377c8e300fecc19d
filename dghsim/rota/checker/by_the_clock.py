"""Limits that only the clock on the wall keeps, or breaks, where clocks change within what is measured."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock_change import ClockChange
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.registry import CHECKS
from dghsim.rota.checker.text import plain, stamp
from dghsim.rota.rules import Rule

_HARDER = {"at most": -1, "at least": 1}
"""By sense: hours to a limit that every stretch breaks which an hour more or less would bring over it."""
_OF_ONE_STRETCH = ("duty_length", "rest_between", "rest_after_run", "rest_after_on_call")
"""Checks that measure one length of time, from the start of a finding to its end."""


def decided_by_the_clock(duties: Duties, change: ClockChange) -> Iterator[str]:
    """One sentence for each limit kept by the clock and not in the time that passes, or the other way round."""
    for rule in duties.person.rule_set:
        if rule.checked and rule.check in _OF_ONE_STRETCH:
            yield from _stretches(duties, rule, change)
        elif rule.checked and rule.check == "rolling_hours" and rule.word("from") != "midnight":
            yield from _windows(duties, rule, change)


def _stretches(duties: Duties, rule: Rule, change: ClockChange) -> Iterator[str]:
    """Duties and rests across the change. Of one that begins or ends in the odd hour nobody can say how long it is."""
    harder = dataclasses.replace(rule, limit=rule.limit + _HARDER[rule.sense])
    for found in CHECKS[rule.check](duties, harder, duties.person.rule_set.readings):
        by_clock = found.end - found.start
        in_fact = by_clock + change.gained
        across = found.start <= change.opens and found.end >= change.closes
        kept = _keeps(rule, by_clock)
        if across and kept != _keeps(rule, in_fact):
            yield _told(
                duties,
                rule,
                kept,
                f"{by_clock / 60:g} h by the clock, {in_fact / 60:g} h in fact",
                (found.start, found.end),
            )


def _keeps(rule: Rule, minutes: int) -> bool:
    return minutes <= rule.limit * 60 if rule.sense == "at most" else minutes >= rule.limit * 60


def _windows(duties: Duties, rule: Rule, change: ClockChange) -> Iterator[str]:
    """Windows across the change, as long as the rule has them, where there are some by the one clock and none by the
    other."""
    by_clock = _across(duties, rule, change, change.closes)
    in_fact = _across(_in_fact(duties, change), rule, change, change.closes + change.gained)
    if by_clock and in_fact:
        return
    for each in by_clock:
        hours = f"{each.measured:g} h by the clock"
        yield _told(duties, rule, False, hours, (each.start, each.end))
    for each in in_fact:
        hours = f"{each.measured:g} h in fact"
        yield _told(duties, rule, True, hours, (each.start, each.end - change.gained))


def _across(duties: Duties, rule: Rule, change: ClockChange, after: int) -> list[Finding]:
    """What is found neither wholly before the change nor wholly after it, from `after` on."""
    found = CHECKS[rule.check](duties, rule, duties.person.rule_set.readings)
    return [each for each in found if each.end > change.at and each.start < after]


def _in_fact(duties: Duties, change: ClockChange) -> Duties:
    """The duties by a clock that is not changed: a shift is as long as it lasts."""
    start, end = (
        moments + change.gained * (moments >= change.closes) for moments in (duties.start, duties.end)
    )
    work = np.where(duties.on_call, duties.work, (end - start).astype(np.float64))
    return dataclasses.replace(duties, start=start, end=end, work=work)


def _told(duties: Duties, rule: Rule, kept: bool, hours: str, stretch: tuple[int, int]) -> str:
    when = " to ".join(stamp(moment) for moment in stretch)
    return (
        f"{plain(duties.person.doctor)}: clock change: {rule.id} is {'kept' if kept else 'broken'} by the clock only: "
        f"{hours} ({rule.sense} {rule.limit:g}), {when}"
    )
