"""Means as they may truly be, drawn together, so that rows on the same patients move together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.measures.across.contrast import means_of
from dghsim.measures.across.model import Ints
from dghsim.measures.model import Floats
from dghsim.measures.statistics import FEWEST_ALIKE, alike_by_luck


def drawn_means(values: Floats, draws: int, block: int, seed: int = 1, measure: int = 0) -> Iterator[Floats]:
    """Draws of all rows at once from a Student t with the rows' own covariance, a block of draws at a time.

    Each draw weighs the replications anew, the same for all rows; of one seed, the same for all measures too. Shape
    (rows, block); the means themselves for one replication.

    Of rows whose differences are alike by luck only the order is known: that it is the other way round has the chance
    of so many replications falling all on one side.

    Args:
        values: shape (rows, replications), without NaN.
        draws: how many; as many whole blocks as it takes.
        block: how many at a time.
        seed: of the draws.
        measure: number of the measure among those drawn together: orders of each turn round by themselves.
    """
    replications = values.shape[1]
    turned, random = _turned(values), np.random.default_rng([seed, draws, *([measure] if measure else [])])
    # Each of equal rows once: a product of matrices may round them apart.
    unlike, which = np.unique(values, axis=0, return_inverse=True)
    for first in range(0, draws, block):
        drawn = _drawn(unlike, block, seed + first)[which.reshape(-1)]
        for rows, by in turned:
            drawn[rows] += by[:, None] * (random.random(block) < 0.5**replications)
        yield drawn


def _drawn(values: Floats, count: int, seed: int) -> Floats:
    replications = values.shape[1]
    means = means_of(values)[:, None]
    if replications < 2:
        return np.repeat(means, count, axis=1)
    random = np.random.default_rng(seed)
    normal = random.standard_normal((replications, count))
    freedom = replications - 1
    scale = np.sqrt(freedom / random.chisquare(freedom, count)) / np.sqrt(replications * freedom)
    drawn: Floats = means + ((values - means) @ normal) * scale
    return drawn


def _turned(values: Floats) -> list[tuple[Ints, Floats]]:
    """Rows that differ alike by luck: which they are, and what added to each turns their order round."""
    found = []
    left = np.arange(len(values) if values.shape[1] < FEWEST_ALIKE else 0)
    while len(left):
        first, own = values[left[0]], values[left]
        together = alike_by_luck(first, own - first) | (own == first).all(axis=1)
        rows = left[together]
        means = means_of(values[rows])
        if np.ptp(means) > 0:
            found.append((rows, means.min() + means.max() - 2 * means))
        left = left[~together]
    return found
