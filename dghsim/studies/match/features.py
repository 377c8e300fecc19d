"""What hospitals are alike in, as far as their files say."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.root import Scenario

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that hospitals differ in."""

    name: str
    words: str
    """Such as `patients a day`."""
    percent: bool
    of: Callable[[Scenario], float | None]

    def shown(self, value: float) -> str:
        """A value with its words."""
        if math.isnan(value):
            return f"{self.words} not known"
        return f"{100 * value:.0f} % {self.words}" if self.percent else f"{value:.3g} {self.words}"


def _take(scenario: Scenario) -> float:
    return sum(each.per_day for each in scenario.demand.stream.values() if each.entity == "patient")


def _beds(scenario: Scenario) -> float | None:
    if "beds" in scenario.hospital.imputed:
        return None
    take = _take(scenario)
    beds = sum(place.mean for place in scenario.place.values() if place.kind == "bed" and not place.outlier)
    return beds / take if take else None


def _consultants(scenario: Scenario) -> float:
    return float(sum(tier.in_post for tier in scenario.rota.tier.values() if tier.level == 3))


FEATURES: tuple[Feature, ...] = (
    Feature("take", "patients a day", False, _take),
    Feature("beds", "beds for each patient of a day", False, _beds),
    Feature("old", "over 65", True, lambda scenario: scenario.hospital.around.over_65_share),
    Feature("deprived", "income deprived", True, lambda scenario: scenario.hospital.around.income_deprived_share),
    Feature("rural", "rural", True, lambda scenario: scenario.hospital.around.rural_share),
    Feature("remote", "minutes to the next hospital", False,
            lambda scenario: scenario.hospital.around.minutes_to_next_hospital),
    Feature("consultants", "consultants", False, _consultants),
)  # fmt: skip
STAFFING = frozenset({"consultants"})
"""Features that say something of a hospital only once its own staffing is in."""


def table(scenarios: Sequence[Scenario], features: Sequence[Feature]) -> Floats:
    """(hospitals, features); NaN where a file does not say."""
    return np.array(
        [
            [math.nan if (value := feature.of(scenario)) is None else float(value) for feature in features]
            for scenario in scenarios
        ]
    )


def spread_of(values: Floats) -> Floats:
    """(features,): standard deviation over the hospitals whose files give it; 0 of what none gives."""
    known = [column[~np.isnan(column)] for column in values.T]
    return np.array([column.std() if len(column) else 0.0 for column in known])


def unlikeness(values: Floats, weights: Floats) -> Floats:
    """(hospitals, hospitals): how far apart each two are, in standard deviations of the cohort.

    The root of the weighted mean square over the features that both files give; where they share none, the largest
    distance of any two. A feature in which all are the same tells nobody apart.

    Args:
        values: (hospitals, features), as `table` gives.
        weights: (features,), not negative.
    """
    spread = spread_of(values)
    scaled = values / np.where(spread > 0, spread, np.inf)
    apart = scaled[:, None, :] - scaled[None, :, :]
    both = ~np.isnan(apart)
    weight = (weights * both).sum(axis=2)
    square = (weights * np.where(both, apart, 0.0) ** 2).sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.sqrt(square / weight)
    known = found[np.isfinite(found)]
    return np.where(np.isfinite(found), found, known.max() if len(known) else 0.0)


def weights_of(features: Sequence[Feature], given: Mapping[str, float]) -> Floats:
    """(features,): 1 each, but for those given."""
    return np.array([given.get(feature.name, 1.0) for feature in features])
