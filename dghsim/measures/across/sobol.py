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
from itertools import combinations
from typing import Any

import numpy as np

from dghsim.errors import InputError
from dghsim.measures.across.model import Axis
from dghsim.measures.across.shares import Pair, Share, Shares
from dghsim.measures.across.true_means import TrueMeans, of_true_means
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats, Measure
from dghsim.measures.statistics import CONFIDENCE

FEWEST = 64
"""Points below which a sample says too little of first indices: ten harmonics are taken off its own noise."""
HARMONICS = 10
RESAMPLES = 500
_NO_BOOTSTRAP = 2
"""Resamples where their spread is not asked for."""


def saltelli(
    measure: Measure, axes: Sequence[Axis], values: Floats, *, second_order: bool, seed: int = 1
) -> Shares:
    """First and total indices, of pairs too with `second_order`.

    Intervals hold what other base points would have said, by the bootstrap, and what other patients would have.

    Args:
        measure: what was measured.
        axes: the factors drawn, in the order of the design.
        values: shape (points, replications); points in the design's order: a base point, each factor swapped, with
            `second_order` each swapped the other way, the other base point.
        second_order: whether the design has what pairs need.
        seed: of the bootstrap.

    Raises:
        InputError: SALib is not there, a point has no value, all are the same, or differ by no more than chance.
    """
    analyse, problem = _salib("sobol"), _problem(axes)
    _refuse(measure, values)
    step = (2 if second_order else 1) * len(axes) + 2
    pairs = list(combinations(range(len(axes)), 2)) if second_order else []

    def asked(each: Floats, resamples: int) -> Mapping[str, Any]:
        found: Mapping[str, Any] = analyse(
            problem,
            each,
            calc_second_order=second_order,
            num_resamples=resamples,
            conf_level=CONFIDENCE,
            seed=seed,
        )
        return found

    def in_line(found: Mapping[str, Any], ending: str = "") -> Floats:
        return np.array(
            [*found[f"S1{ending}"], *found[f"ST{ending}"], *(found[f"S2{ending}"][pair] for pair in pairs)]
        )

    true = of_true_means(
        lambda each: in_line(asked(each, _NO_BOOTSTRAP)),
        lambda each: float(np.var(np.append(each[::step], each[step - 1 :: step]))),
        values,
        measure.id,
    )
    reaches = _reaches(true, in_line(asked(values.mean(axis=1), RESAMPLES), "_conf"))
    count = len(axes)
    shares = [Share(axis, reaches[place], reaches[count + place]) for place, axis in enumerate(axes)]
    together = [
        Pair(axes[one], axes[two], reach)
        for (one, two), reach in zip(pairs, reaches[2 * count :], strict=True)
    ]
    return _shares(
        measure, shares, together, values, true,
        f"Sobol's indices on Saltelli's design, by SALib; intervals by {RESAMPLES} bootstraps over points",
    )  # fmt: skip


def given_data(
    measure: Measure, axes: Sequence[Axis], points: Floats, values: Floats, seed: int = 1
) -> Shares:
    """First indices of a sample that was not made for Sobol's indices; there are no total ones.

    Args:
        measure: what was measured.
        axes: the factors drawn.
        points: shape (points, factors).
        values: shape (points, replications).
        seed: of the bootstrap.

    Raises:
        InputError: SALib is not there, fewer points than `FEWEST`, a point has no value, all are the same, or differ by
            no more than chance.
    """
    analyse, problem = _salib("rbd_fast"), _problem(axes)
    if len(values) < FEWEST:
        raise InputError(
            f"shares of the spread: {len(values)} points drawn; first indices need {FEWEST} or more"
        )
    _refuse(measure, values)

    def asked(each: Floats, resamples: int) -> Mapping[str, Any]:
        found: Mapping[str, Any] = analyse(
            problem, points, each, M=HARMONICS, num_resamples=resamples, conf_level=CONFIDENCE, seed=seed
        )
        return found

    true = of_true_means(
        lambda each: np.array(asked(each, _NO_BOOTSTRAP)["S1"]),
        lambda each: float(np.var(each)),
        values,
        measure.id,
    )
    reaches = _reaches(true, np.array(asked(values.mean(axis=1), RESAMPLES)["S1_conf"]))
    return _shares(
        measure, [Share(axis, reach, None) for axis, reach in zip(axes, reaches, strict=True)], [], values, true,
        "first indices of the points drawn, by random balance designs (SALib); intervals by bootstraps of half the "
        "points, wider than they need be; total indices need Saltelli's design",
    )  # fmt: skip


def _shares(
    measure: Measure, shares: list[Share], pairs: list[Pair], values: Floats, true: TrueMeans, method: str
) -> Shares:
    return Shares(
        measure,
        tuple(sorted(shares, key=lambda each: -each.largest)),
        tuple(sorted(pairs, key=lambda each: -each.share.mean)),
        method + ("" if true.chance is None else ", and a jackknife over replications"),
        len(values),
        true.chance,
    )


def _reaches(true: TrueMeans, of_points: Floats) -> list[Reach]:
    """Both reasons why an index may be off; a point's own chance is in both, so that intervals are rather too wide. An
    index lies between 0 and 1."""
    wider = 1.0 if true.chance is None else 1 / max(1 - true.chance, np.finfo(float).tiny)
    halves = np.hypot(true.halves, of_points * wider)
    ends = np.clip([true.indices, true.indices - halves, true.indices + halves], 0, 1)
    return [Reach(*map(float, each)) for each in ends.T]


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
    missing = int(np.isnan(values).any(axis=1).sum())
    if missing:
        raise InputError(
            f"shares of the spread: {missing} of {len(values)} points have no {measure.id}; the design needs "
            "them all: narrow the factors to where every cell can be run"
        )
    if not np.ptp(values.mean(axis=1)):
        raise InputError(f"shares of the spread: {measure.id} is the same at every point")
