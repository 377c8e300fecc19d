"""Conservation: all that was asked for is somewhere, and nobody works longer than the day."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.engine.plan import NONE
from helpers.spells import DONE, FOREVER, Facts


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
    everything_asked_for_is_accounted_for,
    nobody_is_used_more_than_all_the_time,
)
