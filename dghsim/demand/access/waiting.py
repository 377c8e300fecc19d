"""Who waits for the bus: evening arrivals that come the next morning, or the other way about.

The demand is that of the reference, so it holds those who came there in spite of its buses and leaves out those who
waited. Here the share of those without a car who wait is another, and so may the buses be. Where more wait than at the
reference, some who came then come once the buses run. Where fewer do, as many as must have waited there come when they
first meant to. Either way it is the same patients.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.access.week import DAY, SLOT, WEEK, Floats, Open, slots_until

LEAST = 0.01
"""Share of those who can wait that comes all the same, at the least."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """By slot of the week of the time at which somebody who can wait comes at the reference."""

    later: Floats
    """Chance of waiting for the bus instead."""
    until: NDArray[np.int64]
    """Slots until it runs."""
    spread: float
    """Seconds over which they come then."""
    earlier: Floats
    """Chance of coming before, in a slot without a bus at the reference."""
    back: tuple[NDArray[np.int64], ...]
    """How many slots before, each as likely as its number of times; empty where nobody does."""


def waiting(
    slots: tuple[Open, Open], share: tuple[float, float], rates: Floats, spread_hours: float
) -> Waiting:
    """Chances of coming later or earlier.

    Args:
        slots: when buses run, here and at the reference.
        share: of those who can wait, who does where there is no bus, here and at the reference; below 1.
        rates: (7, 24) how many who can wait come at the reference, on any scale.
        spread_hours: over which they come once the buses run.
    """
    (here, there), (now, then) = slots, share
    ratio = np.where(here, 1.0, 1 - now) / np.where(there, 1.0, max(1 - then, LEAST))
    later = np.where(ratio < 1, 1 - ratio, 0.0)
    mass = np.repeat(rates.reshape(-1), DAY // 24)
    extra = np.where(ratio > 1, (ratio - 1) * mass, 0.0)
    earlier, back = _earlier(extra, mass, slots_until(there), max(1, round(spread_hours * 3600 / SLOT)))
    return Waiting(later, slots_until(here), 3600 * spread_hours, earlier, back)


def _earlier(
    extra: Floats, mass: Floats, until: NDArray[np.int64], spread: int
) -> tuple[Floats, tuple[NDArray[np.int64], ...]]:
    """Chance of each slot of coming before, and how long before."""
    wanted = np.zeros(WEEK)
    steps: list[list[int]] = [[] for _ in range(WEEK)]
    weights: list[list[float]] = [[] for _ in range(WEEK)]
    for slot in np.flatnonzero(extra):
        for step in range(spread):
            ahead = int(until[slot]) + step
            at = (slot + ahead) % WEEK
            wanted[at] += extra[slot] / spread
            steps[at].append(ahead)
            weights[at].append(float(extra[slot]))
    chance = np.minimum(np.divide(wanted, mass, out=np.zeros(WEEK), where=mass > 0), 1.0)
    return chance, tuple(_drawn(*each) for each in zip(steps, weights, strict=True))


def _drawn(steps: list[int], weights: list[float]) -> NDArray[np.int64]:
    """256 steps, as often as their weights say; none of none."""
    if not steps:
        return np.zeros(0, dtype=np.int64)
    edges = np.cumsum(weights) / sum(weights)
    place = np.searchsorted(edges, (np.arange(256) + 0.5) / 256)
    return np.array(steps, dtype=np.int64)[np.minimum(place, len(steps) - 1)]
