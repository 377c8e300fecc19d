"""What a run of a network comes to, by one code for both simulators."""

from __future__ import annotations

import numpy as np

from benchmarks.queues.network import DAY, Network
from benchmarks.queues.visits import Flags, Visits, within
from dghsim.scenario.root import Scenario

Measures = dict[str, float]
"""Name with its unit -> value."""


def measures(visits: Visits, network: Network, begin: float, end: float) -> Measures:
    """All that is compared, over `begin` <= time < `end` in minutes: visits that ended in it, servers taken in it."""
    found: Measures = {}
    counts = within(visits, begin, end)
    for at, node in enumerate(network.nodes):
        here = counts & (visits.node == at)
        if node.waits_before:
            found |= _waits(visits, network, here, node.name)
        else:
            before = counts & (visits.node == at - 1)
            blocked = (visits.left - visits.done)[before].sum() / max(1, here.sum())
            found[f"blocked before {node.name}, mean of all who went there, min"] = float(blocked)
    for at, node in enumerate(network.nodes):
        found[f"use of {node.name}"] = taken(visits, at, begin, end) / (
            (end - begin) * _servers(node.servers, node.shift_ends)
        )
        if node.breaks_off:
            found |= _broken(visits, network, counts & (visits.node == at), at, begin, end)
        if len(node.servers) > 1:
            late = _late(visits, at, node.shift_ends, begin, end)
            found[f"work past the end of shifts, {node.name}, min a day"] = late
    days = (end - begin) / DAY
    for rank, kind in enumerate(network.classes):
        these = counts & (visits.kind == rank) & (visits.node == 0)
        found[f"{kind} through {network.nodes[0].name} a day"] = float(these.sum() / days)
    return found | _whole(visits, network, counts)


def taken(visits: Visits, node: int, begin: float, end: float) -> float:
    """Minutes for which servers of a node are taken, blocked ones included."""
    of = visits.spell_node == node
    ends = np.where(np.isnan(visits.spell_end[of]), end, visits.spell_end[of])
    spans = np.minimum(ends, end) - np.maximum(visits.spell_begin[of], begin)
    return float(np.maximum(spans, 0).sum())


def _servers(servers: tuple[int, ...], shift_ends: tuple[int, ...]) -> float:
    """Those there on average."""
    return float(np.dot(servers, np.diff((0, *shift_ends))) / DAY)


def _waits(visits: Visits, network: Network, here: Flags, name: str) -> Measures:
    found = {}
    for rank, kind in enumerate(network.classes):
        waits = (visits.begun - visits.asked)[here & (visits.kind == rank)]
        found[f"wait for {name}, {kind}, mean, min"] = float(waits.mean())
        found[f"wait for {name}, {kind}, 90th percentile, min"] = float(np.quantile(waits, 0.9))
    return found


def _broken(visits: Visits, network: Network, here: Flags, node: int, begin: float, end: float) -> Measures:
    name, last = network.nodes[node].name, len(network.classes) - 1
    spells = visits.spell_broken & (visits.spell_node == node)
    counted = spells & (visits.spell_end >= begin) & (visits.spell_end < end)
    lasted = (visits.done - visits.begun)[here & (visits.kind == last)]
    return {
        f"{name} broken off, times a day": float(counted.sum() / (end - begin) * DAY),
        f"{name}, {network.classes[last]}, from begun to done, mean, min": float(lasted.mean()),
    }


def _late(visits: Visits, node: int, shift_ends: tuple[int, ...], begin: float, end: float) -> float:
    """Minutes a day worked after the end of the shift in which the work was begun."""
    of = (visits.spell_node == node) & (visits.spell_end >= begin) & (visits.spell_end < end)
    start, stop = visits.spell_begin[of], visits.spell_end[of]
    ends = np.array(shift_ends)
    shift_end = start - start % DAY + ends[np.searchsorted(ends, start % DAY, side="right")]
    return float(np.maximum(stop - shift_end, 0).sum() / (end - begin) * DAY)


def _whole(visits: Visits, network: Network, counts: Flags) -> Measures:
    """From coming to the end of the last visit that every customer makes, by class."""
    last = min(
        next(at for at, chance in enumerate(onward) if chance < 1) for onward in network.onward.values()
    )
    if last == 0:
        return {}
    came = np.full(int(visits.customer.max()) + 1, np.nan)
    first = visits.node == 0
    came[visits.customer[first]] = visits.asked[first]
    found = {}
    for rank, kind in enumerate(network.classes):
        these = counts & (visits.node == last) & (visits.kind == rank)
        stayed = visits.left[these] - came[visits.customer[these]]
        found[f"coming to end of {network.nodes[last].name}, {kind}, mean, min"] = float(stayed.mean())
    return found


def window(scenario: Scenario) -> tuple[float, float]:
    """First minute that counts, after the warm-up, and the end of the run."""
    run = scenario.run
    return 7.0 * DAY * run.warm_up_weeks, 7.0 * DAY * (run.warm_up_weeks + run.weeks)
