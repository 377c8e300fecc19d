"""What a log says of handovers, rounds and breaks: each is begun in its time, or missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dghsim.engine.plan import NONE
from dghsim.rota.breaks import breaks_due
from helpers.spells import DONE, FOREVER, INTERRUPTED, Facts, Piece


@dataclass(frozen=True, slots=True)
class Due:
    """What a clinician has to do for itself."""

    duty: int
    work: str
    since: int
    latest: int
    seconds: int


def expected(facts: Facts) -> Iterator[Due]:
    """What the scenario says: handovers and rounds by the clock of the duty, breaks spread over it."""
    table, breaks = facts.made.duties, facts.made.scenario.rota.breaks
    count = breaks_due(facts.made.scenario, table)
    for row, duty in enumerate(facts.made.duty_of):
        if duty == NONE:
            continue
        begin, end = int(table.start[row]), int(table.end[row])
        for own in facts.rules(int(duty)).own:
            if own.after_minutes is not None:
                since = begin + 60 * own.after_minutes
            else:
                since = max(begin, end - 60 * (own.before_end_minutes or 0))
            latest = min(since + 60 * own.within_minutes, end)
            yield Due(int(duty), own.work, since, latest, 60 * own.minutes)
        part = (end - begin) // (int(count[row]) + 1)
        for number in range(1, int(count[row]) + 1 if breaks is not None else 0):
            since = begin + number * part - part // 2
            assert breaks is not None
            yield Due(int(duty), breaks.work, since, min(since + part, end), 60 * breaks.minutes)


def own_work_is_done_or_missed(facts: Facts) -> Iterator[str]:
    """All that is due and nothing else; begun in its time, of its length, in its shift; broken off, begun again."""
    found: dict[tuple[int, str, int], list[Piece]] = defaultdict(list)
    for piece in facts.pieces.values():
        if piece.entity == NONE:
            duty = piece.spells[0].duties[0] if piece.spells else piece.missed[0][0]
            found[duty, piece.work, piece.since].append(piece)
    wanted: dict[tuple[int, str, int], list[Due]] = defaultdict(list)
    for due in expected(facts):
        wanted[due.duty, due.work, due.since].append(due)
    for key, pieces in found.items():
        if key not in wanted:
            yield f"{pieces} was not due"
    for key, dues in wanted.items():
        pieces = found.get(key, [])
        lapsed = sum(due.latest < facts.made.plan.end for due in dues)
        if not lapsed <= len(pieces) <= len(dues):
            yield f"{dues} came to {pieces}"
        if len(dues) == 1 and pieces:
            yield from _kept(facts, dues[0], pieces[0])


def _kept(facts: Facts, due: Due, piece: Piece) -> Iterator[str]:
    if due.latest < due.since:
        yield f"{due} is over before it is due"
    for spell in piece.spells:
        if spell.duties != (due.duty,) or not due.since <= spell.called <= spell.start <= due.latest:
            yield f"{due} is begun out of its time: {spell}"
        if spell.called >= facts.shift(due.duty)[1]:
            yield f"{due} is begun after the shift: {spell}"
        if spell.ended == DONE and spell.end - spell.start != due.seconds:
            yield f"{due} is of another length: {spell}"
        if spell.ended not in (DONE, INTERRUPTED, NONE):
            yield f"{due} ends as it should not: {spell}"
    over = bool(piece.spells) and piece.spells[-1].ended != INTERRUPTED
    if over and piece.missed:
        yield f"{due} is missed and done: {piece}"
    if not over and due.latest < facts.made.plan.end and piece.missed != [(due.duty, due.latest)]:
        yield f"{due} is neither done nor missed at its time: {piece}"


def nobody_idle_leaves_own_work(facts: Facts) -> Iterator[str]:
    """While it is due, the clinician is not there with nothing in hand."""
    done: dict[tuple[int, str, int], list[tuple[int, int]]] = defaultdict(list)
    for piece in facts.pieces.values():
        for spell in piece.spells if piece.entity == NONE else ():
            done[spell.duties[0], piece.work, piece.since].append((spell.called, spell.end))
    for due in expected(facts):
        spans = done[due.duty, due.work, due.since]
        last = due.latest - (0 if facts.works[due.work].by_phone else facts.journey(due.duty))
        for begin, end in facts.idle[due.duty]:
            idle = (max(begin, due.since), min(end, last + 1, facts.made.plan.end))
            # Not begun before the idle span: done earlier, or two of one name due at one time.
            if idle[0] < idle[1] and not any(called <= idle[0] for called, _ in spans):
                yield f"{due} waits while its clinician is idle from {begin} to {end}"


def work_of_ones_own_has_no_patient(facts: Facts) -> Iterator[str]:
    """And no other work has none."""
    for number, piece in facts.pieces.items():
        own = facts.works[piece.work].category == "own"
        if own != (piece.entity == NONE):
            yield f"piece {number}, {piece}, is of entity {piece.entity}"
        if own and any(spell.end == FOREVER and spell.ended != NONE for spell in piece.spells):
            yield f"piece {number}, {piece}, has no end"


CHECKS = (own_work_is_done_or_missed, nobody_idle_leaves_own_work, work_of_ones_own_has_no_patient)
