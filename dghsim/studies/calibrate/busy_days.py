"""How much busier some days are than chance has it, and how long that lasts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import minimize

from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.latent import DayCounts, Mode, mode

SPREADS = np.concatenate(([0.0], np.geomspace(0.01, 1.0, 24)))
CARRIED = np.array([0.0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97, 0.99])
_DROP = 1.9207
"""By which the logarithm of the likelihood falls at the ends of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Busy:
    """The model's `day_log_sd` and `day_autocorrelation` as the data have them."""

    spread: Estimate
    carried: Estimate
    at: Mode
    """The terms there."""


def busy_days(days: DayCounts, carried: float | None = None) -> Busy:
    """Both by restricted maximum likelihood.

    The interval of the standard deviation is where the likelihood's profile has fallen by 1.92. That of the
    correlation, of which a year tells little, is the middle 95 % of the likelihood, every standard deviation alike.

    Args:
        days: counts and the terms of their mean.
        carried: hold the correlation from day to day at this.
    """
    tried = CARRIED if carried is None else np.array([carried])
    surface = np.empty((len(SPREADS), len(tried)))
    last: Mode | None = None
    for column, kept in enumerate(tried):
        for row, spread in enumerate(SPREADS):
            last = mode(days, float(spread), float(kept), last)
            surface[row, column] = last.likelihood
    highest = int(surface.argmax())
    best = np.array([SPREADS[highest // len(tried)], tried[highest % len(tried)]])
    if best[0] > 0:
        best = _refined(days, best, free=carried is None, start=last)
    at = mode(days, float(best[0]), float(best[1]), last)
    top = max(at.likelihood, float(surface.max()))
    spread = _profile(SPREADS, surface.max(axis=1), float(best[0]), top)
    if carried is not None:
        return Busy(spread, Estimate(carried, np.nan, np.nan), at)
    return Busy(spread, _weighed(surface, float(best[1])), at)


def _refined(days: DayCounts, best: Floats, *, free: bool, start: Mode | None) -> Floats:
    """Between the points of the grid; the logit of the correlation keeps it within bounds."""

    def worse(at: Floats) -> float:
        kept = 1 / (1 + np.exp(-at[1])) if free else best[1]
        return -mode(days, float(np.exp(np.clip(at[0], -7, 0))), float(min(kept, 0.995)), start).likelihood

    kept = min(max(float(best[1]), 0.02), 0.99)
    begin = np.array([np.log(best[0]), np.log(kept / (1 - kept))])
    if not free:
        begin = begin[:1]
        found = minimize(lambda at: worse(np.array([at[0], 0.0])), begin, method="Nelder-Mead",
                         options={"maxiter": 40, "xatol": 1e-3, "fatol": 1e-3})  # fmt: skip
        return np.array([np.exp(found.x[0]), best[1]])
    found = minimize(
        worse, begin, method="Nelder-Mead", options={"maxiter": 80, "xatol": 1e-3, "fatol": 1e-3}
    )
    return np.array([min(np.exp(found.x[0]), 1.0), min(1 / (1 + np.exp(-found.x[1])), 0.99)])


def _profile(points: Floats, levels: Floats, value: float, top: float) -> Estimate:
    """Where the profile, drawn smoothly through the points, has fallen by `_DROP` on either side of the best."""
    fine = np.unique(np.concatenate([np.linspace(a, b, 40) for a, b in pairwise(points)]))
    drawn = PchipInterpolator(points, levels)(fine)
    inside = fine[drawn >= top - _DROP]
    low, high = (float(inside[0]), float(inside[-1])) if len(inside) else (value, value)
    return Estimate(value, min(low, value), max(high, value))


def _weighed(surface: Floats, value: float) -> Estimate:
    """The middle 95 % of the correlation's likelihood, every standard deviation given the weight of its stretch."""
    stretch = np.gradient(SPREADS)
    likely = (np.exp(surface - surface.max()) * stretch[:, None]).sum(axis=0)
    fine = np.linspace(0.0, CARRIED[-1], 500)
    drawn = np.maximum(PchipInterpolator(CARRIED, likely)(fine), 0.0)
    reached = np.cumsum(drawn) / drawn.sum()
    low, high = (float(fine[np.searchsorted(reached, tail)]) for tail in (0.025, 0.975))
    return Estimate(value, min(low, value), max(high, value))
