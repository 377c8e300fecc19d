"""Which work is a senior's, and so what counts as waiting for a senior."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.nights.whose import nobody_waits
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty

NIGHT_FROM, NIGHT_TO = 20, 10
"""A night runs from 20:00 to 10:00."""
DEEP_NIGHT = 3 * 60
EXPLAINS = (
    "A patient waits for a senior from when a senior's work is asked for until a clinician begins it. A senior's work "
    "is what registrars or consultants with a duty at 03:00 answer first, and tier 1 does not. A team is waited for in "
    "the seat for which somebody was to hand for the shortest time. What counts for a night is the part of the wait "
    "between 20:00 and 10:00."
)
"""The definition, in words."""


def senior_work(scenario: Scenario) -> dict[str, int]:
    """Kinds of work that are a senior's at night, and the lowest level of tier that answers each first.

    A duty of a tier of level 2 or 3 that covers 03:00 answers it first, and no duty of level 1 does. Where there is
    no such work, that of duties by day counts. Work that no patient waits for (`whose.EXPLAINS`) is left out.
    """
    tiers = scenario.rota.tier.values()
    lower = {kind for tier in tiers if tier.level == 1 for duty in tier.duty.values() for kind in duty.first}
    lower |= nobody_waits(scenario)
    senior = [(tier.level, duty) for tier in tiers if tier.level > 1 for duty in tier.duty.values()]
    return _firsts([pair for pair in senior if at_three(pair[1])], lower) or _firsts(senior, lower)


def _firsts(duties: Sequence[tuple[int, Duty]], lower: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for level, duty in duties:
        for kind in duty.first:
            if kind not in lower:
                found[kind] = min(level, found.get(kind, level))
    return found


ROUTINE = (
    "Ward work without a target (daily reviews, rounds, what must be done before going home) is the day's work and "
    "no wait of the night."
)
"""What is left out, in words."""


def routine(scenario: Scenario, kind: str) -> bool:
    """Ward work that nobody is late with: not a wait of the night."""
    work = scenario.work.get(kind)
    return work is not None and work.category == "wards" and work.target_minutes is None


def answered_by(scenario: Scenario, kind: str) -> int:
    """The level of tier that answers a kind of work: for a team the tier named first in a seat that must be filled.

    Else the lowest whose duties answer it first, or else second; 1 where none does.
    """
    work = scenario.work.get(kind)
    named = [tier for seat in work.team if seat.must for tier in seat.tiers] if work is not None else []
    if named:
        return scenario.rota.tier[named[0]].level
    for lists in ("first", "second"):
        levels = [
            tier.level
            for tier in scenario.rota.tier.values()
            if any(kind in getattr(duty, lists) for duty in tier.duty.values())
        ]
        if levels:
            return min(levels)
    return 1


def at_three(duty: Duty) -> bool:
    """Whether a duty covers 03:00."""
    begin = minute_of_day(duty.start)
    return any(begin <= hour < begin + duty.minutes for hour in (DEEP_NIGHT, DEEP_NIGHT + 1440))
