"""Times two ways of doing the same work, in turn: A, B, A, B."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor seconds of each turn."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Theirs over ours, turn by turn."""
        return tuple(slow / fast for fast, slow in zip(self.ours, self.theirs, strict=True))

    @property
    def ratio(self) -> float:
        """How many times as fast we are: the middle of the turns."""
        return statistics.median(self.ratios)


def in_turn(ours: Callable[[], Act], theirs: Callable[[], Act], turns: int) -> Timed:
    """Time both, so many turns after one another. Each makes ready, unmeasured, what is then timed."""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for make, seconds in zip((ours, theirs), found, strict=True):
            seconds.append(_seconds(make()))
    return Timed(tuple(found[0]), tuple(found[1]))


def _seconds(act: Act) -> float:
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def as_json(timed: Timed) -> dict[str, list[float]]:
    """Seconds of each turn."""
    return {"ours": list(timed.ours), "theirs": list(timed.theirs)}


def from_json(kept: dict[str, Any]) -> Timed:
    """Back again."""
    return Timed(tuple(map(float, kept["ours"])), tuple(map(float, kept["theirs"])))
