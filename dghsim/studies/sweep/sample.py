"""Points drawn between 0 and 1: Latin hypercube, Sobol, and Saltelli's design for Sobol indices."""

from __future__ import annotations

import warnings

import numpy as np

from dghsim.measures.model import Floats
from dghsim.scenario.sweep_file import Design


def drawn_rows(design: Design, factors: int) -> int:
    """How many rows `drawn` gives; 1 where nothing is drawn."""
    if design.sample is None or design.points is None:
        return 1
    if design.sample == "saltelli":
        return design.points * ((2 if design.second_order else 1) * factors + 2)
    return design.points


def drawn(design: Design, factors: int) -> Floats:
    """One row a point, one column a factor, from 0 to below 1; the same for the same seed.

    Saltelli's rows come in blocks of one base point each: A; A with each column in turn from B; with `second_order` B
    with each column in turn from A; B. That is the order in which SALib's `sobol.analyze` reads them (Saltelli,
    Computer Physics Communications 145 (2002) 280-297).
    """
    if design.sample is None or design.points is None:
        return np.zeros((1, 0))
    from scipy.stats import qmc

    seed = np.random.default_rng(design.seed)
    if design.sample == "latin_hypercube":
        return np.asarray(qmc.LatinHypercube(factors, seed=seed).random(design.points))
    columns = factors if design.sample == "sobol" else 2 * factors
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of many dimensions: the largest it has are refused
        found = np.asarray(qmc.Sobol(columns, scramble=True, seed=seed).random(design.points))
    return found if design.sample == "sobol" else _saltelli(found, factors, design.second_order)


def _saltelli(base: Floats, factors: int, second_order: bool) -> Floats:
    one, other = base[:, :factors], base[:, factors:]
    step = (2 if second_order else 1) * factors + 2
    rows = np.empty((len(base), step, factors))
    rows[:, 0], rows[:, -1] = one, other
    for column in range(factors):
        rows[:, 1 + column] = one
        rows[:, 1 + column, column] = other[:, column]
        if second_order:
            rows[:, 1 + factors + column] = other
            rows[:, 1 + factors + column, column] = one[:, column]
    return rows.reshape(-1, factors)
