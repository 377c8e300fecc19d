"""The textbook scenarios whose answers are known: for each the exact values, and where a run shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.closed_forms import (
    in_service_by_hour,
    interrupting_times,
    interrupting_waits,
    lost,
    mean_queue,
    mean_wait,
    one_server_wait,
    priority_waits,
    wait_quantile,
    waiting,
)
from dghsim.measures.model import Measured, Replication
from dghsim.scenario.pathway import OUTCOMES, Delay
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.given import by_hour, moments, moments_of, per_hour, servers

Seen = Callable[[Replication, Measured], float]
LEFT = OUTCOMES.index("left")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something of which the exact mean over replications is known."""

    what: str
    exact: float
    seen: Seen
    """What one replication says."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A shipped scenario and what is known of it."""

    name: str
    title: str
    source: str
    scenario: str
    """Shipped, below `textbook/`."""
    quantities: Callable[[Scenario], tuple[Quantity, ...]]
    profiles: bool = False
    """Whether a quantity is read from the picture data."""


def measure_of(name: str, times: float = 1.0) -> Seen:
    """A measure of the report, in another unit where `times` says so."""
    return lambda _, measured: times * measured.values[name]


def several_servers(scenario: Scenario) -> tuple[Quantity, ...]:
    """M/M/c."""
    count, arrivals, hours = servers(scenario), per_hour(scenario), moments(scenario)[0]
    queue = count, arrivals, 1 / hours
    return (
        Quantity("who wait at all, %", 100 * waiting(count, arrivals * hours), measure_of("wait_service_any_percent")),
        Quantity("mean wait, minutes", 60 * mean_wait(*queue), measure_of("wait_service_mean_minutes")),
        Quantity("90th percentile, minutes", 60 * wait_quantile(*queue, 0.9), measure_of("wait_service_p90_minutes")),
        Quantity("mean number waiting", mean_queue(*queue), measure_of("wait_service_mean_queue")),
        Quantity("servers busy, %", 100 * arrivals * hours / count,
                 measure_of("utilisation_percent_servers_always")),
    )  # fmt: skip


def no_queue(scenario: Scenario) -> tuple[Quantity, ...]:
    """M/G/c/c."""
    stay = scenario.pathway.stage["stay"]
    assert isinstance(stay, Delay)
    assert stay.duration.family != "attribute"
    beds, load = scenario.place["beds"].count, per_hour(scenario) * moments_of(stay.duration)[0]
    share = lost(beds, load)
    return (
        Quantity("who find no bed, %", 100 * share, _turned_away),
        Quantity("hours with all beds taken, %", 100 * share, measure_of("full_hours_percent_beds")),
        Quantity(
            "mean beds taken", load * (1 - share), measure_of("occupancy_mean_percent_beds", beds / 100)
        ),
    )


def _turned_away(run: Replication, _: Measured) -> float:
    came = run.plan.entities["time"][: run.plan.patients]
    gone = (came >= run.begin) & (run.log.outcome != NONE)
    return float(100 * (run.log.outcome[gone] == LEFT).mean())


def one_server(scenario: Scenario) -> tuple[Quantity, ...]:
    """M/G/1."""
    arrivals, (mean, squares) = per_hour(scenario), moments(scenario)
    wait = one_server_wait(arrivals, mean, squares)
    return (
        Quantity("mean wait, minutes", 60 * wait, measure_of("wait_service_mean_minutes")),
        Quantity("mean number waiting", arrivals * wait, measure_of("wait_service_mean_queue")),
        Quantity("who wait at all, %", 100 * arrivals * mean, measure_of("wait_service_any_percent")),
    )


def two_priorities(scenario: Scenario) -> tuple[Quantity, ...]:
    """M/M/1, work in hand never broken off."""
    shares, arrivals, rate = (
        scenario.demand.attribute["class"].shares,
        per_hour(scenario),
        1 / moments(scenario)[0],
    )
    assert isinstance(shares, dict)
    classes = ("urgent", "routine")
    exact = priority_waits(servers(scenario), [arrivals * shares[name] for name in classes], rate)  # type: ignore[operator]
    return (
        *(Quantity(f"mean wait, {name}, minutes", 60 * wait, _wait_of(name))
          for name, wait in zip(classes, exact, strict=True)),
        Quantity("mean wait, all, minutes", 60 * mean_wait(servers(scenario), arrivals, rate),
                 measure_of("wait_service_mean_minutes")),
    )  # fmt: skip


def _wait_of(label: str) -> Seen:
    def seen(run: Replication, _: Measured) -> float:
        tasks = run.log.tasks[(run.log.tasks["since"] >= run.begin) & (run.log.tasks["start"] != NONE)]
        mine = run.plan.attributes[tasks["entity"], 0] == run.arrivals.labels["class"].index(label)
        return float((tasks["start"] - tasks["since"])[mine].mean() / 60)

    return seen


def interrupting(scenario: Scenario) -> tuple[Quantity, ...]:
    """M/G/1, less urgent work broken off and taken up again where it was left."""
    classes = ("urgent", "routine")
    rates = [per_hour(scenario, name) for name in classes]
    means, squares = zip(*(moments(scenario, name) for name in classes), strict=True)
    waits, times = interrupting_waits(rates, means, squares), interrupting_times(rates, means, squares)
    return (
        *(Quantity(f"mean wait until begun, {name}, minutes", 60 * wait, measure_of(f"wait_{name}_mean_minutes"))
          for name, wait in zip(classes, waits, strict=True)),
        *(Quantity(f"mean time to the end, {name}, minutes", 60 * time, _time_of(name))
          for name, time in zip(classes, times, strict=True)),
    )  # fmt: skip


def _time_of(stream: str) -> Seen:
    def seen(run: Replication, _: Measured) -> float:
        patients = run.arrivals.patient != NONE
        mine = run.arrivals.stream[patients] == run.arrivals.streams.index(stream)
        came = run.plan.entities["time"][: run.plan.patients]
        mine &= (came >= run.begin) & (run.log.leave != NONE)
        return float((run.log.leave - came)[mine].mean() / 60)

    return seen


def ample_servers(scenario: Scenario) -> tuple[Quantity, ...]:
    """M(t)/M/infinity, hour by hour."""
    exact = in_service_by_hour(by_hour(scenario), moments(scenario)[0])
    share = servers(scenario) / 100

    def at(hour: int) -> Seen:
        return lambda _, measured: share * float(measured.profiles["utilisation_servers_always"][hour])

    hours = [Quantity(f"in service, {hour:02d}:00 to {hour + 1:02d}:00", float(exact[hour]), at(hour))
             for hour in range(0, 24, 3)]  # fmt: skip
    mean = Quantity("in service, whole day", float(np.mean(exact)),
                    measure_of("utilisation_percent_servers_always", share))  # fmt: skip
    return (*hours, mean)


QUEUES = (
    Queue("servers", "M/M/3: one queue, three servers", "Erlang 1917 (C)", "mmc", several_servers),
    Queue("loss", "M/M/5/5: five beds and no queue", "Erlang 1917 (B)", "loss", no_queue),
    Queue("loss-shape", "M/G/5/5: the same, lognormal stays", "Erlang 1917 (B)", "loss_any_shape", no_queue),
    Queue("one-server", "M/G/1: gamma service", "Pollaczek 1930, Khinchine 1932", "one_server", one_server),
    Queue("one-server-fixed", "M/D/1: fixed service", "Pollaczek 1930, Khinchine 1932", "one_server_fixed", one_server),
    Queue("priorities", "M/M/1, two priorities, work in hand is finished", "Cobham 1954", "two_priorities",
          two_priorities),
    Queue("interrupting", "M/G/1, two priorities, work in hand is broken off", "White and Christie 1958",
          "interrupting", interrupting),
    Queue("ample", "M(t)/M/infinity: arrivals by the hour", "Eick, Massey and Whitt 1993", "ample_servers",
          ample_servers, profiles=True),
)  # fmt: skip
"""In the order of the table."""
