"""The share still in after so many hours, whoever has not left yet counted for as long as they were seen.

Source: E. L. Kaplan and P. Meier, JASA 53 (1958); the interval is on the scale log(-log), J. D. Kalbfleisch and
R. L. Prentice, The Statistical Analysis of Failure Time Data (2002).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Floats, Whole

FEWEST = 10
"""At risk, below which the curve is not drawn: it would show single patients."""


@dataclass(frozen=True, slots=True)
class Survival:
    """A step at each time at which somebody left; arrays of one length."""

    hours: Floats
    still_in: Floats
    low: Floats
    high: Floats
    at_risk: Whole


def survival(hours: Floats, ended: Bools, entered: Floats | None = None) -> Survival:
    """The estimate, up to where fewer than `FEWEST` are at risk.

    Args:
        hours: how long each stayed, or so far.
        ended: who has left.
        entered: only stays longer than this could be seen.
    """
    times, leaving = np.unique(hours[ended], return_counts=True)
    at_risk = len(hours) - np.searchsorted(np.sort(hours), times, side="left")
    if entered is not None:
        at_risk = at_risk - (len(hours) - np.searchsorted(np.sort(entered), times, side="left"))
    use = at_risk >= FEWEST
    times, leaving, at_risk = times[use], leaving[use], at_risk[use]
    still = np.cumprod(1 - leaving / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(leaving / (at_risk * np.maximum(at_risk - leaving, 1e-9)))
        spread = 1.96 * np.sqrt(greenwood) / np.abs(np.log(still))
        low, high = still ** np.exp(spread), still ** np.exp(-spread)
    return Survival(
        times,
        np.asarray(still, dtype=np.float64),
        np.asarray(np.nan_to_num(low), dtype=np.float64),
        np.asarray(np.nan_to_num(high, nan=1.0), dtype=np.float64),
        at_risk.astype(np.int64),
    )


def at(curve: Survival, hours: Floats) -> Floats:
    """The share still in at given times; NaN beyond the curve's end."""
    place = np.searchsorted(curve.hours, hours, side="right")
    stepped = np.concatenate(([1.0], curve.still_in))[place]
    return np.asarray(np.where(hours <= (curve.hours[-1] if len(curve.hours) else 0), stepped, np.nan))
