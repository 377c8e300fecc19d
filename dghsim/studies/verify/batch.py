"""Runs a queue as a planner would, and holds every mean against what is known: one interval for all of them."""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from dghsim.engine.log import Log
from dghsim.measures.fixed import fixed_of
from dghsim.measures.measure import measure
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import prepare, run_one
from dghsim.studies.verify.model import Outcome, Row
from dghsim.studies.verify.queues import QUEUES, Quantity, Queue

CONFIDENCE = 0.99
"""That the intervals of all quantities of all queues hold what is exact, together."""


def scenario_of(queue: Queue) -> Scenario:
    """As shipped."""
    return load_scenario(shipped(f"textbook/{queue.scenario}"))


@cache
def quantities_in_all() -> int:
    """How many intervals there are: of right ones so many would each miss now and then."""
    return sum(len(queue.quantities(scenario_of(queue))) for queue in QUEUES)


def half_width(values: NDArray[np.float64], together: int) -> NDArray[np.float64]:
    """Of the Student t interval about the mean of each column, `CONFIDENCE` for `together` of them at once.

    Args:
        values: (replications, quantities).
        together: intervals in all; each gets its part of what may go wrong (Bonferroni).
    """
    count = len(values)
    tail = (1 - CONFIDENCE) / 2 / together
    half: NDArray[np.float64] = stdtrit(count - 1, 1 - tail) * values.std(axis=0, ddof=1) / np.sqrt(count)
    return half


def digest(log: Log) -> bytes:
    """Of everything an engine wrote."""
    made = hashlib.blake2b(digest_size=8)
    for part in (log.tasks, log.stays, log.marks, log.leave, log.outcome, log.actual_end, log.came):
        made.update(np.ascontiguousarray(part).tobytes())
    return made.digest()


def run_queue(queue: Queue) -> Outcome:
    """Load, plan, run and measure every replication that the scenario names."""
    scenario = scenario_of(queue)
    rota = build_rota(scenario)
    prepared, fixed, quantities = (
        prepare(scenario, rota),
        fixed_of(scenario, rota),
        queue.quantities(scenario),
    )
    rows: list[list[float]] = []
    prints: list[bytes] = []
    for replication in range(scenario.run.replications):
        run = run_one(prepared, replication)
        measured = measure(run, fixed, whole=queue.profiles)
        rows.append([quantity.seen(run, measured) for quantity in quantities])
        prints.append(digest(run.log))
    told = f"{scenario.run.replications} runs of {scenario.run.weeks} weeks"
    return Outcome(_compared(quantities, np.array(rows)), told, tuple(prints))


def _compared(quantities: tuple[Quantity, ...], values: NDArray[np.float64]) -> tuple[Row, ...]:
    means, halves = values.mean(axis=0), half_width(values, quantities_in_all())
    return tuple(
        Row(quantity.what, quantity.exact, float(mean), bool(abs(mean - quantity.exact) <= half),
            float(mean - half), float(mean + half))
        for quantity, mean, half in zip(quantities, means, halves, strict=True)
    )  # fmt: skip
