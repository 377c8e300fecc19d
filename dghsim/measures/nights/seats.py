"""Who a team waits for: of the seats that must be filled, the one for which there was least."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from dghsim.measures.nights.model import Clinician, Spell, Wait
from dghsim.scenario.pathway import Seat
from dghsim.scenario.root import Scenario


def named(
    scenario: Scenario,
    wait: Wait,
    there: Sequence[Clinician],
    spells: Sequence[Spell],
    begin: datetime,
    end: datetime,
) -> Wait:
    """The wait, for a team with the level of the seat that was missing.

    Missing is the seat for which, in the part of the wait between two moments, somebody was on duty without work in
    hand for the shortest time; of several the one named first.
    """
    work = scenario.work.get(wait.kind)
    seats = [seat for seat in work.team if seat.must] if work is not None else []
    if len(seats) < 2:
        return wait
    begin, end = max(begin, wait.asked), min(end, wait.until)
    missing = min(seats, key=lambda seat: _to_hand(scenario, seat, wait.kind, there, spells, begin, end))
    level = scenario.rota.tier[missing.tiers[0]].level if missing.tiers else wait.level
    return dataclasses.replace(wait, level=level)


def fills(scenario: Scenario, one: Clinician, kind: str) -> bool:
    """Whether a clinician answers a kind of work, asked first or second, and somebody is there."""
    tier = scenario.rota.tier.get(one.tier)
    duty = tier.duty.get(one.kind) if tier else None
    return bool(one.name) and duty is not None and kind in (*duty.first, *duty.second)


def _to_hand(
    scenario: Scenario, seat: Seat, kind: str, there: Sequence[Clinician], spells: Sequence[Spell], begin: datetime,
    end: datetime,
) -> timedelta:  # fmt: skip
    """For how long as many as the seat needs were on duty and had no work in hand."""
    who = [one for one in there if fills(scenario, one, kind) and (not seat.tiers or one.tier in seat.tiers)]
    duties = {one.duty for one in who}
    busy = [
        (spell.duty, spell.called, spell.end or end)
        for spell in spells
        if spell.duty in duties and spell.ended != "missed"
    ]
    turns = {begin, end, *(turn for one in who for turn in (one.start, one.end))}
    turns |= {turn for _, start, stop in busy for turn in (start, stop)}
    inside = sorted(turn for turn in turns if begin <= turn <= end)
    free = timedelta(0)
    for turn, after in pairwise(inside):
        working = {duty for duty, start, stop in busy if start <= turn < stop}
        if sum(one.start <= turn < one.end and one.duty not in working for one in who) >= seat.count:
            free += after - turn
    return free
