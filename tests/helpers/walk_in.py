"""The walk-in treatment centre of scenarios/published, told again in SimPy from what is published of it.

Sources: B. L. Nelson, Foundations and Methods of Stochastic Simulation (2013), exercise 13; treat-sim 3.0.0 (T. Monks
and A. Harper, MIT licence), whose numbers and results are quoted and whose code is not used. Minutes from 06:00.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

Values = NDArray[np.float64]
STEPS = ("triage", "registration", "examination", "treatment", "stabilisation", "trauma_treatment")
SERVERS = {
    "triage": 1,
    "registration": 1,
    "examination": 3,
    "treatment": 1,
    "stabilisation": 2,
    "trauma_treatment": 1,
}
PERIOD = 19 * 60.0
"""The publication counts until 01:00."""
RATES = (2.36667, 2.8, 8.83333, 10.43333, 14.8, 26.26667, 31.4, 18.06667, 16.46667, 12.03333, 11.6, 28.86667,
         18.03333, 11.5, 5.3, 4.06667, 2.2, 2.1)  # fmt: skip
"""Arrivals an hour from 06:00 to midnight."""


@dataclass(frozen=True, slots=True)
class Day:
    """Who comes on one day, and how long each step takes them if they come to it."""

    came: Values
    trauma: NDArray[np.bool_]
    treated: NDArray[np.bool_]
    lasts: Values
    """(patients, STEPS)."""


@dataclass(frozen=True, slots=True)
class Passed:
    """When each patient asked for each step, began and ended it; NaN if never. (patients, STEPS)."""

    asked: Values
    began: Values
    ended: Values


def steps_of(day: Day, who: int) -> tuple[str, ...]:
    """The steps of a patient, in order."""
    if day.trauma[who]:
        return ("triage", "stabilisation", "trauma_treatment")
    return STEPS[:4] if day.treated[who] else STEPS[:3]


def simulate(day: Day, servers: Mapping[str, int] = SERVERS, until: float = 1e9) -> Passed:
    """One day, first come first served at each step."""
    world = simpy.Environment()
    rooms = {step: simpy.Resource(world, servers[step]) for step in STEPS}
    asked, began, ended = (np.full((len(day.came), len(STEPS)), np.nan) for _ in range(3))

    def visit(who: int) -> Iterator[Any]:
        yield world.timeout(day.came[who])
        for step in steps_of(day, who):
            at = STEPS.index(step)
            asked[who, at] = world.now
            with rooms[step].request() as room:
                yield room
                began[who, at] = world.now
                yield world.timeout(day.lasts[who, at])
            ended[who, at] = world.now

    for who in range(len(day.came)):
        world.process(visit(who))
    world.run(until)
    return Passed(asked, began, ended)


def draw(random: np.random.Generator, exam_mean: float = 16.0) -> Day:
    """A day drawn as the publication says: a Poisson process of hourly rates, thinned."""
    peak = max(RATES)
    candidates = np.cumsum(random.exponential(60 / peak, size=1200))
    candidates = candidates[candidates < 60 * len(RATES)]
    rate = np.array(RATES)[(candidates // 60).astype(int)]
    came = candidates[random.random(len(candidates)) * peak < rate]
    return with_durations(random, came, exam_mean)


def draw_as_published(random: np.random.Generator) -> Day:
    """As treat-sim 3.0.0 draws: by the rate of the hour of the last arrival; after midnight that of 06:00 again."""
    peak, now, came = max(RATES), 0.0, []
    while now < PERIOD:
        rate = RATES[int(now // 60) % len(RATES)]
        # Until one of the candidates is kept, at the chance that the rate has of the peak.
        now += float(random.exponential(60 / peak, random.geometric(rate / peak)).sum())
        came.append(now)
    return with_durations(random, np.array(came[:-1]))


def with_durations(random: np.random.Generator, came: Values, exam_mean: float = 16.0) -> Day:
    """Who they are and how long each step takes them."""
    count = len(came)
    lasts = [
        random.exponential(3.0, count),
        _lognormal(random, 5.0, 2.0, count),
        np.maximum(random.normal(exam_mean, np.sqrt(3.0), count), 0.5),
        _lognormal(random, 13.3, 2.0, count),
        random.exponential(90.0, count),
        _lognormal(random, 30.0, 4.0, count),
    ]
    return Day(came, random.random(count) < 0.12, random.random(count) < 0.6, np.stack(lasts, axis=1))


def _lognormal(random: np.random.Generator, mean: float, variance: float, count: int) -> Values:
    spread = np.log(1 + variance / mean**2)
    return random.lognormal(np.log(mean) - spread / 2, np.sqrt(spread), count)


def measures(passed: Passed, servers: Mapping[str, int] = SERVERS) -> Values:
    """What the publication reports of a day: waits of those who began by 01:00, then the use of each step.

    Its use counts work begun by then to its end, even where that is past 01:00, so that it may be above 1.
    """
    begun = passed.began < PERIOD
    waited = np.where(begun, passed.began - passed.asked, np.nan)
    lasted = np.where(begun, passed.ended - passed.began, 0.0)
    waits = [np.nanmean(waited[:, at]) if begun[:, at].any() else np.nan for at in range(len(STEPS))]
    use = [lasted[:, at].sum() / PERIOD / servers[step] for at, step in enumerate(STEPS)]
    return np.array([*waits, *use])
