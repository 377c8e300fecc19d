"""A network run by Ciw, used as its documentation says: network, simulation, records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ciw

from benchmarks.queues.network import Network, Node, family
from benchmarks.queues.records import visits_of
from benchmarks.queues.visits import Visits
from dghsim.scenario.duration import Duration


def distribution(lasts: Duration) -> Any:
    """Ciw's distribution of a time of service, in minutes."""
    match family(lasts):
        case "exponential", mean, _:
            return ciw.dists.Exponential(rate=1 / mean)
        case "gamma", shape, scale:
            return ciw.dists.Gamma(shape=shape, scale=scale)
        case _, mean, deviation:
            return ciw.dists.Lognormal(mean=mean, sd=deviation)


def arriving(per_minute: Sequence[float], until: float) -> Any:
    """Poisson arrivals by the hour of the day; drawn when this is called."""
    if len(set(per_minute)) == 1:
        return ciw.dists.Exponential(rate=per_minute[0])
    hours = [60.0 * hour for hour in range(1, 25)]
    return ciw.dists.PoissonIntervals(rates=list(per_minute), endpoints=hours, max_sample_date=until)


def build(network: Network, until: float) -> Any:
    """The network, in minutes. To be built anew for each run: `PoissonIntervals` draws its arrivals here, once."""
    return assemble(
        network,
        {kind: arriving(network.per_minute[kind], until) for kind in network.classes},
        {kind: [distribution(lasts) for lasts in network.lasts[kind]] for kind in network.classes},
        {kind: matrix(network.onward[kind]) for kind in network.classes},
    )


def assemble(
    network: Network,
    arriving: Mapping[str, Any],
    lasting: Mapping[str, Sequence[Any]],
    routing: Mapping[str, Any],
    minute: float = 1.0,
) -> Any:
    """Nodes, queues and priorities of the network with these arrivals at its first node, services and ways.

    `minute` is how many of the run's units of time make one.
    """
    nodes = network.nodes
    preempt = ["resume" if node.breaks_off else False for node in nodes]
    return ciw.create_network(
        arrival_distributions={
            kind: [arriving[kind], *[None] * (len(nodes) - 1)] for kind in network.classes
        },
        service_distributions={kind: list(lasting[kind]) for kind in network.classes},
        number_of_servers=[_servers(node, minute) for node in nodes],
        queue_capacities=[float("inf") if node.waits_before else 0 for node in nodes],
        routing=dict(routing),
        priority_classes=({kind: rank for rank, kind in enumerate(network.classes)}, preempt),
    )


def _servers(node: Node, minute: float) -> Any:
    if len(node.servers) == 1:
        return node.servers[0]
    ends = [end * minute for end in node.shift_ends]
    return ciw.Schedule(numbers_of_servers=list(node.servers), shift_end_dates=ends)


def matrix(onward: Sequence[float]) -> list[list[float]]:
    """Chances of going from each node to each: to the next or home."""
    count = len(onward)
    return [[onward[at] if to == at + 1 else 0.0 for to in range(count)] for at in range(count)]


def run(network: Network, replication: int, minutes: float) -> Any:
    """One run of so many minutes, seeded with its number."""
    simulation = ready(network, replication, minutes)
    simulation.simulate_until_max_time(minutes)
    return simulation


def ready(network: Network, replication: int, minutes: float) -> Any:
    """A run made ready: seeded with its number, the network built."""
    ciw.seed(replication)
    return ciw.Simulation(build(network, minutes))


def visits(network: Network, replication: int, minutes: float) -> Visits:
    """What one run leaves behind."""
    simulation = run(network, replication, minutes)
    return visits_of(simulation.get_all_records(include_incomplete=True), network.classes)


def mean_waits(simulation: Any) -> dict[tuple[int, str], float]:
    """The mean wait at each node of each class, as Ciw's documentation takes it from the records."""
    waits: dict[tuple[int, str], list[float]] = {}
    for record in simulation.get_all_records():
        waits.setdefault((record.node, record.customer_class), []).append(record.waiting_time)
    return {of: sum(found) / len(found) for of, found in waits.items()}


class Counting(ciw.Simulation):  # type: ignore[misc]  # has no types
    """Counts the events of a run."""

    events = 0

    def event_and_return_nextnode(self, next_active_node: Any) -> Any:
        """As Ciw does it."""
        self.events += 1
        return super().event_and_return_nextnode(next_active_node)


def events(network: Network, runs: int, minutes: float) -> int:
    """Of the first so many runs."""
    total = 0
    for number in range(runs):
        ciw.seed(number)
        simulation = Counting(build(network, minutes))
        simulation.simulate_until_max_time(minutes)
        total += simulation.events
    return total
