"""All runs of a network by both, and what they come to."""

from __future__ import annotations

from benchmarks import ours
from benchmarks.moments import Summary, exactly, summary
from benchmarks.queues import by_dghsim
from benchmarks.queues.measures import measures, window
from benchmarks.queues.network import DAY, Network, family
from dghsim.measures.closed_forms import mean_wait, wait_quantile
from dghsim.scenario.root import Scenario


def by_us(scenario: Scenario, network: Network, replications: int | None = None) -> Summary:
    """Every replication of the scenario by dghsim, or the first so many."""
    return summary(
        measures(by_dghsim.visits_of(run, network), network, *window(scenario))
        for run in ours.runs(scenario, replications)
    )


def by_them(scenario: Scenario, network: Network) -> Summary:
    """As many by Ciw, of the same length."""
    from benchmarks.queues import by_ciw

    begin, end = window(scenario)
    return summary(
        measures(by_ciw.visits(network, number, end), network, begin, end)
        for number in range(scenario.run.replications)
    )


def by_formula(network: Network) -> Summary:
    """Of the one queue, M/M/c: what is known exactly."""
    node, kind = network.nodes[0], network.classes[0]
    servers, rate = node.servers[0], network.per_minute[kind][0]
    _, mean, _ = family(network.lasts[kind][0])
    return {
        f"wait for {node.name}, {kind}, mean, min": exactly(mean_wait(servers, rate, 1 / mean)),
        f"wait for {node.name}, {kind}, 90th percentile, min": exactly(
            wait_quantile(servers, rate, 1 / mean, 0.9)
        ),
        f"use of {node.name}": exactly(rate * mean / servers),
        f"{kind} through {node.name} a day": exactly(rate * DAY),
    }
