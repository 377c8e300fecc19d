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

from dghsim.randomness import named, words

PER_HOUR = 1024
"""Room for candidates in one hour: candidate number = hour x 1024 + place within the hour.

At the schema's highest envelope, 20,000 a day, more than 1,023 is rarer than one 32-bit word can say.
"""
_BLOCK = 8192

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
    seed: int, replication: int, who: int, thresholds: Whole, limits: Whole, *, thin: bool
) -> Candidates:
    """Candidates of the hours 0 to len(limits) - 1; with `thin`, only those whose word is below their limit.

    One hash gives a candidate both its second within the hour and its word. Hours with limit 0 yield none.
    """
    hours = np.arange(len(limits))
    drawn = words(seed, replication, who, named("candidates"), hours)[0].astype(np.int64)
    counts = np.where(limits > 0, np.searchsorted(thresholds, drawn, side="right"), 0)
    step = max(1, _BLOCK * len(hours) // max(1, int(counts.sum())))
    blocks = [
        _block(seed, replication, who, hours[part], counts[part], limits, thin=thin)
        for part in (slice(start, start + step) for start in range(0, len(hours), step))
    ]
    number, time, word, limit = (np.concatenate(column) for column in zip(*blocks, strict=True))
    return Candidates(number, time, word, limit)


def _block(
    seed: int, replication: int, who: int, hours: Whole, counts: Whole, limits: Whole, *, thin: bool
) -> tuple[Whole, Whole, Whole, Whole]:
    """The candidates of a few hours, so that the hashing stays within the processor's cache."""
    hour = np.repeat(hours, counts)
    place = np.arange(len(hour)) - np.repeat(np.cumsum(counts) - counts, counts)
    number = hour * PER_HOUR + place
    first, second, _, _ = words(seed, replication, who, named("candidate"), number)
    time = hour * 3600 + (first.astype(np.int64) * 3600 >> 32)
    word, limit = second.astype(np.int64), limits[hour]
    if thin:
        kept = word < limit
        return number[kept], time[kept], word[kept], limit[kept]
    return number, time, word, limit
