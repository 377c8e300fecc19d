"""What those who answer a piece of work were doing while a patient waited for it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from dghsim.measures.answers.numbers import listed
from dghsim.measures.nights.model import Clinician, Night, Wait
from dghsim.measures.nights.seats import fills
from dghsim.measures.nights.words import LEVELS, length
from dghsim.scenario.root import Scenario

_NONE = timedelta(0)
_SHORT = timedelta(minutes=1)
_AT = {
    "take": "with other patients of the take", "wards": "on the wards", "emergencies": "at emergencies",
    "outside": "at calls from outside medicine", "own": "at handover, rounds or breaks",
}  # fmt: skip


def meanwhile(scenario: Scenario, night: Night, wait: Wait) -> str:
    """`In that time the registrar was with other patients of the take for 4 h and without work in hand for 12 min.`

    Of doctors of the level that answers it first, over the part of the wait that lies in the night.
    """
    begin, end = max(wait.asked, night.begin), min(wait.until, night.end)
    who = LEVELS.get(wait.level, "clinician")
    there = [
        one for one in night.clinicians if _answers(scenario, one, wait) and _on(one, begin, end) >= _SHORT
    ]
    without = _uncovered(there, begin, end)
    if not there:
        return f"No {who} was on duty in that time."
    said = _spent(night, there, begin, end)
    verb = f"the {who} was" if len(there) == 1 else f"the {len(there)} {who}s on duty were between them"
    words = f"{verb} {listed(said)}." if said else ""
    if without < _SHORT:
        return f"In that time {words}" if words else ""
    gap = f"For {length(without)} of it no {who} was on duty"
    return f"{gap}; in the rest {words}" if words else f"{gap}."


def _spent(night: Night, there: list[Clinician], begin: datetime, end: datetime) -> list[str]:
    """Where their time went, most first, then what was left of it."""
    duties = {one.duty for one in there}
    spent: Counter[str] = Counter()
    for spell in night.spells:
        if spell.duty in duties and spell.ended != "missed":
            part = _overlap(spell.called, spell.end or end, begin, end)
            spent[spell.category] += int(part.total_seconds())
    said = [
        f"{_AT.get(category, 'at work')} for {length(timedelta(seconds=seconds))}"
        for category, seconds in spent.most_common()
        if seconds >= 60
    ]
    idle = sum((_on(one, begin, end) for one in there), _NONE) - timedelta(seconds=spent.total())
    return [*said, f"without work in hand for {length(idle)}"] if idle >= _SHORT else said


def _answers(scenario: Scenario, one: Clinician, wait: Wait) -> bool:
    work = scenario.work.get(wait.kind)
    if one.level != wait.level or not fills(scenario, one, wait.kind):
        return False
    return bool(work and work.team) or wait.kind in scenario.rota.tier[one.tier].duty[one.kind].first


def _on(one: Clinician, begin: datetime, end: datetime) -> timedelta:
    return _overlap(one.start, one.free, begin, end)


def _uncovered(there: list[Clinician], begin: datetime, end: datetime) -> timedelta:
    """How long none of them was on duty."""
    without, reached = _NONE, begin
    for one in sorted(there, key=lambda each: each.start):
        without += max(min(one.start, end) - reached, _NONE)
        reached = max(reached, min(one.free, end))
    return without + max(end - reached, _NONE)


def _overlap(start: datetime, stop: datetime, begin: datetime, end: datetime) -> timedelta:
    return max(min(stop, end) - max(start, begin), _NONE)
