"""Draws and durations (in the twin: `Hospital.draw`, `Pathway.seconds`)."""

from __future__ import annotations

import numpy as np

from dghsim.compiled import handler
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, TABLE_BITS
from dghsim.randomness import philox

_philox = handler(philox)


@handler
def draw(w: World, token: int, stage: int) -> int:
    """The 32-bit word that this patient (or job) draws at this stage, on this visit."""
    row, number = w.stages[stage], w.tokens[token].entity
    entity = w.entities[number]
    visit = 0
    if row.visits != NONE:
        visit = w.visits[number, row.visits]
        w.visits[number, row.visits] = visit + 1
    words = _philox(
        np.uint64(entity.candidate), np.uint64(entity.who), np.uint64(row.what), np.uint64(visit),
        np.uint64(w.clock[0].seed), np.uint64(w.clock[0].replication),
    )  # fmt: skip
    return np.int64(words[0])  # type: ignore[return-value]


@handler
def seconds(w: World, token: int, stage: int, table: int, attribute: int) -> int:
    """A duration: the patient's own, or drawn from a quantile table; what is always the same is not drawn."""
    if attribute != NONE:
        return np.int64(w.attributes[w.tokens[token].patient, attribute])  # type: ignore[return-value]
    if w.always[table] != NONE:
        return int(w.always[table])
    at = draw(w, token, stage) >> (32 - TABLE_BITS)
    found = np.int64(w.tables[table, at])
    if w.large[table] == 1:
        found += np.int64(w.above[table, at]) << 16
    return found  # type: ignore[return-value]
