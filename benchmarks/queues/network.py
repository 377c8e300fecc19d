"""A network of queues as read from a scenario file: the numbers are written once, for both simulators."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.duration import SECONDS_PER_UNIT, Duration
from dghsim.scenario.root import Scenario

DAY = 1440


@dataclass(frozen=True, slots=True)
class Node:
    """Servers and the queue before them, first come first served within a class, the first class first."""

    name: str
    servers: tuple[int, ...]
    """Of each shift; one number: always there."""
    shift_ends: tuple[int, ...] = (DAY,)
    """Minute of the day at which each shift ends; work in hand is then finished late."""
    waits_before: bool = True
    """False: nobody waits here; who comes from another node keeps its server there until one here is free."""
    breaks_off: bool = False
    """Whether customers of the first class break off the service of others, which is resumed where it was left."""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, and what customers of each class do in them."""

    nodes: tuple[Node, ...]
    classes: tuple[str, ...]
    """First in order, first served."""
    per_minute: Mapping[str, tuple[float, ...]]
    """Class -> Poisson arrivals a minute in each hour of the day, at the first node."""
    lasts: Mapping[str, tuple[Duration, ...]]
    """Class -> time of service at each node."""
    onward: Mapping[str, tuple[float, ...]]
    """Class -> chance of going on from each node to the next; else home."""


def arrivals(scenario: Scenario, stream: str) -> tuple[float, ...]:
    """Arrivals a minute by hour of the day."""
    found = scenario.demand.stream[stream]
    mean = sum(found.hour_shares) / 24
    return tuple(found.per_day / DAY * share / mean for share in found.hour_shares)


def shifts(scenario: Scenario, work: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Servers that answer a kind of work, by shift, and the minute of the day at which each shift ends."""
    found = [
        (minute_of_day(duty.start), duty.minutes, duty.cover[0])
        for tier in scenario.rota.tier.values()
        for duty in tier.duty.values()
        if work in duty.first
    ]
    found.sort()
    ends = tuple(start + minutes for start, minutes, _ in found)
    return tuple(count for _, _, count in found), ends


def family(lasts: Duration) -> tuple[str, float, float]:
    """Family of a distribution and its two usual parameters, in minutes.

    `exponential` (mean, 0); `gamma` (shape, scale); `lognormal` (mean and standard deviation of the logarithm).

    Raises:
        ValueError: another family.
    """
    if lasts.family == "exponential":
        return "exponential", lasts.mean * _minutes(lasts.unit), 0.0
    if lasts.family == "gamma":
        shape = 1 / lasts.variation**2
        return "gamma", shape, lasts.mean * _minutes(lasts.unit) / shape
    if lasts.family == "lognormal":
        return "lognormal", math.log(lasts.median * _minutes(lasts.unit)), lasts.sigma
    raise ValueError(f"{lasts.family} is not among the families of this comparison")


def _minutes(unit: str) -> float:
    return SECONDS_PER_UNIT[unit] / 60
