"""Which estimate of Sobol's indices a study's design permits."""

from __future__ import annotations

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.model import Cells, empty_rows
from dghsim.measures.across.shares import Shares, shares_of_grid
from dghsim.measures.across.sobol import given_data, saltelli
from dghsim.studies.reading.cells import Where, axis_of, drawn_of, factors_of
from dghsim.studies.reading.source import Source


def shares_of(source: Source, measure: str, where: Where | None = None) -> Shares:
    """How much of the spread between points is due to each factor.

    Where factors were drawn, of these: by Saltelli's design if the sweep asked for it, first indices alone otherwise.
    Where none was, of all that varies, if every combination was run.

    Raises:
        InputError: no such measure, factor or level; a design that does not permit it, with why; or no SALib where
            factors were drawn.
    """
    if source.drawn:
        return _of_drawn(source, drawn_of(source, measure, where))
    found = shares_of_grid(factors_of(source, measure, where))
    if found is None:
        raise InputError(
            "shares of the spread: some combinations of the grid were not run, or could not be; they need all of them, "
            'or factors that are drawn, best with [design] sample = "saltelli"'
        )
    return found


def _of_drawn(source: Source, cells: Cells) -> Shares:
    axes = [axis_of(source, name) for name in source.drawn]
    there = ~empty_rows(cells.values)
    shared = cells.only(there).shared()
    values = np.full((source.rows, shared.shape[1]), np.nan)
    values[np.array([cells.axes[0].levels[row] for row in cells.at[there, 0]], np.int64)] = shared
    if source.design.sample == "saltelli":
        return saltelli(cells.measure, axes, values, second_order=source.design.second_order)
    known = ~empty_rows(values)
    once = source.table[source.table["point"] < source.rows].drop_duplicates("point")
    points = np.column_stack([once[name].to_numpy(np.float64) for name in source.drawn])
    return given_data(cells.measure, axes, points[known], values[known])
