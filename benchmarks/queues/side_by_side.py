"""Are two runs of the same customers the same, visit by visit, and where they part, did something fall together?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.queues.visits import Flags, Ints, Visits

ASKED, BEGUN, DONE, LEFT = range(4)
SHIFT = 8 * 3600
"""Seconds from one change of shift to the next, at every node that has shifts."""


@dataclass(frozen=True, slots=True)
class Same:
    """Visits that ended in both runs, and how many of them were the same to the second."""

    visits: int
    same: int
    """Asked, begun, done and left in the same second."""
    only_one: int
    """Visits that ended in one of the runs alone."""
    partings: int
    """How often the runs parted, to come together again later."""
    tied: int
    """Of these, how many began with two things that fell due in the same second, whose order neither run need keep."""

    @property
    def explained(self) -> bool:
        """Whether they part nowhere but where things fall together."""
        return self.tied == self.partings


def side_by_side(one: Visits, other: Visits, customers: int) -> Same:
    """Compare visit by visit; customers of both are numbered alike."""
    key, back = _keys(one, customers), _keys(other, customers)
    both, here, there = np.intersect1d(key, back, return_indices=True)
    first, second = _times(one)[:, here], _times(other)[:, there]
    differs = first != second
    here_twice = [_twice(np.stack([one.node[here], one.kind[here], first[at]])) for at in (ASKED, BEGUN)]
    alike = here_twice[0] | here_twice[1]
    together = _together(one)
    spans = list(_spans(first, second, differs))
    tied = sum(start in together or bool(alike[rows].any()) for start, rows in spans)
    return Same(
        len(both), int((~differs.any(axis=0)).sum()), len(key) + len(back) - 2 * len(both), len(spans), tied
    )


def _keys(visits: Visits, customers: int) -> Ints:
    return visits.node * customers + visits.customer


def _times(visits: Visits) -> Ints:
    """(4, visits) in seconds."""
    times = np.stack([visits.asked, visits.begun, visits.done, visits.left])
    return np.rint(60 * times).astype(np.int64)


def _together(visits: Visits) -> set[int]:
    """Seconds in which two things or more fall due: customers come, services are over, shifts change."""
    times = _times(visits)
    came, done = times[ASKED][visits.node == 0], times[DONE]
    shifts = np.arange(0, times.max() + 1, SHIFT)
    second, count = np.unique(np.concatenate([came, done, shifts]), return_counts=True)
    return set(second[count > 1].tolist())


def _twice(of: Ints) -> Flags:
    """Which visits share (node, class, second) with another; one row each."""
    _, back, count = np.unique(of, axis=1, return_inverse=True, return_counts=True)
    found: Flags = count[back.ravel()] > 1
    return found


def _spans(first: Ints, second: Ints, differs: Flags) -> Iterator[tuple[int, list[int]]]:
    """Each stretch of time in which the runs are apart: when it begins, and the visits that then differ first."""
    rows = np.flatnonzero(differs.any(axis=0))
    apart = differs[:, rows]
    both = np.stack([first[:, rows], second[:, rows]])
    begin = np.where(apart, both.min(axis=0), np.iinfo(np.int64).max).min(axis=0)
    end = np.where(apart, both.max(axis=0), -1).max(axis=0)
    order = np.argsort(begin, kind="stable")
    held: list[int] = []
    since = until = -1
    for at in order:
        if begin[at] > until:
            if held:
                yield since, held
            held, since = [], int(begin[at])
        if begin[at] == since:
            held.append(int(rows[at]))
        until = max(until, int(end[at]))
    if held:
        yield since, held
