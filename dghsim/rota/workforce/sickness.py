"""Spells of sickness of every post, as an alternation of geometric lengths that is steady from the first day."""

from __future__ import annotations

import numpy as np

from dghsim.rota.workforce.draws import Names, uniforms
from dghsim.rota.workforce.model import Floats, Ints, Mask

_BLOCK = 12
_START = 2**32 - 1
"""Visit of the draw that says whether the first day is one of sickness."""


def sick_days(names: Names, replication: int, share: Floats, spell: Floats, days: int) -> tuple[Mask, Ints]:
    """Which posts are sick on which days, whoever holds them, and since when: two arrays (posts, days).

    A spell lasts a geometric number of days with mean `spell`, the time between two likewise with the mean that makes
    sickness the given share of all days; both have no memory, so the first day is like any other.

    Args:
        names: of the posts.
        replication: which.
        share: by post, of all days.
        spell: by post, mean days, at least 1.
        days: of the horizon.
    """
    sick, since = np.zeros((len(share), days), dtype=np.bool_), np.zeros((len(share), days), dtype=np.int64)
    prone = np.flatnonzero(share > 0)
    if not len(prone):
        return sick, since
    starts, ends = _spells(names, replication, prone, share[prone], spell[prone], days)
    rows = np.broadcast_to(prone[:, None], starts.shape)
    inside = (starts < days) & (ends > 0)
    change = np.zeros((len(share), days + 1), dtype=np.int64)
    np.add.at(change, (rows[inside], np.maximum(starts[inside], 0)), 1)
    np.add.at(change, (rows[inside], np.minimum(ends[inside], days)), -1)
    sick = np.cumsum(change[:, :days], axis=1) > 0
    since[rows[inside], np.maximum(starts[inside], 0)] = np.maximum(starts[inside], 0)
    return sick, np.maximum.accumulate(since, axis=1)


def _spells(
    names: Names, replication: int, posts: Ints, share: Floats, spell: Floats, days: int
) -> tuple[Ints, Ints]:
    """(posts, spells) first days and days after the last, until every post is past the horizon."""
    well = np.maximum(1.0, spell * (1 - share) / share)
    first = uniforms(names, replication, "sick", np.array([_START]), posts)[0] < share[:, None]
    starts: list[Ints] = []
    ends: list[Ints] = []
    at = np.zeros((len(posts), 1), dtype=np.int64)
    while at.min() < days:
        visits = np.arange(_BLOCK) + _BLOCK * len(starts)
        between, lasts = uniforms(names, replication, "sick", visits, posts)
        gap, length = _geometric(between, well[:, None]), _geometric(lasts, spell[:, None])
        if not starts:
            gap[first[:, 0], 0] = 0
        end = at + np.cumsum(gap + length, axis=1)
        starts.append(end - length)
        ends.append(end)
        at = end[:, -1:]
    return np.concatenate(starts, axis=1), np.concatenate(ends, axis=1)


def _geometric(uniform: Floats, mean: Floats) -> Ints:
    """Whole days from 1 on."""
    with np.errstate(divide="ignore"):
        scale = np.log1p(-1 / mean)
    lengths: Ints = np.minimum(1 + np.floor(np.log(uniform) / scale), 1e7).astype(np.int64)
    return lengths
