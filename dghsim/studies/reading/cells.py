"""From the table of a study to the cells of one measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dghsim.errors import InputError, show
from dghsim.measures.across.model import CHANGE, HOSPITAL, Axis, Cells, Level, averaged
from dghsim.studies.reading.source import Source

Where = Mapping[str, Level]
"""Factor, `hospital` or `change` -> the level of it that is asked about."""
DRAWN = "drawn"
"""The axis of points drawn, by their number."""


class NothingToDecideError(InputError):
    """What varies is nobody's choice, or nothing does: there are no options."""


def cells_of(source: Source, measure: str, where: Where | None = None) -> Cells:
    """One measure of the cells asked about, with an axis for hospitals, for changes, and for each factor.

    Cells that are alike in all of these, as whole numbers drawn may be, are there once.

    Raises:
        InputError: no such measure, factor or level.
    """
    cells = _cells(source, measure, (HOSPITAL, CHANGE, *source.factors), where)
    first = np.sort(np.unique(cells.at, axis=0, return_index=True)[1])
    return cells if len(first) == len(cells.at) else cells.only(first)


def factors_of(source: Source, measure: str, where: Where | None = None) -> Cells:
    """The same as the mean over hospitals: what differs between them is not what anybody changes."""
    return averaged(cells_of(source, measure, where), {HOSPITAL})


def options_of(source: Source, measure: str, over: Sequence[str] = (), where: Where | None = None) -> Cells:
    """What may be decided between: the mean over hospitals and over factors that nobody decides.

    Where nothing but drawn factors varies, each point drawn is an option.

    Args:
        source: the study.
        measure: by its id.
        over: factors that nobody decides, beside those that the sweep says so of.
        where: levels asked about.

    Raises:
        NothingToDecideError: nobody decides anything that varies.
        InputError: no such measure, factor or level; or nothing that was run for all that is averaged over.
    """
    for name in over:
        if name not in source.factors and name not in (HOSPITAL, CHANGE):
            raise InputError(
                f"factor {show(name)} is not in the study; it has {', '.join(source.factors) or 'none'}"
            )
    over = (
        *over,
        *(name for name in source.listed if name in source.undecided and name not in (where or {})),
    )
    decided = _cells(source, measure, (HOSPITAL, CHANGE, *source.listed, DRAWN), where)
    varies = {axis.name for axis in decided.axes if len(axis.levels) > 1}
    chosen = any(source.factors[name].decided for name in source.drawn)
    if chosen and not varies - {HOSPITAL, DRAWN, *over}:
        found = averaged(cells_of(source, measure, where), {HOSPITAL, *over}).varying()
    else:
        found = averaged(decided, {HOSPITAL, DRAWN, *over} - set(source.drawn)).varying()
    if not found.axes:
        raise NothingToDecideError(
            "the study: nothing to decide between: one cell, or what varies is nobody's to decide"
        )
    return found


def drawn_of(source: Source, measure: str, where: Where | None = None) -> Cells:
    """Each point drawn, in the order of the design: the mean over hospitals, changes and listed factors.

    Raises:
        InputError: no such measure, factor or level, or a point that was not run for all of these.
    """
    cells = _cells(source, measure, (HOSPITAL, CHANGE, *source.listed, DRAWN), where)
    return averaged(cells, {HOSPITAL, CHANGE, *source.listed})


def axis_of(source: Source, name: str) -> Axis:
    """A factor, `hospital` or `change` with all its levels."""
    return _axis(source, name)[0]


def _cells(source: Source, measure: str, names: Sequence[str], where: Where | None) -> Cells:
    """With an axis for each name, at the levels asked about, be it of one that has no axis here."""
    asked = [name for name in where or {} if name in source.factors and name not in names]
    found = [_axis(source, name) for name in (*names, *asked)]
    at = np.stack([places for _, places in found], axis=1).astype(np.int64)
    cells = Cells(source.measure(measure), tuple(axis for axis, _ in found), at, source.values(measure))
    for name, level in (where or {}).items():
        cells = cells.where(name, level)
    return replace(cells, axes=cells.axes[: len(names)], at=cells.at[:, : len(names)])


def _axis(source: Source, name: str) -> tuple[Axis, np.ndarray]:
    """The axis and each cell's place on it: numbers from the lowest up, all else in the order in which it comes."""
    if name == DRAWN:
        rows = source.table["point"].to_numpy() % source.rows
        return Axis(DRAWN, tuple(range(source.rows))), rows
    factor = source.factors.get(name)
    column = source.table[name]
    if factor is None or factor.kind in ("text", "date", "table"):
        column = column.astype(str)
    ordered = factor is not None and factor.kind in ("whole", "number")
    places, levels = pd.factorize(column, sort=ordered)
    return Axis(name, tuple(levels.tolist()), factor.how if factor else "set"), places
