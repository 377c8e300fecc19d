"""One measure over all cells of a study."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dghsim.errors import InputError, show
from dghsim.measures.model import Floats, Measure
from dghsim.scenario.sweep_file import NONE

Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Level: TypeAlias = str | bool | int | float
How: TypeAlias = Literal["set", "add", "scale"]
HOSPITAL, CHANGE = "hospital", "change"
AS_IT_IS = "as it is"


@dataclass(frozen=True, slots=True)
class Axis:
    """Something in which the cells differ: a factor of the sweep, `hospital` or `change`."""

    name: str
    levels: tuple[Level, ...]
    """Every value that it takes, each once; numbers from the lowest up."""
    how: How = "set"
    """A number put in the place of the scenario's own, added to it, or multiplied with it."""

    @property
    def ordered(self) -> bool:
        """Whether its levels are numbers."""
        return all(isinstance(level, int | float) and not isinstance(level, bool) for level in self.levels)

    def nothing(self, level: int) -> bool:
        """Whether a level leaves the scenario as it is: no change, nothing added, all of it."""
        if self.name == CHANGE:
            return self.levels[level] == NONE
        neutral = {"add": 0, "scale": 1}.get(self.how)
        return self.ordered and neutral is not None and self.levels[level] == neutral

    @property
    def numbers(self) -> Floats:
        """The levels of an ordered axis."""
        return np.array(self.levels, np.float64)


@dataclass(frozen=True, slots=True)
class Cells:
    """Every cell's replications of one measure. A column of `values` is the same patients in all cells."""

    measure: Measure
    axes: tuple[Axis, ...]
    at: Ints
    """Shape (cells, axes): each cell's level on each axis, by its place in `levels`."""
    values: Floats
    """Shape (cells, replications); NaN where there was nothing to measure or fewer replications were run."""

    def place(self, name: str) -> int:
        """Which of `axes` has the name; InputError for none, naming those there are."""
        names = [axis.name for axis in self.axes]
        if name not in names:
            raise InputError(
                f"factor {show(name)} is not in the study; it varies {', '.join(names) or 'nothing'}"
            )
        return names.index(name)

    def shared(self) -> Floats:
        """The replications that every cell has, shape (cells, those).

        Raises:
            InputError: there is none, or no cell.
        """
        there = ~np.isnan(self.values).any(axis=0)
        if not there.any() or not len(self.values):
            empty = int(empty_rows(self.values).sum())
            raise InputError(
                f"measure {self.measure.id}: no replication has a value in all {len(self.values)} cells; "
                f"{empty} of them have none at all"
            )
        return self.values[:, there]

    def only(self, rows: Ints | Flags) -> Cells:
        """Some of the cells; an axis that no longer varies stays, with one level."""
        at, axes = self.at[rows].copy(), list(self.axes)
        for number, axis in enumerate(self.axes):
            kept, at[:, number] = np.unique(at[:, number], return_inverse=True)
            axes[number] = replace(axis, levels=tuple(axis.levels[level] for level in kept))
        return Cells(self.measure, tuple(axes), at, self.values[rows])

    def varying(self) -> Cells:
        """Without the axes that have one level."""
        kept = [number for number, axis in enumerate(self.axes) if len(axis.levels) > 1]
        return replace(self, axes=tuple(self.axes[number] for number in kept), at=self.at[:, kept])

    def seen(self) -> Cells:
        """Without the cells that have nothing to measure at all. Raises InputError where none is left."""
        empty = empty_rows(self.values)
        if empty.all():
            raise InputError(
                f"measure {self.measure.id}: nothing was measured in the {len(empty)} cells asked about"
            )
        return self.only(~empty)

    def where(self, name: str, level: Level) -> Cells:
        """The cells at one level of an axis; InputError where there is no such level."""
        number = self.place(name)
        levels = self.axes[number].levels
        if level not in levels:
            some = ", ".join(str(each) for each in levels[:8])
            raise InputError(f"factor {show(name)} is nowhere {show(str(level))}; it is {some}")
        return self.only(self.at[:, number] == levels.index(level))

    def words(self, cell: int) -> str:
        """What a cell is called by: its level on each axis, but those that change nothing."""
        told = [
            said(axis, int(level))
            for axis, level in zip(self.axes, self.at[cell], strict=True)
            if not axis.nothing(int(level))
        ]
        return ", ".join(told) or AS_IT_IS

    def as_it_is(self) -> int | None:
        """The first cell in which nothing is changed; None where there is none."""
        for cell, levels in enumerate(self.at):
            if all(axis.nothing(int(level)) for axis, level in zip(self.axes, levels, strict=True)):
                return cell
        return None


def empty_rows(values: Floats) -> Flags:
    """Which rows have nothing but NaN."""
    return np.asarray(np.isnan(values).all(axis=1), np.bool_)


def said(axis: Axis, level: int) -> str:
    """A level in words: `Hereford`, `none`, `registrars 8`, `registrars +1`, `take × 1.1`."""
    value = axis.levels[level]
    if axis.name in (HOSPITAL, CHANGE):
        return str(value).replace("_", " ").replace("=", " ").replace("+", " and ")
    name = axis.name.replace("_", " ")
    if not axis.ordered:
        return f"{name} {str(value).lower() if isinstance(value, bool) else value}"
    if axis.how == "scale":
        return f"{name} × {value:g}"
    return f"{name} {value:+g}" if axis.how == "add" else f"{name} {value:g}"


def averaged(cells: Cells, over: Iterable[str]) -> Cells:
    """The mean over some axes, of the combinations of the others, replication by replication.

    Every combination must have been run at the same levels of those axes, or it would be compared with others by what
    it was run at: combinations that lack some are left out.

    Raises:
        InputError: no such axis, or no combination is whole.
    """
    gone = {cells.place(name) for name in over}
    if not gone:
        return cells
    kept = [number for number in range(len(cells.axes)) if number not in gone]
    whole = len(np.unique(cells.at[:, sorted(gone)], axis=0))
    unique, which, counts = np.unique(cells.at[:, kept], axis=0, return_inverse=True, return_counts=True)
    if not (counts == whole).any():
        raise InputError(f"no combination of factors was run at every {' and '.join(sorted(over))} there is")
    sums = np.zeros((len(unique), cells.values.shape[1]))
    np.add.at(sums, which.reshape(-1), cells.values)
    mean = Cells(cells.measure, tuple(cells.axes[number] for number in kept), unique, sums / counts[:, None])
    return mean.only(counts == whole)
