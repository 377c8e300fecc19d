"""Makes a plan on which the engines part smaller, for as long as they still do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import numpy as np

from dghsim.engine.plan import NONE, Ints, Plan

Parts = Callable[[Plan], bool]
"""Whether the engines part on a plan."""

TRIES = 150
"""Plans looked at, at most: a fraction of a second each."""


def ending(plan: Plan, time: int) -> Plan:
    """The run stops before this second."""
    return dataclasses.replace(plan, end=min(time, plan.end))


def without_arrivals(plan: Plan, gone: Ints) -> Plan:
    """These of those who may come do not; everybody keeps their number."""
    return dataclasses.replace(plan, arrivals=plan.arrivals[~np.isin(plan.arrivals, gone)])


def without_duties(plan: Plan, gone: Ints) -> Plan:
    """These duties never begin, and nothing of theirs is missed; all keep their number."""
    duties, owns = plan.duties.copy(), plan.owns.copy()
    for field in ("start", "end"):
        duties[field][gone] = plan.end
    owns["latest"][np.isin(owns["duty"], gone)] = plan.end
    return dataclasses.replace(plan, duties=duties, owns=owns)


def smaller(plan: Plan, parts: Parts, tries: int = TRIES) -> Plan:
    """With fewer who come and fewer duties: half of them at once, then a quarter, at last one by one."""
    left = iter(range(tries))
    coming = _fewer(plan, plan.arrivals, without_arrivals, parts, left)
    on_duty = np.flatnonzero(coming.duties["start"] < coming.end)
    return _fewer(coming, on_duty, without_duties, parts, left)


def _fewer(
    plan: Plan, kept: Ints, without: Callable[[Plan, Ints], Plan], parts: Parts, left: Iterator[int]
) -> Plan:
    share = len(kept)
    while share > 0:
        at = 0
        while at < len(kept):
            if next(left, NONE) == NONE:
                return plan
            fewer = without(plan, kept[at : at + share])
            if parts(fewer):
                plan, kept = fewer, np.delete(kept, slice(at, at + share))
            else:
                at += share
        share //= 2
    return plan
