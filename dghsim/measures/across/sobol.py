"""Sobol's indices by SALib: how much of the spread of drawn points is due to each factor.

Two ways, and which one the design permits is not a matter of taste. Saltelli's design swaps one factor at a time
between two samples, and gives first and total indices (A. Saltelli and others, "Variance based sensitivity analysis of
model output", Computer Physics Communications 181, 2010). Any other sample of independent factors gives the first
alone, by random balance designs (J.-Y. Tissot and C. Prieur, "Bias correction for the estimation of sensitivity indices
based on random balance designs", Reliability Engineering and System Safety 107, 2012).

SALib is asked for here and nowhere else, since it brings multiprocess and dill, which nothing else of dghsim needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.model import Axis
from dghsim.measures.across.shares import Pair, Share, Shares
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats, Measure
from dghsim.measures.statistics import CONFIDENCE

FEWEST = 64
"""Points below which a sample says too little of first indices: ten harmonics are taken off its own noise."""
HARMONICS = 10
RESAMPLES = 500


def saltelli(
    measure: Measure, axes: Sequence[Axis], values: Floats, *, second_order: bool, seed: int = 1
) -> Shares:
    """First and total indices, of pairs too with `second_order`; intervals by the bootstrap over base points.

    Args:
        measure: what was measured.
        axes: the factors drawn, in the order of the design.
        values: one a point, in the design's order: a base point, each factor swapped, with `second_order` each swapped
            the other way, the other base point.
        second_order: whether the design has what pairs need.
        seed: of the bootstrap.

    Raises:
        InputError: SALib is not there, a point has no value, or all are the same.
    """
    analyse = _salib("sobol")
    _refuse(measure, values)
    found = analyse(_problem(axes), values, calc_second_order=second_order, num_resamples=RESAMPLES,
                    conf_level=CONFIDENCE, seed=seed)  # fmt: skip
    shares = [
        Share(axis, _reach(found, "S1", place), _reach(found, "ST", place)) for place, axis in enumerate(axes)
    ]
    pairs = [
        Pair(axes[one], axes[two], _reach(found, "S2", (one, two)))
        for one in range(len(axes))
        for two in range(one + 1, len(axes))
        if second_order
    ]
    method = (
        f"Sobol's indices on Saltelli's design, by SALib; intervals by {RESAMPLES} bootstraps over points"
    )
    return Shares(
        measure,
        tuple(sorted(shares, key=lambda each: -each.largest)),
        tuple(sorted(pairs, key=lambda each: -each.share.mean)),
        method,
        len(values),
    )


def given_data(
    measure: Measure, axes: Sequence[Axis], points: Floats, values: Floats, seed: int = 1
) -> Shares:
    """First indices of a sample that was not made for Sobol's indices; there are no total ones.

    Args:
        measure: what was measured.
        axes: the factors drawn.
        points: shape (points, factors).
        values: one a point.
        seed: of the bootstrap.

    Raises:
        InputError: SALib is not there, fewer points than `FEWEST`, a point has no value, or all are the same.
    """
    analyse = _salib("rbd_fast")
    if len(values) < FEWEST:
        raise InputError(
            f"shares of the spread: {len(values)} points drawn; first indices need {FEWEST} or more"
        )
    _refuse(measure, values)
    found = analyse(_problem(axes), points, values, M=HARMONICS, num_resamples=RESAMPLES, conf_level=CONFIDENCE,
                    seed=seed)  # fmt: skip
    shares = [Share(axis, _reach(found, "S1", place), None) for place, axis in enumerate(axes)]
    method = (
        "first indices of the points drawn, by random balance designs (SALib); intervals by bootstraps of half the "
        "points, wider than they need be; total indices need Saltelli's design"
    )
    return Shares(measure, tuple(sorted(shares, key=lambda each: -each.largest)), (), method, len(values))


def _salib(name: str) -> Any:
    try:
        if name == "sobol":
            from SALib.analyze.sobol import analyze
        else:
            from SALib.analyze.rbd_fast import analyze
    except ImportError:
        raise InputError("Sobol's indices need SALib: pip install dghsim[studies]") from None
    return analyze


def _problem(axes: Sequence[Axis]) -> Mapping[str, Any]:
    return {
        "num_vars": len(axes),
        "names": [axis.name for axis in axes],
        "bounds": [[axis.levels[0], axis.levels[-1]] for axis in axes],
    }


def _refuse(measure: Measure, values: Floats) -> None:
    missing = int(np.isnan(values).sum())
    if missing:
        raise InputError(
            f"shares of the spread: {missing} of {len(values)} points have no {measure.id}; the design needs them all"
        )
    if not np.ptp(values):
        raise InputError(f"shares of the spread: {measure.id} is the same at every point")


def _reach(found: Mapping[str, Any], what: str, place: int | tuple[int, int]) -> Reach:
    value = float(np.asarray(found[what])[place])
    half = float(np.asarray(found[f"{what}_conf"])[place])
    return Reach(value, value - half, value + half)
