"""Loops over the whole log, compiled: one pass each where columns would take many.

They use nothing from elsewhere but numbers, so that what is kept of them compiled is right as long as this file is the
same. Sums are of whole seconds, which floating point adds exactly in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.compiled import entry, handler
from dghsim.engine.plan import Ints, Table

if TYPE_CHECKING:
    from dghsim.measures.model import Floats
    from dghsim.measures.work import Mask, Pieces, Tasks

_NONE, _DONE, _HOUR = -1, 0, 3600
_WIDE, _MIDDLE = 41, 1 << 40
"""As WIDE and MIDDLE of `grouped`."""


@entry
def read(log: Table, stop: int, first: Ints, tasks: Tasks, pieces: Pieces) -> tuple[int, int]:
    """Write a log's tasks out as spells and pieces; how many rows are no spells, and how many pieces there are.

    `first`, by the log's number of a piece, is NONE throughout; it ends up as the piece's number among the pieces.
    """
    opened = 0
    while opened < len(log) and log[opened].start < 0:
        opened += 1
    for row in range(opened, len(log)):
        spell, at = log[row], row - opened
        tasks.piece[at], tasks.work[at], tasks.duty[at] = spell.task, spell.work, spell.duty
        tasks.called[at], tasks.start[at], tasks.ended[at] = spell.called, spell.start, spell.ended
        tasks.end[at] = stop if spell.end == _NONE else spell.end
        if first[spell.task] == _NONE:
            first[spell.task] = row
    for row in range(opened):
        if first[log[row].task] == _NONE:
            first[log[row].task] = row
    count = 0
    for task in range(len(first)):
        if first[task] != _NONE:
            head = log[first[task]]
            pieces.entity[count], pieces.work[count], pieces.since[count] = head.entity, head.work, head.since
            pieces.duty[count], pieces.called[count], pieces.start[count] = head.duty, head.called, head.start
            pieces.done[count] = pieces.in_hand[count] = False
            first[task] = count
            count += 1
    for at in range(len(log) - opened):
        piece, ended = first[tasks.piece[at]], tasks.ended[at]
        tasks.piece[at] = piece
        tasks.leads[at] = at == 0 or piece != tasks.piece[at - 1] or tasks.start[at] != tasks.start[at - 1]
        if ended == _DONE:
            pieces.done[piece] = True
        elif ended == _NONE:
            pieces.in_hand[piece] = True
    return opened, count


@entry
def part(work: Ints, first: Ints, order: Ints) -> None:
    """Write the rows of each kind of work one kind after another, in their own order.

    `first`, of one more than there are kinds, is zero throughout; it ends up as where the rows of each kind begin.
    """
    for row in range(len(work)):
        first[work[row] + 1] += 1
    for kind in range(1, len(first)):
        first[kind] += first[kind - 1]
    for row in range(len(work)):
        order[first[work[row]]] = row
        first[work[row]] += 1
    for kind in range(len(first) - 1, 0, -1):
        first[kind] = first[kind - 1]
    first[0] = 0


@handler
def lay(start: int, end: int, row: int, hours: int, sums: Floats) -> None:
    """Add the seconds of one stretch to a row, by hour of a repeating day or week."""
    while start < end:
        hour = start // _HOUR
        until = min((hour + 1) * _HOUR, end)
        sums[row, hour % hours] += until - start
        start = until


@entry
def fold(row: Ints, start: Ints, end: Ints, hours: int, sums: Floats) -> None:
    """Lay many stretches, each on its row."""
    for at in range(len(row)):
        lay(start[at], end[at], row[at], hours, sums)


@entry
def busy(tasks: Tasks, ends: Ints, kind: Ints, breaks: int, begin: int, end: int, sums: Floats) -> None:
    """Lay each spell but breaks, from being called to its end or that of its duty, on the row of the duty's kind."""
    for at in range(len(tasks.duty)):
        if tasks.work[at] != breaks:
            duty = tasks.duty[at]
            off = min(tasks.end[at], ends[duty])
            lay(max(tasks.called[at], begin), min(off, end), kind[duty], sums.shape[1], sums)


@entry
def hold(tasks: Tasks, begin: int, end: int, sums: Floats) -> None:
    """Lay each spell on the row of its kind of work, a team's once."""
    for at in range(len(tasks.duty)):
        if tasks.leads[at]:
            lay(max(tasks.start[at], begin), min(tasks.end[at], end), tasks.work[at], sums.shape[1], sums)


@entry
def spend(tasks: Tasks, ends: Ints, group: Ints, category: Ints, journey: int, sums: Floats) -> None:
    """Add the seconds of each spell inside its duty to the duty's group: to the work's category, and to the journey."""
    for at in range(len(tasks.duty)):
        duty = tasks.duty[at]
        if group[duty] != _NONE:
            begins = min(tasks.start[at], ends[duty])
            lasts = min(tasks.end[at], ends[duty]) - begins
            sums[group[duty], category[tasks.work[at]]] += max(lasts, 0)
            sums[group[duty], journey] += max(begins - tasks.called[at], 0)


@entry
def begin(tasks: Tasks, pieces: Pieces, begin: int, end: int, group: Ints, counts: Ints) -> None:
    """Count the spells with which a piece was begun between two moments, by the group of their duty and kind of work.

    A team's count for each who came with the first.
    """
    for at in range(len(tasks.duty)):
        began = tasks.start[at]
        row = group[tasks.duty[at]]
        if row != _NONE and begin <= began < end and began == pieces.start[tasks.piece[at]]:
            counts[row, tasks.work[at]] += 1


@entry
def answer(pieces: Pieces, asked: Mask, wait: Ints, target: Ints, known: Ints, kept: Ints) -> None:
    """Count the pieces asked for of which it is known whether they kept the target of their kind, and those that did.

    `target`, in seconds, is NONE for a kind that has none.
    """
    for at in range(len(asked)):
        work = pieces.work[at]
        if asked[at] and target[work] != _NONE:
            begun, late = pieces.called[at] != _NONE, wait[at] > target[work]
            known[work] += begun or late
            kept[work] += begun and not late


@entry
def queue(
    what: Ints,
    since: Ints,
    given: Ints,
    wait: Ints,
    counts: Mask,
    begin: int,
    end: int,
    sums: Floats,
    keys: Ints,
) -> int:
    """Add up, by what was asked for, how it was waited for, and list the waits.

    Args:
        what: by request, a number; NONE for those that are passed over.
        since: when it was asked for.
        given: when it left the queue.
        wait: seconds.
        counts: asked for in the weeks measured.
        begin: of the weeks measured.
        end: of them.
        sums: (whats, 5): those that count, their seconds, those of them that waited; and of all, seconds in the queue
            within the weeks measured, and those in it when measuring stops.
        keys: room for what and wait of each that counts, as one number to sort by.

    Returns:
        How many count.
    """
    number = 0
    for at in range(len(what)):
        row = what[at]
        if row == _NONE:
            continue
        sums[row, 3] += max(min(given[at], end) - max(since[at], begin), 0)
        sums[row, 4] += since[at] < end <= given[at]
        if counts[at]:
            sums[row, 0] += 1
            sums[row, 1] += wait[at]
            sums[row, 2] += wait[at] > 0
            keys[number] = (row << _WIDE) + wait[at] + _MIDDLE
            number += 1
    return number
