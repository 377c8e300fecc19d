"""A linear program in whole numbers, put to HiGHS: one thread, no clock, so that the answer is always the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

_MOST_NODES = 500
_TINY = 1e-5
_INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program comes to."""

    feasible: bool | None
    """None where it was left open."""
    least: int | None
    """No answer costs less; None where nothing is known."""
    values: tuple[int, ...] = ()
    """Of each variable by its index, for the best answer found; empty where none was, or some are in fractions."""


def least_of(model: cp_model.CpModel, wanted: cp_model.IntVar, whole: range | None = None) -> Answer:
    """The least that a variable of a model with only linear constraints can be.

    Args:
        model: the model; its own objective is not looked at.
        wanted: the variable.
        whole: indices of the variables that must be whole numbers, where not all of them; the others are then left in
            fractions, and what is least holds all the same.
    """
    proto = model.proto
    lower, upper = _domains([list(each.domain) for each in proto.variables])
    sums = [each.linear for each in proto.constraints]
    lengths = [len(each.vars) for each in sums]
    columns = np.concatenate([np.asarray(each.vars, dtype=np.int64) for each in sums])
    factors = np.concatenate([np.asarray(each.coeffs, dtype=float) for each in sums])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    matrix = csr_array((factors, columns, starts), shape=(len(sums), len(lower)))
    cost = np.zeros(len(lower))
    cost[wanted.index] = 1
    integral = np.ones(len(lower)) if whole is None else np.zeros(len(lower))
    if whole is not None:
        integral[whole.start : whole.stop] = 1
    found = milp(
        cost,
        integrality=integral,
        bounds=Bounds(lower, upper),
        constraints=LinearConstraint(matrix, *_domains([list(each.domain) for each in sums])),
        options={"node_limit": _MOST_NODES, "mip_rel_gap": 0.0},
    )
    if found.status == _INFEASIBLE:
        return Answer(False, None)
    bound = found.mip_dual_bound
    least = ceil(bound - _TINY) if bound is not None and np.isfinite(bound) else None
    if found.x is None:
        return Answer(None, least)
    return Answer(True, least, tuple(round(value) for value in found.x) if whole is None else ())


def _domains(domains: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper ends, with what the model means by without end."""
    ends = np.array([(domain[0], domain[-1]) for domain in domains], dtype=float)
    without_end = 2.0**60
    ends[ends < -without_end] = -np.inf
    ends[ends > without_end] = np.inf
    return ends[:, 0], ends[:, 1]
