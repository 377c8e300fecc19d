"""What one, two or three more of something do: a measure along an ordered factor, on the same patients."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.contrast import reaches, verdict
from dghsim.measures.across.model import Axis, Cells, Ints
from dghsim.measures.gains import Reach
from dghsim.measures.model import Measure


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the factor."""

    level: float
    mean: Reach
    change: Reach
    """From the base level, paired by replication."""
    verdict: str
    """Of `change`: `better`, `worse`, `differs`, `no change`, `cannot tell`; `base` for the base itself."""
    next: Reach | None
    """What going on to the next level changes, paired; None for the last."""


@dataclass(frozen=True, slots=True)
class Dose:
    """One measure along one factor."""

    measure: Measure
    axis: Axis
    base: float
    """The level that changes are from."""
    steps: tuple[Step, ...]
    among: int
    """Combinations of everything else that are averaged over, all of them run at every level."""
    left_out: int
    """Combinations left out, since they were not run, or could not be, at every level."""
    replications: int


def dose(cells: Cells, name: str, base: float | None = None) -> Dose:
    """The measure at each level of a factor, the mean over all combinations of the others that have every level.

    Args:
        cells: of the study, or those of it that are asked about.
        name: the factor, whose levels are numbers.
        base: the level to count from; the lowest if not given.

    Raises:
        InputError: no such factor or level, a factor that is no number or does not vary, or no combination that was run
            at every level.
    """
    there = cells.seen()
    number = there.place(name)
    axis = there.axes[number]
    if not axis.ordered or len(axis.levels) < 2:
        raise InputError(
            f"factor {name}: a dose needs two numbers or more, it is {', '.join(map(str, axis.levels))}"
        )
    levels = axis.numbers.tolist()
    base = levels[0] if base is None else float(base)
    if base not in levels:
        raise InputError(
            f"factor {name}: is nowhere {base:g}; it is {', '.join(f'{each:g}' for each in levels)}"
        )
    rows, left_out = _matched(there, number)
    kept = there.only(rows.reshape(-1)).shared().reshape(*rows.shape, -1)
    values = kept.mean(axis=0)
    own = values[levels.index(base)]
    changes = reaches(values - own, before=own)
    onward = [*reaches(np.diff(values, axis=0), before=values[:-1]), None]
    better = there.measure.better
    steps = tuple(
        Step(level, mean, change, "base" if level == base else verdict(change, better), step)
        for level, mean, change, step in zip(levels, reaches(values), changes, onward, strict=True)
    )
    return Dose(there.measure, axis, base, steps, len(rows), left_out, values.shape[1])


def _matched(cells: Cells, number: int) -> tuple[Ints, int]:
    """Rows of the cells by combination of the other axes and level; how many combinations lack a level."""
    others = np.delete(cells.at, number, axis=1)
    unique, which = np.unique(others, axis=0, return_inverse=True)
    rows = np.full((len(unique), len(cells.axes[number].levels)), -1, np.int64)
    rows[which.reshape(-1), cells.at[:, number]] = np.arange(len(cells.at))
    whole = (rows >= 0).all(axis=1)
    if not whole.any():
        raise InputError(
            f"factor {cells.axes[number].name}: nothing was run at each of its {rows.shape[1]} levels with all else "
            "alike, so there is no dose to read; ask for its effect"
        )
    return rows[whole], int((~whole).sum())
