"""Every option against one of them, on the same patients, corrected for looking at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.contrast import reach, verdict
from dghsim.measures.across.model import Cells
from dghsim.measures.gains import Reach
from dghsim.measures.model import Measure


@dataclass(frozen=True, slots=True)
class Against:
    """One option less the base, over the replications that both have."""

    cell: int
    """Which of the cells it is; two may be called alike, since their numbers are told to six digits."""
    words: str
    mean: float
    """Of the option itself."""
    change: Reach
    """Paired, 95 % by itself; NaN ends where a few differences of what varies are all the same."""
    wide: Reach
    """The same, holding together with those of all other options in 95 of 100 studies (Bonferroni)."""
    verdict: str
    """By `wide`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All options but the base, in the order of the cells."""

    measure: Measure
    base: str
    base_mean: float
    options: tuple[Against, ...]


def against(cells: Cells, base: int) -> Compared:
    """Paired differences of all cells from one.

    Args:
        cells: the options.
        base: which of them the others are held against.

    Raises:
        InputError: the base has nothing to measure, or there is no other.
    """
    own = cells.values[base]
    if np.isnan(own).all():
        raise InputError(f"measure {cells.measure.id}: {cells.words(base)} has nothing to measure")
    others = [
        row for row in range(len(cells.at)) if row != base and not np.isnan(cells.values[row] - own).all()
    ]
    if not others:
        raise InputError(f"measure {cells.measure.id}: nothing to hold against {cells.words(base)}")
    found = tuple(_against(cells, row, base, len(others)) for row in others)
    return Compared(cells.measure, cells.words(base), float(np.nanmean(own)), found)


def _against(cells: Cells, row: int, base: int, among: int) -> Against:
    differences = cells.values[row] - cells.values[base]
    there = ~np.isnan(differences)
    differences, before = differences[there], cells.values[base][there]
    wide = reach(differences, among, before)
    words = verdict(wide, cells.measure.better)
    mean = float(np.nanmean(cells.values[row]))
    return Against(row, cells.words(row), mean, reach(differences, before=before), wide, words)
