"""What came of the precision that was asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.measures.catalogue import catalogue
from dghsim.measures.model import Floats, Measure, Study
from dghsim.measures.precision.model import FEWEST, Target, look_ahead
from dghsim.measures.precision.running import courses


@dataclass(frozen=True, slots=True)
class Reached:
    """One measure."""

    target: Target
    measure: Measure
    counted: int
    """Replications in which there was something to measure."""
    mean: float
    half_width: float
    limit: float
    """What the half-width was asked to be, in the measure's unit."""
    since: int
    """Replications from which on it has been within; 0: it is not."""
    needed: float
    """About how many replications it would take; NaN where it cannot be told, or is within."""
    halves: Floats
    """Half-width after each replication; NaN after the first."""
    limits: Floats
    """What it was asked to be; a line that is not level for a percentage."""

    @property
    def always_same(self) -> bool:
        """Whether no two replications differ: what is rare may not have happened yet."""
        return self.counted > 1 and self.half_width == 0


def reached(study: Study) -> tuple[Reached, ...]:
    """For each measure asked for; none where a number of replications was asked for."""
    precision = study.precision
    if precision is None:
        return ()
    known = {measure.id: measure for measure in (*catalogue(study.scenario), *study.measures)}
    return tuple(_reached(study, target, known[target.measure]) for target in precision.targets)


def held(study: Study, found: tuple[Reached, ...]) -> bool:
    """Whether all were within, and stayed so for as long as was asked: else the run ended at the most allowed."""
    since = max((one.since for one in found), default=0)
    return all(one.since for one in found) and len(study.values) >= since + look_ahead(since)


def _reached(study: Study, target: Target, measure: Measure) -> Reached:
    values = study.values.get(target.measure, pd.Series(np.nan, study.values.index)).to_numpy(np.float64)
    counted = np.cumsum(~np.isnan(values))
    means, halves = courses(values)
    limits = np.array([target.limit(float(mean)) for mean in means])
    within = (counted >= FEWEST) & (halves <= limits)
    last_out = np.flatnonzero(~within)
    since = int(last_out[-1]) + 2 if len(last_out) else 1
    half, limit = float(halves[-1]), float(limits[-1])
    is_within = since <= len(values)
    return Reached(
        target, measure, int(counted[-1]), float(means[-1]), half, limit,
        since if is_within else 0, math.nan if is_within else _needed(len(values), half, limit), halves, limits,
    )  # fmt: skip


def _needed(done: int, half: float, limit: float) -> float:
    """The half-width shrinks with the root of the number (Banks and others, Discrete-Event System Simulation, 11.4)."""
    return math.ceil(done * (half / limit) ** 2) if limit > 0 and half > 0 else math.nan
