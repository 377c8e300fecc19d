"""Passes over long tables before the loop and after it, compiled."""

from __future__ import annotations

from dghsim.compiled import entry
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


@entry
def read_turns(tasks: Table, asked: int, start: Ints, number: Ints, duty: Ints) -> None:
    """By what spells are put in order; own work, numbered downwards from below NONE, comes after all `asked`."""
    for at in range(len(tasks)):
        row = tasks[at]
        start[at], number[at], duty[at] = row.start, row.task, row.duty
        if row.task < NONE:
            number[at] = asked + NONE - 1 - row.task
