"""One run of dghsim given to Ciw, customer by customer: the same arrivals, ways and times of service.

Then nothing is left to chance but the order of what falls due in the same second, and the two must agree visit by
visit. Times are whole seconds, which floating point adds without error.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import ciw
import numpy as np

from benchmarks.queues.by_ciw import assemble
from benchmarks.queues.given import Given
from benchmarks.queues.network import Network
from benchmarks.queues.records import visits_of
from benchmarks.queues.visits import Visits


class Lasting(ciw.dists.Distribution):  # type: ignore[misc]  # has no types
    """Each customer's own time of service at one node."""

    def __init__(self, seconds: list[float]) -> None:
        self.seconds = seconds

    def sample(self, t: float | None = None, ind: Any = None) -> float:  # noqa: ARG002 - Ciw's signature
        """Of the customer `ind`."""
        at: int = ind.id_number - 1
        return self.seconds[at]


class Onward(ciw.routing.NodeRouting):  # type: ignore[misc]  # has no types
    """Each customer's own way from one node: to the next, or home."""

    def __init__(self, goes_on: list[bool]) -> None:
        self.goes_on = goes_on

    def next_node(self, ind: Any) -> Any:
        """Of the customer `ind`."""
        return self.simulation.nodes[self.node.id_number + 1 if self.goes_on[ind.id_number - 1] else -1]


def replay(network: Network, told: Given, end: float) -> Visits:
    """Ciw's visits, in minutes, of the customers of dghsim's run, which ends after `end` minutes."""
    # Ciw numbers customers who come at once by the names of their classes.
    names = np.argsort(np.argsort(network.classes))
    order = np.lexsort((names[told.kind], told.came))
    nodes = range(len(network.nodes))
    lasting = [Lasting(told.lasts[order, at].astype(np.float64).tolist()) for at in nodes]
    arriving, routing = {}, {}
    for rank, kind in enumerate(network.classes):
        gaps = np.diff(told.came[told.kind == rank], prepend=0).astype(np.float64)
        arriving[kind] = ciw.dists.Sequential([*gaps.tolist(), float("inf")])
        routing[kind] = ciw.routing.NetworkRouting([Onward(told.goes_on[order, at].tolist()) for at in nodes])
    ciw.seed(0)
    simulation = ciw.Simulation(
        assemble(network, arriving, dict.fromkeys(network.classes, lasting), routing, minute=60.0)
    )
    simulation.simulate_until_max_time(60 * end)
    found = visits_of(simulation.get_all_records(include_incomplete=True), network.classes, minute=60.0)
    return dataclasses.replace(found, customer=order[found.customer])
