"""The log's work in columns: spells, which are time that a clinician gave, and pieces, which are what was asked for.

A piece may take several spells: of a team, or of one clinician after another where it was interrupted or handed over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE, Ints, Table
from dghsim.measures.spans import known

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Spells, one entry each, in order of their beginning."""

    piece: Ints
    """Index into the pieces."""
    work: Ints
    duty: Ints
    since: Ints
    called: Ints
    start: Ints
    end: Ints
    """When the run stopped, where the work still went on."""
    ended: Ints
    """As `Ended` of the log; NONE where the work still went on."""
    leads: Mask
    """The first of those who began together: what counts a team's spell once."""


@dataclass(frozen=True, slots=True)
class Pieces:
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


def read_work(log: Table, stop: int) -> tuple[Tasks, Pieces]:
    """Spells and pieces of a log's tasks, sorted by start, for a run that stopped at `stop`."""
    column = _columns(log)
    task, start = column["task"], column["start"]
    opened = int(np.searchsorted(start, 0))
    rows = _first_rows(task, opened)
    number = np.full(int(task.max(initial=-1)) + 1, NONE, dtype=np.int64)
    number[task[rows]] = np.arange(len(rows))
    spells = {name: column[name][opened:] for name in ("work", "duty", "since", "called", "start", "ended")}
    piece = number[task[opened:]]
    tasks = Tasks(
        piece=piece, **spells, end=known(column["end"][opened:], stop), leads=_leads(piece, spells["start"])
    )
    heads = {name: column[name][rows] for name in ("entity", "work", "since", "duty", "called", "start")}
    return tasks, Pieces(
        **heads, done=_any(piece[tasks.ended == Ended.DONE], len(rows)),
        in_hand=_any(piece[tasks.ended == NONE], len(rows)),
    )  # fmt: skip


def _columns(log: Table) -> dict[str, Ints]:
    """Each field on its own, which is what makes whole-column arithmetic fast."""
    names = log.dtype.names or ()
    fields = np.ascontiguousarray(log.view(np.int64).reshape(len(log), len(names)).T)
    return dict(zip(names, fields, strict=True))


def _first_rows(task: Ints, opened: int) -> Ints:
    """Of each piece the row of its first spell, else of its wait or of its being missed; in order of its number."""
    first = np.full(int(task.max(initial=-1)) + 1, NONE, dtype=np.int64)
    first[task[:opened][::-1]] = np.arange(opened)[::-1]
    first[task[opened:][::-1]] = np.arange(opened, len(task))[::-1]
    found: Ints = first[first != NONE]
    return found


def _leads(piece: Ints, start: Ints) -> Mask:
    leads = np.ones(len(piece), dtype=bool)
    leads[1:] = (piece[1:] != piece[:-1]) | (start[1:] != start[:-1])
    return leads


def _any(rows: Ints, size: int) -> Mask:
    found = np.zeros(size, dtype=bool)
    found[rows] = True
    return found
