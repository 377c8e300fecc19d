"""What a log says of waiting: no work waits beside those who could begin it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dghsim.engine.plan import NONE
from helpers.spells import Facts, Piece, Span, Spell


def _could(facts: Facts, piece: Piece, duty: int) -> Span | None:
    """From when to when a duty may be given a piece, if ever, as far as lists, grade, seats and last start go."""
    how = facts.answers(duty, piece.work)
    if how is None or not any(not s.tiers or facts.tier(duty) in s.tiers for s in facts.seats(piece.work)):
        return None
    kind = facts.works[piece.work]
    since = piece.since + (0 if how == "first" else 60 * kind.ask_second_after_minutes)
    latest = facts.latest(duty, kind) - (0 if kind.by_phone else facts.journey(duty))
    begin, end = facts.shift(duty)
    return max(since, begin), min(latest + 1, end)


def _together(one: Span, *others: Span) -> Span | None:
    begin = max(one[0], *(span[0] for span in others))
    end = min(one[1], *(span[1] for span in others))
    return (begin, end) if begin < end else None


def _free(facts: Facts, piece: Piece, wait: Span) -> Iterator[tuple[int, Span]]:
    """Duties that are there with nothing in hand while a piece waits, and could be given it; from when to when."""
    for duty, idle in facts.idle.items():
        could = _could(facts, piece, duty)
        for span in idle if could is not None else ():
            both = _together(wait, span, could) if could is not None else None
            if both is not None:
                yield duty, both


def _can_be_filled(facts: Facts, piece: Piece, duties: Iterable[int]) -> bool:
    """Whether the seats are taken that must be when each in turn takes the first who may, as the rules have it."""
    free = list(duties)
    for seat in (seat for seat in facts.seats(piece.work) if seat.must):
        able = [duty for duty in free if not seat.tiers or facts.tier(duty) in seat.tiers]
        if not able:
            return False
        if len({facts.tier(duty) for duty in able}) > 1:
            return False  # who takes it decides who is left: not told apart here
        free.remove(able[0])
    return True


def nobody_idle_lets_work_wait(facts: Facts) -> Iterator[str]:
    """While work waited, those who might have begun it together were never all there with nothing in hand."""
    for piece, begin, end, owner in facts.waits():
        if owner is not None:
            yield from _own_patient(facts, piece, (begin, end), owner)
            continue
        free = list(_free(facts, piece, (begin, end)))
        for _, (time, _) in free:
            there = [duty for duty, span in free if span[0] <= time < span[1]]
            if _can_be_filled(facts, piece, there):
                yield f"{piece} waits from {begin} to {end}, and at {time} duties {there} are idle"
                break


def _own_patient(facts: Facts, piece: Piece, wait: Span, owner: int) -> Iterator[str]:
    """What a clinician has set aside waits for nobody else, until it is handed over."""
    end = facts.shift(owner)[1]
    for span in facts.idle[owner]:
        if _together(wait, span) is not None:
            yield f"{piece} was set aside by duty {owner}, idle {span}, and waits {wait}"
    if facts.works[piece.work].at_shift_end == "hand_over" and wait[1] > end:
        later = (max(wait[0], end), wait[1])
        for duty, span in _free(facts, piece, later):
            if len(facts.seats(piece.work)) == 1:
                yield f"{piece} is in line again at {later[0]}, and waits {wait} beside idle duty {duty} {span}"


def nobody_does_less_urgent_work_meanwhile(facts: Facts) -> Iterator[str]:
    """While work waits that interrupts, nobody who might do it alone has work in hand that it may interrupt."""
    for piece, begin, end, owner in facts.waits():
        kind = facts.works[piece.work]
        alone = sum(seat.must for seat in facts.seats(piece.work)) == 1
        if not kind.interrupts or not alone or owner is not None:
            continue
        urgent = max(facts.priorities(piece))
        for duty, spells in facts.by_duty.items():
            could = _could_lead(facts, piece, duty)
            for spell in spells if could is not None else ():
                if could is not None and _may_be_broken_off(facts, spell, urgent):
                    both = _together((begin, end), (spell.start, spell.end), could)
                    if both is not None:
                        yield f"{piece} waits from {begin} to {end}, and duty {duty} does {spell}"


def _could_lead(facts: Facts, piece: Piece, duty: int) -> Span | None:
    seat = next(seat for seat in facts.seats(piece.work) if seat.must)
    if seat.tiers and facts.tier(duty) not in seat.tiers:
        return None
    return _could(facts, piece, duty)


def _may_be_broken_off(facts: Facts, spell: Spell, urgent: int) -> bool:
    kind = facts.works[spell.work]
    alone = spell.entity == NONE or facts.alone(spell.work)
    return kind.interruptible and alone and min(facts.priorities(spell)) > urgent


CHECKS = (nobody_idle_lets_work_wait, nobody_does_less_urgent_work_meanwhile)
