"""Candidate arrivals of one stream: a Poisson process of fixed rate, thinned to the rate wanted.

The candidates of a stream depend on its envelope alone. Demand, and later closures and prevention, keep or
refuse each by its own word, so a lower rate keeps a subset of what a higher one keeps (common random
numbers).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from dghsim.randomness import named

PER_HOUR = 1024
"""Room for candidates in one hour: candidate number = hour x 1024 + place within the hour.

At the schema's highest envelope, 20,000 a day, more than 1,023 is rarer than one 32-bit word can say.
"""

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates kept, in order of their number; arrays of one length."""

    number: Whole
    time: Whole
    """Seconds from the epoch."""
    word: Whole
    """The 32-bit word that decides whether it is kept."""
    limit: Whole
    """2**32 x rate / envelope at its hour."""


def poisson_thresholds(mean: float) -> Whole:
    """Chances of at most 0, 1, ... in units of 2**-32; a word's count is how many are not above it."""
    cumulative = np.rint(special.pdtr(np.arange(PER_HOUR - 1), mean) * 2.0**32).astype(np.int64)
    return np.asarray(cumulative[cumulative < 2**32], dtype=np.int64)


def draw_candidates(
    seed: int, replication: int, who: int, thresholds: Whole, limits: Whole, most: Whole
) -> Candidates:
    """Candidates of the hours 0 to len(limits) - 1 whose word is below `most` of their hour: nobody keeps others.

    One hash gives a candidate both its second within the hour and its word. Hours with limit 0 yield none.
    """
    from dghsim.demand.passes import keep

    drawn = first_words(seed, replication, who, named("candidates"), np.arange(len(limits)))
    counts = np.where(limits > 0, np.searchsorted(thresholds, drawn, side="right"), 0)
    number, time, word = np.empty((3, int(counts.sum())), dtype=np.int64)
    what = named("candidate")
    kept = keep(seed, replication, who, what, PER_HOUR, counts.astype(np.int64), most, number, time, word)
    number = number[:kept]
    return Candidates(number, time[:kept], word[:kept], limits[number // PER_HOUR])


def first_words(seed: int, replication: int, who: int, what: int, entity: Whole) -> Whole:
    """The first word of each entity, as `randomness.words` gives it."""
    from dghsim.demand.passes import draw

    word = np.empty(len(entity), dtype=np.int64)
    draw(seed, replication, who, what, entity, word)
    return word
