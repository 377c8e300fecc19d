"""How long things asked for are waited for, whether they are work or places: one reckoning for both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.grouped import NAN, quantiles_of
from dghsim.measures.model import Floats
from dghsim.measures.view import Mask

FIVE = ("mean_minutes", "p90_minutes", "any_percent", "mean_queue", "at_end")
"""How the ids of the five end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests, one entry each; times are seconds from the epoch."""

    what: Ints
    """Which kind of work, or which place, by number; NONE for one that waits for nobody."""
    since: Ints
    given: Ints
    """When it left the queue; when the run stopped, for what still waits."""
    wait: Ints
    """Seconds until it began; so far, for what still waits."""
    counts: Mask
    """Asked for in the weeks measured."""


@dataclass(frozen=True, slots=True)
class Waited:
    """By number of what was asked for; minutes, NaN for what nobody asked for."""

    mean: Floats
    median: Floats
    p90: Floats
    p95: Floats
    any_percent: Floats
    queue: Floats
    """Mean number in the queue over the weeks measured."""
    at_end: Ints
    """Still in the queue when measuring stops."""

    def five(self, start: str, at: int) -> dict[str, float]:
        """The measures of one of them, their ids beginning with `start`."""
        found = (self.mean, self.p90, self.any_percent, self.queue, self.at_end)
        return {f"{start}_{end}": float(each[at]) for end, each in zip(FIVE, found, strict=True)}


def waited(asked: Asked, size: int, begin: int, end: int) -> Waited:
    """What the requests come to, for each of `size` things; `begin` and `end` are of the weeks measured."""
    from dghsim.measures.passes import queue

    sums, keys = np.zeros((size, 5)), np.empty(len(asked.what), dtype=np.int64)
    whole = np.ascontiguousarray
    what, since, given, wait = whole(asked.what), whole(asked.since), whole(asked.given), whole(asked.wait)
    counted = queue(what, since, given, wait, asked.counts, begin, end, sums, keys)
    number, seconds, some_wait, queued, left = sums.T
    some = np.maximum(number, 1)
    middle, high, highest = quantiles_of(keys[:counted], number.astype(np.int64), (0.5, 0.9, 0.95))
    return Waited(
        np.where(number > 0, seconds / some, NAN) / 60, middle / 60, high / 60, highest / 60,
        np.where(number > 0, 100 * some_wait / some, NAN), queued / (end - begin), left.astype(np.int64),
    )  # fmt: skip
