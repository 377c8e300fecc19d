"""Acute stroke and rehabilitation beds, told again in SimPy.

Source: T. Monks and others, BMC Health Services Research 16:530 (2016); numbers as published with the remake
pydesrap_stroke (MIT licence), whose code is not used. Days throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import simpy

ARRIVES = {
    "acute": {"stroke": 1.2, "tia": 9.3, "neurology": 3.6, "medical": 3.2},
    "rehabilitation": {"stroke": 21.8, "neurology": 31.7, "medical": 28.6},
}
"""Mean days between arrivals."""
GOES_ON = {"stroke": 0.24, "tia": 0.01, "neurology": 0.11, "medical": 0.05}
SUPPORTED = 0.13
"""Strokes that go home early with support; those that go on are `GOES_ON`."""
ACUTE = {"tia": (1.8, 2.3), "neurology": (4.0, 5.0), "medical": (3.8, 5.2)}
ACUTE_STROKE = {"on": (7.4, 8.61), "supported": (4.6, 4.8), "other": (7.0, 8.7)}
REHABILITATION = {"tia": (18.7, 23.5), "neurology": (27.6, 28.4), "medical": (16.1, 14.1)}
SUPPORTED_AFTER = 0.40
REHABILITATION_STROKE = {"supported": (30.3, 23.1), "other": (28.4, 27.2)}
"""Stay: mean and standard deviation of a lognormal."""


@dataclass(slots=True)
class Waits:
    """Days waited for a bed by those who came after the warm-up, and got one."""

    acute: list[float]
    transfer: list[float]
    direct: list[float]


def simulate(seed: int, acute: int, rehabilitation: int, warm_up: float, days: float) -> Waits:
    """One run; whoever goes on to rehabilitation keeps the acute bed until there is one of the other kind."""
    random, world = np.random.default_rng(seed), simpy.Environment()
    beds = {
        "acute": simpy.Resource(world, acute),
        "rehabilitation": simpy.Resource(world, rehabilitation),
    }
    waits = Waits([], [], [])

    def stay(mean: float, sd: float) -> float:
        spread = np.log(1 + (sd / mean) ** 2)
        return float(random.lognormal(np.log(mean) - spread / 2, np.sqrt(spread)))

    def acute_stay(kind: str) -> tuple[bool, float]:
        chance = random.random()
        on = chance < GOES_ON[kind]
        if kind != "stroke":
            return on, stay(*ACUTE[kind])
        then = "on" if on else "supported" if chance < GOES_ON[kind] + SUPPORTED else "other"
        return on, stay(*ACUTE_STROKE[then])

    def rehabilitation_stay(kind: str) -> float:
        if kind != "stroke":
            return stay(*REHABILITATION[kind])
        return stay(*REHABILITATION_STROKE["supported" if random.random() < SUPPORTED_AFTER else "other"])

    def patient(kind: str, unit: str) -> Iterator[Any]:
        came, first = world.now, None
        if unit == "acute":
            first = beds["acute"].request()
            yield first
            noted(waits.acute, came)
            on, lasts = acute_stay(kind)
            yield world.timeout(lasts)
            if not on:
                beds["acute"].release(first)
                return
        asked = world.now
        with beds["rehabilitation"].request() as second:
            yield second
            noted(waits.direct if first is None else waits.transfer, asked)
            if first is not None:
                beds["acute"].release(first)
            yield world.timeout(rehabilitation_stay(kind))

    def noted(where: list[float], asked: float) -> None:
        if asked >= warm_up:
            where.append(world.now - asked)

    def arrivals(kind: str, unit: str, mean: float) -> Iterator[Any]:
        while True:
            yield world.timeout(random.exponential(mean))
            world.process(patient(kind, unit))

    for unit, kinds in ARRIVES.items():
        for kind, mean in kinds.items():
            world.process(arrivals(kind, unit, mean))
    world.run(warm_up + days)
    return waits
