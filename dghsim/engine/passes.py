"""Passes over long columns before the loop begins, compiled."""

from __future__ import annotations

from dghsim.compiled import entry
from dghsim.engine.plan import Ints, Table


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
