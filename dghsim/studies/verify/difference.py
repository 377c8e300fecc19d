"""Says where two logs of one plan part."""

from __future__ import annotations

from itertools import zip_longest

from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.studies.verify.clock import said
from dghsim.studies.verify.happened import Event, happened
from dghsim.studies.verify.standing import standing

AROUND = 6


def first_time(plan: Plan, one: Log, other: Log) -> int | None:
    """When the first event happens that only one of the logs has; None if there is none."""
    if one.same_as(other):
        return None
    left, right = happened(plan, one), happened(plan, other)
    at = _first(left, right)
    return None if at is None else _time(left, right, at)


def first_difference(plan: Plan, one: Log, other: Log, names: tuple[str, str] = ("kernel", "twin")) -> str:
    """The first event that only one of the logs has, what happened around it, and how things stood; empty if they
    agree."""
    if one.same_as(other):
        return ""
    left, right = happened(plan, one), happened(plan, other)
    at = _first(left, right)
    if at is None:
        return "the same events, numbered or ordered differently"
    lines = [f"{len(one.tasks)} and {len(other.tasks)} tasks, {len(one.stays)} and {len(other.stays)} stays"]
    for name, events in zip(names, (left, right), strict=True):
        lines.append(f"{name}:")
        for place in range(max(0, at - AROUND), min(len(events), at + AROUND)):
            event = events[place]
            lines.append(f"{'  >' if place == at else '   '} {said(event.time)} [{event.time}] {event}")
    time = _time(left, right, at)
    before, others = standing(plan, one, time - 1), standing(plan, other, time - 1)
    for name, stood in zip(names if before != others else ("both",), (before, others), strict=False):
        lines += [f"{name}, a second before:", *(f"    {line}" for line in stood)]
    return "\n".join(lines)


def _first(left: list[Event], right: list[Event]) -> int | None:
    """Where they part by who did what and when; if nowhere, where pieces asked for are numbered differently."""
    pairs = list(zip_longest(left, right))
    for fields in (slice(2), slice(3)):
        for at, (one, other) in enumerate(pairs):
            if one is None or other is None or one[fields] != other[fields]:
                return at
    return None


def _time(left: list[Event], right: list[Event], at: int) -> int:
    return min(events[at].time for events in (left, right) if at < len(events))
