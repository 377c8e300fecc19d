"""Conservation, and Little's law to the second: two ways of counting that must come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import NONE
from helpers.spells import DONE, FOREVER, Facts

Ints = NDArray[np.int64]


def mean_number(begins: Ints, ends: Ints, horizon: int) -> Fraction:
    """Time-average number between 0 and the horizon, by walking through what happens in order."""
    begins, ends = np.clip(begins, 0, horizon), np.clip(ends, 0, horizon)
    times = np.concatenate([begins, ends])
    steps = np.concatenate([np.ones(len(begins), np.int64), -np.ones(len(ends), np.int64)])
    number, last, area = 0, 0, 0
    for at in np.argsort(times, kind="stable"):
        area += number * int(times[at] - last)
        number, last = number + int(steps[at]), times[at]
    return Fraction(area + number * int(horizon - last), horizon)


def by_little(begins: Ints, ends: Ints, horizon: int) -> Fraction:
    """Rate x mean time."""
    times = np.clip(ends, 0, horizon) - np.clip(begins, 0, horizon)
    if not len(times):
        return Fraction(0)
    return Fraction(len(times), horizon) * Fraction(int(times.sum()), len(times))


def littles_law_holds(facts: Facts) -> Iterator[str]:
    """In the system, in each place, in line for it, and in line for work."""
    plan, log = facts.made.plan, facts.log
    horizon, never = plan.end, np.int64(FOREVER)
    groups = {
        "system": (plan.entities["time"][: plan.patients], np.where(log.leave == NONE, never, log.leave))
    }
    for place, name in enumerate(plan.program.place_names):
        stays = log.stays[log.stays["place"] == place]
        start = np.where(stays["start"] == NONE, never, stays["start"])
        groups[f"line for {name}"] = (stays["since"], start)
        groups[name] = (start, np.where(stays["end"] == NONE, never, stays["end"]))
    waits = [(begin, end) for _, begin, end, _ in facts.waits()]
    groups["line for work"] = tuple(np.array(waits, np.int64).reshape(-1, 2).T)  # type: ignore[assignment]
    for name, (begins, ends) in groups.items():
        walked, little = mean_number(begins, ends, horizon), by_little(begins, ends, horizon)
        if walked != little:
            yield f"{name}: {float(walked)} there on average, and rate x time is {float(little)}"


def beds_hold_whom_they_should(facts: Facts) -> Iterator[str]:
    """Occupied bed by bed and patient by patient: the same, and never more than there are."""
    plan, stays = facts.made.plan, facts.log.stays[facts.log.stays["start"] != NONE]
    ends = np.where(stays["end"] == NONE, plan.end, stays["end"])
    for place, count in enumerate(plan.program.places["count"]):
        mine = stays["place"] == place
        by_bed = sum(
            int((ends - stays["start"])[mine & (stays["bed"] == bed)].sum()) for bed in range(int(count))
        )
        by_patient = sum(
            int((ends - stays["start"])[mine & (stays["patient"] == patient)].sum())
            for patient in np.unique(stays["patient"][mine])
        )
        if by_bed != by_patient or by_bed > int(count) * plan.end:
            yield f"place {place}: {by_bed} bed-seconds by bed, {by_patient} by patient, of {count} beds"


def everything_asked_for_is_accounted_for(facts: Facts) -> Iterator[str]:
    """Pieces asked for are done, in hand, waiting at the end, or gone with their patient."""
    for number, piece in facts.pieces.items():
        if piece.entity == NONE:
            continue
        done = bool(piece.spells) and piece.spells[-1].ended == DONE
        in_hand = bool(piece.spells) and piece.spells[-1].end == FOREVER
        gone = facts.left(piece.entity) != FOREVER and not done and not in_hand
        if done + in_hand + piece.waits + gone != 1:
            yield f"piece {number}, {piece}: done {done}, in hand {in_hand}, waits {piece.waits}, gone {gone}"


def nobody_is_used_more_than_all_the_time(facts: Facts) -> Iterator[str]:
    """Seconds with work in hand are no more than seconds there, and those of a shift no more than the shift."""
    for duty, spells in facts.by_duty.items():
        begin, gone = facts.there(duty)
        there = min(gone, facts.made.plan.end) - begin
        busy = sum(min(spell.end, facts.made.plan.end) - spell.called for spell in spells)
        if not 0 <= busy <= there:
            yield f"duty {duty} is busy {busy} seconds of {there}"


CHECKS = (
    littles_law_holds,
    beds_hold_whom_they_should,
    everything_asked_for_is_accounted_for,
    nobody_is_used_more_than_all_the_time,
)
