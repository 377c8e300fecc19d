"""How likely an effect is on the better side when what is not known of it is drawn as well.

Each assumption was run at both ends of its range, the others at their best, on the same patients. Between low, best
and high the effect goes in straight lines, and what several assumptions do is added up. That stands in for running each
draw by itself; it is no better than straight lines and sums are, and cannot see what two assumptions do together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from dghsim.measures.model import Floats

DRAWS = 20_000


@dataclass(frozen=True, slots=True)
class Ends:
    """One assumption, and what is changed with it at each end of its range."""

    low: float
    best: float
    high: float
    at_low: Floats
    """Differences from the scenario without the lever, (replications,), of the same replications as at best."""
    at_high: Floats


def chance_jointly(best: Floats, ends: Sequence[Ends], better: str, seed: int) -> float:
    """The share of draws on the better side; each value in a range is as likely as any other, as with `--uncertainty`.

    The means at the ends are drawn together with that at best from the multivariate Student t of their replications.
    NaN for fewer than two replications, or where neither side is better.
    """
    columns = np.stack(
        [best, *(each for end in ends for each in (end.at_low - best, end.at_high - best))], axis=1
    )
    columns = columns[~np.isnan(columns).any(axis=1)]
    count = len(columns)
    if count < 2 or better == "neither":
        return np.nan
    if not columns.any():
        return 0.5
    random = np.random.default_rng([seed, crc32(b"decision")])
    means, centred = columns.mean(axis=0), columns - columns.mean(axis=0)
    normal = random.standard_normal((DRAWS, count)) / np.sqrt(count * (count - 1))
    wide = np.sqrt((count - 1) / random.chisquare(count - 1, DRAWS))
    drawn = means + (normal @ centred) * wide[:, None]
    total = drawn[:, 0]
    for place, end in enumerate(ends):
        share = _shares(end, random)
        low, high = drawn[:, 1 + 2 * place], drawn[:, 2 + 2 * place]
        total = total + np.maximum(-share, 0.0) * low + np.maximum(share, 0.0) * high
    sign = 1.0 if better == "more" else -1.0
    return float((sign * total > 0).mean() + 0.5 * (total == 0).mean())


def _shares(end: Ends, random: np.random.Generator) -> Floats:
    """Where draws lie: -1 at low, 0 at best, 1 at high."""
    drawn = random.uniform(end.low, end.high, DRAWS)
    below = np.where(drawn < end.best, (end.best - drawn) / max(end.best - end.low, 1e-300), 0.0)
    above = np.where(drawn > end.best, (drawn - end.best) / max(end.high - end.best, 1e-300), 0.0)
    return np.asarray(above - below, np.float64)
