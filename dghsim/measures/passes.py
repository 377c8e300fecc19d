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
    from dghsim.measures.work import Pieces, Tasks

_NONE, _DONE, _HOUR = -1, 0, 3600


@entry
def read(log: Table, stop: int, first: Ints, tasks: Tasks, pieces: Pieces) -> tuple[int, int]:
    """Write a log's tasks out as spells and pieces; how many rows are no spells, and how many pieces there are.

    `first`, by the log's number of a piece, is NONE throughout; it ends up as the piece's number among the pieces.
    """
    opened = 0
    while opened < len(log) and log[opened].start < 0:
        opened += 1
    for row in range(opened, len(log)):
        if first[log[row].task] == _NONE:
            first[log[row].task] = row
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
    for row in range(opened, len(log)):
        spell, at = log[row], row - opened
        piece = first[spell.task]
        tasks.piece[at], tasks.work[at], tasks.duty[at] = piece, spell.work, spell.duty
        tasks.since[at], tasks.called[at], tasks.start[at] = spell.since, spell.called, spell.start
        tasks.end[at], tasks.ended[at] = stop if spell.end == _NONE else spell.end, spell.ended
        tasks.leads[at] = at == 0 or piece != tasks.piece[at - 1] or spell.start != tasks.start[at - 1]
        if spell.ended == _DONE:
            pieces.done[piece] = True
        elif spell.ended == _NONE:
            pieces.in_hand[piece] = True
    return opened, count


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
def spend(tasks: Tasks, ends: Ints, group: Ints, category: Ints, journey: int, sums: Floats) -> None:
    """Add the seconds of each spell inside its duty to the duty's group: to the work's category, and to the journey."""
    for at in range(len(tasks.duty)):
        duty = tasks.duty[at]
        if group[duty] != _NONE:
            begins = min(tasks.start[at], ends[duty])
            lasts = min(tasks.end[at], ends[duty]) - begins
            sums[group[duty], category[tasks.work[at]]] += max(lasts, 0)
            sums[group[duty], journey] += max(begins - tasks.called[at], 0)
