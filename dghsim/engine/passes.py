"""Passes over long tables before the loop and after it, compiled."""

from __future__ import annotations

from dghsim.compiled import entry, handler
from dghsim.engine.plan import NONE, Ints, Table


@entry
def write_entities(
    rows: Ints, time: Ints, stream: Ints, candidate: Ints, word: Ints, limit: Ints,
    stage: Ints, who: Ints, thinned: Ints, entities: Table,
) -> None:  # fmt: skip
    """Write the arrivals of `rows`, one after another; `stage`, `who` and `thinned` are by stream."""
    for at in range(len(rows)):
        row, entity = rows[at], entities[at]
        entity.time, entity.candidate, entity.site = time[row], candidate[row], 0
        entity.thin_word, entity.thin_limit = word[row], limit[row]
        of = stream[row]
        entity.stage, entity.who, entity.thin_row = stage[of], who[of], thinned[of]


@handler
def number_of(task: int, asked: int) -> int:
    """A piece's number: own work, numbered downwards from below NONE, comes after all `asked`."""
    return task if task >= NONE else asked + NONE - 1 - task


@handler
def comes_before(tasks: Table, one: int, other: int, asked: int) -> bool:
    """Whether of two spells one is first: by start, then by the piece's number, duty, and as they were written down."""
    mine, its = tasks[one], tasks[other]
    number, its_number = number_of(mine.task, asked), number_of(its.task, asked)
    return (mine.start, number, mine.duty, one) < (its.start, its_number, its.duty, other)


@handler
def put_in_order(tasks: Table, asked: int, order: Ints, begin: int, end: int) -> None:
    """Sort some of the rows listed (by Shell's way, which few in order and many in none both suit)."""
    gap = 1
    while 3 * gap < end - begin:
        gap = 3 * gap + 1
    while gap > 0:
        for at in range(begin + gap, end):
            row, to = order[at], at
            while to - gap >= begin and comes_before(tasks, row, order[to - gap], asked):
                order[to] = order[to - gap]
                to -= gap
            order[to] = row
        gap //= 3


@entry
def put_in_turn(tasks: Table, asked: int, first: Ints, order: Ints, turned: Table) -> None:
    """Write the spells in the order that the log promises, pieces by their number.

    They are dealt into as many parts of the run as there are spells, and sorted within each. `first` is zero throughout
    and one longer than there are spells; there is room for all of them in `order` and `turned`.
    """
    rows, last, part = len(tasks), 0, 0
    for at in range(rows):
        last = max(last, tasks[at].start + 1)
    while last >> part > rows:
        part += 1
    for at in range(rows):
        first[tasks[at].start + 1 >> part] += 1
    before = 0
    for at in range(rows + 1):
        first[at], before = before, before + first[at]
    for at in range(rows):
        into = tasks[at].start + 1 >> part
        order[first[into]] = at
        first[into] += 1
    begin = 0
    for at in range(rows + 1):
        put_in_order(tasks, asked, order, begin, first[at])
        begin = first[at]
    for at in range(rows):
        turned[at] = tasks[order[at]]
        turned[at].task = number_of(turned[at].task, asked)
