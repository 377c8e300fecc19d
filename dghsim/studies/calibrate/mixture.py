"""Lengths of stay as a mixture of the base's classes: shares by group, and one factor on all lengths.

Classes overlap, and a share may be next to nought: no normal distribution speaks of that well. The intervals are those
of the posterior, drawn by Gibbs sampling with each stay's class as what is missing (J. Diebolt and C. P. Robert,
Journal of the Royal Statistical Society B 56, 1994), the factor by a Metropolis step. Where only stays beyond a limit
could be seen, those that could not are missing too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.studies.calibrate.arrays import Floats, Whole
from dghsim.studies.calibrate.shapes import Shape
from dghsim.studies.calibrate.stay_cells import StayCells, cells_of
from dghsim.studies.calibrate.stay_times import StayTimes

_OF_BASE, _EVEN = 2.0, 0.5
"""Patients' worth of the base's own shares, and of each class alike, that are mixed in."""
_LOG_FACTOR_SD = 0.5
"""Of the factor's own distribution beforehand: without ages little else keeps the classes apart."""
_TINY = 1e-300
_DRAWS, _BEFORE = 800, 250
_SEED = 2


@dataclass(frozen=True, slots=True)
class Mixed:
    """What was found: means of the posterior, and draws from it."""

    shares: Floats
    """Of (groups, classes)."""
    factor: float
    drawn_shares: Floats
    """Of (draws, groups, classes)."""
    drawn_factor: Floats


def fit_mixture(times: StayTimes, group: Whole, shapes: Sequence[Shape], base: Floats) -> Mixed:
    """Shares and factor: stays between their limits, of who is still in longer than so far.

    Args:
        times: the stays.
        group: each patient's row of `base`.
        shapes: the classes.
        base: shares of (groups, classes) to begin from.
    """
    cells = cells_of(times, group, len(base))
    rng = np.random.default_rng(_SEED)
    prior = _OF_BASE * base + _EVEN
    shares, log_factor, step = prior / prior.sum(axis=1, keepdims=True), 0.0, 0.03
    chance, among = _chances(cells, shapes, log_factor)
    level = _level(cells, shares, chance, among)
    drawn_shares, drawn_factor = np.empty((_DRAWS, *base.shape)), np.empty(_DRAWS)
    for turn in range(-_BEFORE, _DRAWS):
        shares = _shares(rng, cells, shares, chance, among, prior)
        level = _level(cells, shares, chance, among)
        tried = log_factor + step * rng.standard_normal()
        tried_chance, tried_among = _chances(cells, shapes, tried)
        tried_level = _level(cells, shares, tried_chance, tried_among)
        likelier = tried_level - level - (tried**2 - log_factor**2) / (2 * _LOG_FACTOR_SD**2)
        taken = np.log(rng.random()) < likelier
        if taken:
            log_factor, chance, among, level = tried, tried_chance, tried_among, tried_level
        if turn < 0:
            step *= 1.1 if taken else 0.93
        else:
            drawn_shares[turn], drawn_factor[turn] = shares, np.exp(log_factor)
    return Mixed(drawn_shares.mean(axis=0), float(drawn_factor.mean()), drawn_shares, drawn_factor)


def scores(times: StayTimes, group: Whole, shapes: Sequence[Shape], shares: Floats, factor: float) -> Floats:
    """The logarithm of the likelihood of each stay."""
    weight = shares[group]
    chance = np.column_stack(
        [one.longer(times.least, factor) - one.longer(times.most, factor) for one in shapes]
    )
    among = np.column_stack([one.longer(times.given, factor) for one in shapes])
    seen, could = ((weight * each).sum(axis=1) for each in (chance, among))
    return np.asarray(np.log(np.maximum(seen, _TINY)) - np.log(np.maximum(could, _TINY)))


def _shares(
    rng: np.random.Generator, cells: StayCells, shares: Floats, chance: Floats, among: Floats, prior: Floats
) -> Floats:
    """Classes drawn for all stays, seen and unseen; then shares given the classes."""
    weight = shares[cells.group]
    counts = cells.members @ rng.multinomial(cells.count, _normal(weight * chance))
    if cells.limited:
        could = np.clip((weight * among).sum(axis=1), 1e-9, 1.0)
        unseen = rng.negative_binomial(cells.count, could)
        counts = counts + cells.members @ rng.multinomial(unseen, _normal(weight * (1 - among) + 1e-15))
    gammas = rng.standard_gamma(prior + counts)
    return np.asarray(gammas / gammas.sum(axis=1, keepdims=True))


def _normal(weights: Floats) -> Floats:
    """Rows that add up to one, a little less so that rounding cannot make it more."""
    made = weights.astype(np.float64) + _TINY
    made = made / made.sum(axis=1, keepdims=True)
    made[:, -1] = np.clip(1 - made[:, :-1].sum(axis=1), 0, 1)
    return np.asarray(made)


def _chances(cells: StayCells, shapes: Sequence[Shape], log_factor: float) -> tuple[Floats, Floats]:
    """Of each cell in each class: the chance of what was seen, and of being among those who could be."""
    factor = float(np.exp(log_factor))
    chance = np.column_stack(
        [one.longer(cells.least, factor) - one.longer(cells.most, factor) for one in shapes]
    )
    if not cells.limited:
        return chance, np.ones_like(chance)
    return chance, np.column_stack([one.longer(cells.given, factor) for one in shapes])


def _level(cells: StayCells, shares: Floats, chance: Floats, among: Floats) -> float:
    weight = shares[cells.group]
    seen, could = (np.maximum((weight * each).sum(axis=1), _TINY) for each in (chance, among))
    return float((cells.count * (np.log(seen) - np.log(could))).sum())
