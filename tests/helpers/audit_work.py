"""What a log says of work: each spell is one that the rules allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from dghsim.engine.plan import NONE
from dghsim.scenario.duration import Empirical, Fixed
from helpers.spells import DONE, FOREVER, HANDED_OVER, INTERRUPTED, Facts, Piece, Spell


def overlaps(spans: Iterable[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > two[0] for one, two in pairwise(ordered))


def spells_run_forwards(facts: Facts) -> Iterator[str]:
    """Asked for, called, begun, ended; asked for while the patient is there."""
    for spell in facts.spells:
        came = facts.made.plan.entities["time"][spell.entity] if spell.entity != NONE else 0
        shortest = 0 if spell.ended in (INTERRUPTED, HANDED_OVER) else 1
        if not came <= spell.since <= spell.called <= spell.start <= spell.end - shortest:
            yield f"{spell} runs backwards"
        if spell.called > facts.left(spell.entity):
            yield f"{spell} was given out after its patient had left"
        if (spell.end == FOREVER) != (spell.ended == NONE):
            yield f"{spell} has one of end and ended"


def pieces_come_to_an_end_once(facts: Facts) -> Iterator[str]:
    """Spells of a piece follow one another, only the last is done; what is not done waits, is missed, or has gone."""
    for number, piece in facts.pieces.items():
        if overlaps((spell.called, spell.end) for spell in piece.spells):
            yield f"piece {number}, {piece}, is done twice at a time"
        if any(spell.ended in (DONE, NONE) for spell in piece.spells[:-1]):
            yield f"piece {number}, {piece}, goes on after it was done"
        if len(piece.missed) > (piece.entity == NONE):
            yield f"piece {number}, {piece}, is missed and should not be"
        if piece.entity == NONE:
            continue
        over = bool(piece.spells) and piece.spells[-1].ended in (DONE, NONE)
        gone = facts.left(piece.entity) != FOREVER
        if piece.waits != (not over and not gone):
            yield f"piece {number}, {piece}, waits {piece.waits} times at the end of the run"


def nobody_does_two_things(facts: Facts) -> Iterator[str]:
    """No duty, and no doctor on any duties, has two pieces of work in hand."""
    duties = enumerate(facts.made.duty_of)
    doctor_of = {int(duty): int(facts.made.duties.doctor[row]) for row, duty in duties if duty != NONE}
    hands: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for spell in facts.spells:
        for duty in spell.duties:
            hands[doctor_of[duty]].append((spell.called, spell.end))
    for doctor, spans in hands.items():
        if overlaps(spans):
            yield f"doctor {doctor} has two pieces of work in hand"


def teams_are_whole(facts: Facts) -> Iterator[str]:
    """No clinician twice, no more than the seats, somebody for each seat that must be filled and each other one."""
    for spell in facts.spells:
        seats = facts.seats(spell.work) if spell.entity != NONE else [None]
        if len(set(spell.duties)) != len(spell.duties) or len(spell.duties) > len(seats):
            yield f"{spell} is done by too many"
        if spell.entity == NONE:
            continue
        able = {
            duty: [
                at
                for at, seat in enumerate(seats)
                if seat and (not seat.tiers or facts.tier(duty) in seat.tiers)
            ]
            for duty in spell.duties
        }
        if not _seated(able, [bool(seat and seat.must) for seat in seats]):
            yield f"{spell} does not fill its seats"


def _seated(able: dict[int, list[int]], must: list[bool]) -> bool:
    """Whether all can be seated, one to a seat, with each seat taken that must be."""
    taken: dict[int, int] = {}

    def seat(duty: int, tried: set[int]) -> bool:
        # Seats that must be filled are tried first, so that they are taken if all can be.
        for at in sorted(able[duty], key=lambda at: not must[at]):
            if at not in tried:
                tried.add(at)
                if at not in taken or seat(taken[at], tried):
                    taken[at] = duty
                    return True
        return False

    return all(seat(duty, set()) for duty in able) and _filled(able, must)


def _filled(able: dict[int, list[int]], must: list[bool]) -> bool:
    """Whether each seat that must be filled can have somebody of its own."""
    chosen: dict[int, int] = {}

    def fill(at: int, tried: set[int]) -> bool:
        for duty, seats in able.items():
            if at in seats and duty not in tried:
                tried.add(duty)
                if duty not in chosen or fill(chosen[duty], tried):
                    chosen[duty] = at
                    return True
        return False

    return all(fill(at, set()) for at, needed in enumerate(must) if needed)


def work_is_done_by_those_it_is_for(facts: Facts) -> Iterator[str]:
    """On their list, in their shift, of a grade that may; begun in time, after a journey if they come from home."""
    for piece in facts.asked_for:
        before: Spell | None = None
        for spell in piece.spells:
            kind = facts.works[piece.work]
            kept = before is not None and before.ended == INTERRUPTED and kind.resumed_by == "same"
            if kept and before is not None and spell.duties == before.duties:
                yield from _goes_on(facts, spell)
            elif kept and before is not None and spell.called < facts.shift(before.duties[0])[1]:
                yield f"{spell} is taken up by another than {before.duties}"
            else:
                for duty in spell.duties:
                    yield from _begins(facts, spell, duty)
            before = spell


def _goes_on(facts: Facts, spell: Spell) -> Iterator[str]:
    """With what was set aside: in the shift, or after it what is not handed over."""
    end = facts.shift(spell.duties[0])[1]
    if spell.called >= end and facts.works[spell.work].at_shift_end == "hand_over":
        yield f"{spell} was to be handed over"


def _begins(facts: Facts, spell: Spell, duty: int) -> Iterator[str]:
    kind, how = facts.works[spell.work], facts.answers(duty, spell.work)
    begin, end = facts.shift(duty)
    if how is None:
        yield f"{spell} is on no list of duty {duty}, or not for its grade"
    if how == "second" and spell.called - spell.since < 60 * kind.ask_second_after_minutes:
        yield f"{spell} was given to the second list too early"
    if not begin <= spell.called < max(end, begin + 1) or spell.called > facts.latest(duty, kind):
        yield f"{spell} is begun outside its duty, {begin} to {end}"
    if _travels(facts, spell, duty) and spell.called + facts.journey(duty) > facts.latest(duty, kind):
        yield f"{spell} is begun too late after the journey"


def _travels(facts: Facts, spell: Spell, duty: int) -> bool:
    """Whether this clinician certainly comes in for it."""
    if facts.works[spell.work].by_phone or not facts.journey(duty):
        return False
    return not _on_site(facts, duty, spell, spell.called)


def _on_site(facts: Facts, duty: int, spell: Spell, time: int) -> bool:
    """Whether the clinician has this instant put down work on site, or a call taken there."""
    for other in facts.by_duty[duty]:
        if other is not spell and other.end == time:
            if not facts.works[other.work].by_phone:
                return True
            if other.called < time and _on_site(facts, duty, other, other.called):
                return True
    return False


def journeys_are_made(facts: Facts) -> Iterator[str]:
    """Before the work, by who comes in from home; none by phone; a team waits for the last."""
    for spell in facts.spells:
        yield from _journey(facts, spell)


def _journey(facts: Facts, spell: Spell) -> Iterator[str]:
    takes = spell.start - spell.called
    if takes not in {0, *(facts.journey(duty) for duty in spell.duties)}:
        yield f"{spell} is begun after a journey of another length"
    if takes < max(facts.journey(duty) if _travels(facts, spell, duty) else 0 for duty in spell.duties):
        yield f"{spell} is begun before somebody has come"
    if takes and facts.works[spell.work].by_phone:
        yield f"{spell} is by phone and has a journey"


def interruptions_are_due(facts: Facts) -> Iterator[str]:
    """Only by more urgent work that interrupts, of work that may be, in the shift, and not on the journey."""
    called: dict[tuple[int, int], list[Spell]] = defaultdict(list)
    for spell in facts.spells:
        for duty in spell.duties:
            called[duty, spell.called].append(spell)
    for spell in facts.spells:
        if spell.ended != INTERRUPTED:
            continue
        kind, end = facts.works[spell.work], facts.shift(spell.duties[0])[1]
        if not kind.interruptible or not (spell.entity == NONE or facts.alone(spell.work)):
            yield f"{spell} may not be interrupted"
        if spell.end >= end:
            yield f"{spell} is interrupted after the shift, which ends at {end}"
        worst = max(facts.priorities(spell))
        by = [other for other in called[spell.duties[0], spell.end] if other is not spell]
        if not any(facts.works[o.work].interrupts and min(facts.priorities(o)) < worst for o in by):
            yield f"{spell} is interrupted by nothing more urgent"


def shifts_end_as_they_should(facts: Facts) -> Iterator[str]:
    """What is in hand is handed over if it may be; nobody goes early; who goes late had something to finish."""
    for spell in facts.spells:
        end = facts.shift(spell.duties[0])[1]
        hands_over = facts.works[spell.work].at_shift_end == "hand_over" and facts.alone(spell.work)
        may = hands_over and spell.entity != NONE
        if spell.ended == HANDED_OVER and (spell.end != end or not may):
            yield f"{spell} is handed over, and its shift ends at {end}"
        if may and spell.called < end and spell.start <= end < spell.end and end < facts.made.plan.end:
            yield f"{spell} is not handed over at {end}"
    left = {int(time) for time in facts.log.leave}
    for duty, gone in enumerate(facts.log.actual_end):
        end, before = facts.shift(duty)[1], facts.made.plan.duties[duty]["before"]
        if gone != NONE and gone < end:
            yield f"duty {duty} goes early, at {gone}"
        done = {spell.end for spell in facts.by_duty.get(duty, ())}
        held_up = before != NONE and facts.log.actual_end[before] == gone
        if gone > end and not held_up and not {int(gone)} & (done | left):
            yield f"duty {duty} goes late, at {gone}, with nothing in hand"


def work_takes_the_time_it_should(facts: Facts) -> Iterator[str]:
    """Of a length that is one of a few: all spells of a piece together, each at the pace of who leads it."""
    for piece in facts.asked_for:
        duration = facts.works[piece.work].duration
        if not piece.spells or piece.spells[-1].ended != DONE or not isinstance(duration, Fixed | Empirical):
            continue
        values = [duration.value] if isinstance(duration, Fixed) else duration.values
        # The log does not say who of a team leads it. Teams are not interrupted, so that they have one spell.
        ways = [[_pace(facts, piece, duty) for duty in spell.duties] for spell in piece.spells]
        if not any(_lasted(piece, paces, 60 * value) for value in values for paces in product(*ways)):
            yield f"{piece} took other than one of {values} minutes"


def _lasted(piece: Piece, paces: tuple[float, ...], seconds: float) -> bool:
    """Whether spells at these paces come to so many seconds, but for rounding; nothing takes less than one."""
    if len(piece.spells) == 1 and piece.spells[0].end - piece.spells[0].start == 1:
        return seconds * paces[0] < 2
    done = sum((spell.end - spell.start) / pace for spell, pace in zip(piece.spells, paces, strict=True))
    slack = sum(1 + 1 / pace for pace in paces) + 1e-4 * seconds
    return abs(done - seconds) <= slack


def _pace(facts: Facts, piece: Piece, duty: int) -> float:
    by_grade = facts.works[piece.work].factor_by_grade.get(facts.grade(duty), 1.0)
    return by_grade * facts.slowness(duty)


CHECKS = (
    spells_run_forwards,
    pieces_come_to_an_end_once,
    nobody_does_two_things,
    teams_are_whole,
    work_is_done_by_those_it_is_for,
    journeys_are_made,
    interruptions_are_due,
    shifts_end_as_they_should,
    work_takes_the_time_it_should,
)
