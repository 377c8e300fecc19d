"""Day-to-day over-dispersion: busy days follow busy days."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import special

from dghsim.randomness import named, words
from dghsim.scenario.demand import Dispersion

CAP = 4.0
"""Standard deviations at which a day's log effect is held: an envelope must be fixed before the run."""


def highest_effect(dispersion: Dispersion) -> float:
    """The factor of a day held at the cap."""
    return math.exp(CAP * dispersion.day_log_sd - dispersion.day_log_sd**2 / 2)


def day_effects(
    dispersion: Dispersion, seed: int, replication: int, hospital: str, days: int
) -> NDArray[np.float64]:
    """The factor on each day's rate, from the epoch, of mean one: exp(z - sd^2 / 2), z a stationary AR(1).

    One series serves every dispersed stream of the hospital: a hard week is hard at each door.
    """
    sd, kept = dispersion.day_log_sd, dispersion.day_autocorrelation
    word = words(seed, replication, named(hospital), named("day"), np.arange(days))[0]
    shocks = special.ndtri((word.astype(np.float64) + 0.5) / 2**32).tolist()
    fresh = math.sqrt(1 - kept**2)
    series = shocks[:1]
    for shock in shocks[1:]:
        series.append(kept * series[-1] + fresh * shock)
    logs = sd * np.clip(np.array(series), -CAP, CAP) - sd**2 / 2
    return np.asarray(np.exp(logs), dtype=np.float64)
