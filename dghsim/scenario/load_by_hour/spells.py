"""Hours of the week in which work waits longer than it should, however it is shared out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.windows import HOURS

USUAL_MINUTES = 240
"""For work without a target: how long it may wait, not counting hours in which nobody who answers it is there."""
_LEAST = 0.25
"""Clinician-hours waiting that are worth a word."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Work that piles up: hours of the week count from Monday 00:00, and may run on past 168."""

    works: tuple[int, ...]
    begins: int
    peaks: int
    """End of the hour in which most is waiting."""
    clears: int
    asked: float
    """Mean clinicians asked for from `begins` to `peaks`."""
    there: float
    waiting: float
    """Least clinician-hours waiting at `peaks`."""


def spells(bottleneck: Bottleneck, target_minutes: list[int | None]) -> Iterator[Spell]:
    """Each run of hours with something waiting, if in any of them it would wait longer than it should.

    `target_minutes` is by kind of work. Of several kinds the longest target counts: it may be the one that waits.
    """
    targets = [target_minutes[work] for work in bottleneck.works]
    longest = max(USUAL_MINUTES if target is None else target for target in targets) / 60
    late = _waits(bottleneck, covered=None in targets) > longest
    for begins, clears in _runs(bottleneck.backlog > 1e-9):
        hours = np.arange(begins, clears) % HOURS
        if not late[hours].any():
            continue
        most = int(np.argmax(bottleneck.backlog[hours]))
        rising = hours[: most + 1]
        yield Spell(
            bottleneck.works, begins, begins + most + 1, clears + 1,
            float(bottleneck.load[rising].mean()), float(bottleneck.free[rising].mean()),
            float(bottleneck.backlog[hours[most]]),
        )  # fmt: skip


def _waits(bottleneck: Bottleneck, *, covered: bool) -> Floats:
    """(168,) hours until what waits at the end of each hour is cleared; if `covered`, of those with somebody there."""
    free = np.concatenate([bottleneck.free] * 3)
    counts = np.where(free > 0, 1.0, 0.0) if covered else np.ones(3 * HOURS)
    cleared = np.concatenate([[0.0], np.cumsum(free)])
    passed = np.concatenate([[0.0], np.cumsum(counts)])
    waits = np.zeros(HOURS)
    for hour in np.flatnonzero(bottleneck.backlog > _LEAST):
        goal = cleared[hour + 1] + bottleneck.backlog[hour]
        last = min(int(np.searchsorted(cleared, goal)), 3 * HOURS)
        gained = cleared[last] - cleared[last - 1]
        over = (cleared[last] - goal) / gained if gained > 0 else 0.0
        waits[hour] = max(passed[last] - over * (passed[last] - passed[last - 1]) - passed[hour + 1], 0.0)
    return waits


def _runs(waiting: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First hour and hour after the last of each run, round the week."""
    starts = np.flatnonzero(waiting & ~np.roll(waiting, 1))
    ends = np.flatnonzero(waiting & ~np.roll(waiting, -1)) + 1
    for start in starts:
        after = ends[ends > start]
        yield int(start), int(after[0] if len(after) else ends[0] + HOURS)
