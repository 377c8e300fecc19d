"""What the people of a home ask of their practices, day by day."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import special

from dghsim.demand.dispersion import day_effects
from dghsim.randomness import named, words
from dghsim.scenario.demand import Dispersion

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def draw_requests(
    means: Mapping[str, Floats], dispersion: Dispersion, *, seed: int, replication: int, home: str
) -> Ints:
    """How many of each kind, (kinds, days): Poisson around the mean times the day's effect.

    Every kind has a stream of its own, by inversion: where a mean rises a little, the same day has as many or a few
    more, and no other kind moves. `home` names the streams, with the hospital's code before it.
    """
    days = len(next(iter(means.values())))
    effects = day_effects(dispersion, seed, replication, home, days)
    number = np.arange(days)
    drawn = [
        poisson(mean * effects, words(seed, replication, named(home), named("asks", kind), number)[0])
        for kind, mean in means.items()
    ]
    return np.array(drawn)


def by_day(days: int, *, seed: int, replications: int, home: str, what: str) -> Floats:
    """A number from 0 to 1 a day, (replications, days), from a stream of its own: `home` and `what` name it."""
    number = np.arange(days)
    drawn = [words(seed, each, named(home), named("by day", what), number)[0] for each in range(replications)]
    return (np.array(drawn).astype(np.float64) + 0.5) / 2**32


def poisson(means: Floats, word: NDArray[np.uint64]) -> Ints:
    """The smallest count whose distribution function reaches the word's uniform number."""
    uniform = (word.astype(np.float64) + 0.5) / 2**32
    with np.errstate(invalid="ignore"):
        count = np.maximum(np.ceil(special.pdtrik(uniform, means)), 0)
        one_less = np.maximum(count - 1, 0)
        count = np.where(special.pdtr(one_less, means) >= uniform, one_less, count)
    return np.where(means > 0, count, 0).astype(np.int64)
