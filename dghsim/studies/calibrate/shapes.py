"""The base's distributions of a length of time, scaled by one factor: the chances of staying longer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dghsim.scenario.duration import SECONDS_PER_UNIT, Distribution, Exponential, Gamma, Lognormal
from dghsim.studies.calibrate.arrays import Floats


@dataclass(frozen=True, slots=True)
class Shape:
    """One distribution, in hours."""

    of: Lognormal | Gamma | Exponential
    hours: float
    """Hours in its unit."""

    @property
    def key(self) -> str:
        """The number of it that a factor multiplies."""
        return "median" if isinstance(self.of, Lognormal) else "mean"

    @property
    def scale(self) -> float:
        """That number, in its own unit."""
        return self.of.median if isinstance(self.of, Lognormal) else self.of.mean

    def mean(self, factor: float = 1.0) -> float:
        """In hours."""
        more = np.exp(self.of.sigma**2 / 2) if isinstance(self.of, Lognormal) else 1.0
        return float(self.scale * self.hours * factor * more)

    def longer(self, hours: Floats, factor: float) -> Floats:
        """The chance of more than so many hours, every time multiplied by `factor`."""
        relative = np.maximum(hours, 1e-9) / (self.scale * self.hours * factor)
        with np.errstate(over="ignore"):
            if isinstance(self.of, Lognormal):
                return np.asarray(special.ndtr(-np.log(relative) / self.of.sigma))
            if isinstance(self.of, Gamma):
                shape = self.of.variation**-2
                return np.asarray(special.gammaincc(shape, shape * relative))
            return np.asarray(np.exp(-relative))


def shape_of(distribution: object) -> Shape | None:
    """The shape of a distribution in a unit of time; None for those that no factor is fitted to."""
    if not isinstance(distribution, Lognormal | Gamma | Exponential):
        return None
    if distribution.unit not in SECONDS_PER_UNIT:
        return None
    return Shape(distribution, SECONDS_PER_UNIT[distribution.unit] / 3600)


def shapes_of(table: dict[str, Distribution] | Distribution) -> dict[str, Shape] | None:
    """Each entry's shape; None if one has none."""
    entries = table if isinstance(table, dict) else {"": table}
    found = {label: shape_of(one) for label, one in entries.items()}
    known = {label: one for label, one in found.items() if one is not None}
    return known if len(known) == len(entries) else None
