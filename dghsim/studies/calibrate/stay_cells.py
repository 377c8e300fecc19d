"""Stays counted by what is known of each, on a grid fine enough not to matter: sums over cells, not over patients."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.studies.calibrate.arrays import Floats, Whole
from dghsim.studies.calibrate.stay_times import StayTimes

_GRID = np.concatenate(([0.0], np.geomspace(0.5, 50_000, 230), [np.inf]))
"""Hours; each limit 5.2 % above the one before."""
_SHARP = 1.5
"""Hours: what is known as closely as that falls into one cell."""
_GIVEN_TO = 4.0


@dataclass(frozen=True, slots=True)
class StayCells:
    """Cells that hold somebody; arrays of one length."""

    least: Floats
    most: Floats
    given: Floats
    group: Whole
    count: Whole
    members: Floats
    """Of (groups, cells): 1 where the cell is the group's."""

    @property
    def limited(self) -> bool:
        """Whether only stays beyond some limit could be seen."""
        return bool((self.given > 0).any())


def cells_of(times: StayTimes, group: Whole, groups: int) -> StayCells:
    """The cells of stays by group, of which there are `groups`."""
    sharp = times.ended & (times.most - times.least <= _SHARP)
    place = np.clip(np.searchsorted(_GRID, times.middle, side="right") - 1, 0, len(_GRID) - 3)
    finite = np.where(np.isfinite(times.most), times.most, 0.0)
    least = np.where(sharp, place, _nearest(times.least))
    most = np.where(sharp, place + 1, np.maximum(_nearest(finite), least + 1))
    most = np.where(times.ended, most, len(_GRID) - 1)
    given = np.minimum(np.round(times.given / _GIVEN_TO).astype(np.int64), 6)
    keys = np.column_stack([least, most, given, group]).astype(np.int64)
    found, count = np.unique(keys, axis=0, return_counts=True)
    limits = np.minimum(found[:, 2] * _GIVEN_TO, _GRID[found[:, 1]] * 0.99)
    members = (found[:, 3] == np.arange(groups)[:, None]).astype(np.float64)
    whole = count.astype(np.int64)
    return StayCells(_GRID[found[:, 0]], _GRID[found[:, 1]], limits, found[:, 3], whole, members)


def _nearest(hours: Floats) -> Whole:
    """The place on the grid nearest to each."""
    after = np.clip(np.searchsorted(_GRID, hours), 1, len(_GRID) - 2)
    closer = hours - _GRID[after - 1] < _GRID[after] - hours
    return np.asarray(np.where(closer, after - 1, after), dtype=np.int64)
