"""The log's work in columns: spells, which are time that a clinician gave, and pieces, which are what was asked for.

A piece may take several spells: of a team, or of one clinician after another where it was interrupted or handed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import NONE, Ints, Table

Mask = NDArray[np.bool_]


class Tasks(NamedTuple):
    """Spells, one entry each, in order of their beginning."""

    piece: Ints
    """Index into the pieces."""
    work: Ints
    duty: Ints
    called: Ints
    start: Ints
    end: Ints
    """When the run stopped, where the work still went on."""
    ended: Ints
    """As `Ended` of the log; NONE where the work still went on."""
    leads: Mask
    """The first of those who began together: what counts a team's spell once."""


class Pieces(NamedTuple):
    """Pieces of work asked for, one entry each, whoever and however many did them."""

    entity: Ints
    """NONE for what clinicians do for themselves."""
    work: Ints
    since: Ints
    duty: Ints
    """Of who began it; of who missed it; NONE while it waits."""
    called: Ints
    """NONE while it waits, and where it was missed."""
    start: Ints
    """When a team had all who must be there; NONE as `called`."""
    done: Mask
    in_hand: Mask
    """Somebody was at it when the run stopped."""

    @property
    def own(self) -> Mask:
        """What clinicians do for themselves: handover, rounds, breaks."""
        own: Mask = self.entity == NONE
        return own

    @property
    def begun(self) -> Mask:
        """Given to a clinician before the run stopped."""
        begun: Mask = self.called != NONE
        return begun


class ByKind(NamedTuple):
    """Rows in order of their kind of work, so that who asks for a few kinds need not go through all."""

    order: Ints
    first: Ints
    """Where the rows of each kind begin; one longer than there are kinds."""

    def of(self, kinds: Iterable[int]) -> Ints:
        """The rows of some kinds, each kind's in their own order."""
        found = [self.order[self.first[kind] : self.first[kind + 1]] for kind in kinds]
        return np.concatenate(found) if found else self.order[:0]


def by_kind(work: Ints, kinds: int) -> ByKind:
    """The rows of each of so many kinds; `work` is each row's."""
    from dghsim.measures.passes import part

    order, first = np.empty(len(work), dtype=np.int64), np.zeros(kinds + 1, dtype=np.int64)
    part(work, first, order)
    return ByKind(order, first)


def read_work(log: Table, stop: int) -> tuple[Tasks, Pieces]:
    """Spells and pieces of a log's tasks, sorted by start, for a run that stopped at `stop`.

    Of each piece the row of its first spell says who began it, else that of its wait or of its being missed. Pieces are
    in order of their number.
    """
    from dghsim.measures.passes import read

    number = np.full(int(log["task"].max(initial=NONE)) + 1, NONE, dtype=np.int64)
    tasks = Tasks._make(_columns(len(Tasks._fields), len(log), masks=1))
    pieces = Pieces._make(_columns(len(Pieces._fields), len(number), masks=2))
    opened, count = read(log, stop, number, tasks, pieces)
    spells = len(log) - opened
    return Tasks._make(column[:spells] for column in tasks), Pieces._make(column[:count] for column in pieces)


def _columns(number: int, rows: int, masks: int) -> list[NDArray[Any]]:
    """Room for so many rows; the last columns are masks."""
    return [*np.empty((number - masks, rows), dtype=np.int64), *np.empty((masks, rows), dtype=bool)]
