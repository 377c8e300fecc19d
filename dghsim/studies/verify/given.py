"""What a formula needs of a scenario: rates of arrival, servers, and the moments of a time of service."""

from __future__ import annotations

import math

from dghsim.scenario.duration import (
    SECONDS_PER_UNIT,
    Distribution,
    Exponential,
    Fixed,
    FromAttribute,
    Gamma,
    Lognormal,
)
from dghsim.scenario.root import Scenario


def per_hour(scenario: Scenario, stream: str = "customers") -> float:
    """Arrivals an hour, averaged over the day."""
    return scenario.demand.stream[stream].per_day / 24


def by_hour(scenario: Scenario, stream: str = "customers") -> list[float]:
    """Arrivals an hour in each hour of the day."""
    shares = scenario.demand.stream[stream].hour_shares
    mean = sum(shares) / len(shares)
    return [per_hour(scenario, stream) * share / mean for share in shares]


def servers(scenario: Scenario) -> int:
    """How many are always there."""
    return scenario.rota.tier["servers"].duty["always"].cover[0]


def moments(scenario: Scenario, work: str = "service") -> tuple[float, float]:
    """Mean of the time a kind of work takes, and mean of its square, in hours.

    Raises:
        ValueError: a time that is each patient's own, or of a family whose moments are not written down here.
    """
    lasts = scenario.work[work].duration
    if isinstance(lasts, FromAttribute):
        raise ValueError("a patient's own time has no moments")
    return moments_of(lasts)


def moments_of(lasts: Distribution) -> tuple[float, float]:
    """First and second moment of a distribution of times, in hours.

    Raises:
        ValueError: as `moments`.
    """
    hours = SECONDS_PER_UNIT[lasts.unit] / 3600
    match lasts:
        case Fixed():
            mean, squares = lasts.value, lasts.value**2
        case Exponential():
            mean, squares = lasts.mean, 2 * lasts.mean**2
        case Gamma():
            mean, squares = lasts.mean, lasts.mean**2 * (1 + lasts.variation**2)
        case Lognormal():
            mean = lasts.median * math.exp(lasts.sigma**2 / 2)
            squares = lasts.median**2 * math.exp(2 * lasts.sigma**2)
        case _:
            raise ValueError(f"no moments are written down for {lasts.family}")
    return mean * hours, squares * hours**2
