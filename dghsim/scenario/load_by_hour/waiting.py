"""Hours of the week in which work waits, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.windows import HOURS

USUAL_MINUTES = 240
"""For work without a target: how long it may wait, not counting hours in which nobody who answers it is there."""
_LEAST = 0.25
"""Hours of work waiting that are worth a word."""
_NOTHING, _ANY = 0.05, 1e-4
_WEEKS = 3
"""For so many weeks it is followed until it is done."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work that waits; each (168,), at the end of each hour."""

    asked: Floats
    """Hours of it asked for in each hour."""
    left: Floats
    """Hours of it not begun."""
    there: Floats
    """Clinicians there who answer it."""
    target_minutes: int | None
    late: NDArray[np.bool_]
    """Whether the last of it then waits longer than it may."""

    @classmethod
    def of(cls, asked: Floats, left: Floats, there: Floats, target_minutes: int | None) -> Waiting:
        """By what is asked for and what is left of it."""
        limit = (USUAL_MINUTES if target_minutes is None else target_minutes) / 60
        counts = np.minimum(there, 1.0) if target_minutes is None else np.ones(HOURS)
        told = left >= _LEAST
        if target_minutes is not None:  # of what cannot wait, any counts that comes when nobody is there
            told |= (left > _ANY) & (there <= 0)
        return cls(asked, left, there, target_minutes, _waits(asked, left, counts, told) > limit)


@dataclass(frozen=True, slots=True)
class Spell:
    """A run of hours in which work waits: hours of the week count from Monday 00:00, and may run on past 168."""

    begins: int
    peaks: int
    """End of the hour in which most waits."""
    clears: int | None
    """None: there is always some of it."""
    asked: float
    """Mean clinicians asked for from `begins` to `peaks`."""
    done: float
    """Mean clinicians at it from `begins` to `peaks`, beside more urgent work."""
    there: float
    """Mean clinicians there who answer it."""
    waiting: float
    """Hours of work waiting at `peaks`."""
    late: bool
    """Whether some of it waits longer than it may."""


def spells(waiting: Waiting) -> Iterator[Spell]:
    """Each run of hours with work waiting at their end, if enough of it is."""
    some = (waiting.left > _NOTHING) | waiting.late
    for begins, after in _runs(waiting.left, some):
        hours = np.arange(begins, after) % HOURS
        most = int(np.argmax(waiting.left[hours]))
        if waiting.left[hours[most]] < _LEAST and not waiting.late[hours].any():
            continue
        rising = hours[: most + 1]
        yield Spell(
            begins, begins + most + 1, None if some.all() else after + 1,
            float(waiting.asked[rising].mean()), float(_done(waiting.asked, waiting.left)[rising].mean()),
            float(waiting.there[rising].mean()), float(waiting.left[hours[most]]), bool(waiting.late[hours].any()),
        )  # fmt: skip


def _done(asked: Floats, left: Floats) -> Floats:
    return np.maximum(np.roll(left, 1) + asked - left, 0.0)


def _waits(asked: Floats, left: Floats, counts: Floats, told: NDArray[np.bool_]) -> Floats:
    """(168,) hours until what waits at the end of each hour `told` is done, first come first, of hours that count."""
    done = np.concatenate([[0.0], np.cumsum(np.tile(_done(asked, left), _WEEKS))])
    passed = np.concatenate([[0.0], np.cumsum(np.tile(counts, _WEEKS))])
    waits = np.zeros(HOURS)
    for hour in np.flatnonzero(told):
        goal = done[hour + 1] + left[hour]
        last = min(int(np.searchsorted(done, goal - 1e-9)), _WEEKS * HOURS)
        # In the hour in which all is done, it is done no slower than in the one before.
        pace = max(done[last] - done[last - 1], done[last - 1] - done[last - 2])
        into = min((goal - done[last - 1]) / pace, 1.0) if pace > 0 else 1.0
        waits[hour] = max(passed[last - 1] + into * (passed[last] - passed[last - 1]) - passed[hour + 1], 0.0)
    return waits


def _runs(left: Floats, waiting: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First hour and hour after the last of each run, round the week; one without end starts when least waits."""
    if waiting.all():
        least = int(np.argmin(left)) + 1
        yield least % HOURS, least % HOURS + HOURS
        return
    starts = np.flatnonzero(waiting & ~np.roll(waiting, 1))
    ends = np.flatnonzero(waiting & ~np.roll(waiting, -1)) + 1
    for start in starts:
        after = ends[ends > start]
        yield int(start), int(after[0] if len(after) else ends[0] + HOURS)
