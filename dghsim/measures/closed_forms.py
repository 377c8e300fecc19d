"""Queues whose answer is known exactly, to hold the engine against.

Rates are per unit of time and waits in that unit, whatever it is; `load` is arrival rate / service rate, in servers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def lost(servers: int, load: float) -> float:
    """Share of arrivals lost when nobody may wait (M/G/c/c, Erlang's B), whatever the shape of service times.

    Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic
    telephone exchanges", Elektroteknikeren 13 (1917); by the recursion B(c) = a B(c - 1) / (c + a B(c - 1)).

    Raises:
        ValueError: fewer than no servers, or a negative load.
    """
    if servers < 0 or load < 0:
        raise ValueError("servers and load must not be negative")
    share = 1.0
    for number in range(1, servers + 1):
        share = load * share / (number + load * share)
    return share


def waiting(servers: int, load: float) -> float:
    """Chance that an arrival must wait (M/M/c, Erlang's C).

    Source: Erlang (1917), as for `lost`: C = B / (1 - (a / c) (1 - B)).

    Raises:
        ValueError: the load is not below the servers, so that the queue grows without end.
    """
    if not 0 <= load < servers:
        raise ValueError("load must be below the number of servers")
    share = lost(servers, load)
    return share / (1 - load / servers * (1 - share))


def mean_wait(servers: int, arrival_rate: float, service_rate: float) -> float:
    """Mean wait before service, of all arrivals (M/M/c): C / (c mu - lambda).

    Raises:
        ValueError: as `waiting`.
    """
    return waiting(servers, arrival_rate / service_rate) / (servers * service_rate - arrival_rate)


def wait_quantile(servers: int, arrival_rate: float, service_rate: float, share: float) -> float:
    """The wait that a share of all arrivals does not exceed (M/M/c, first come first served).

    Of those who wait, the wait is exponential with rate c mu - lambda: P(W > t) = C exp(-(c mu - lambda) t).

    Source: L. Kleinrock, Queueing Systems, volume 1 (1975), section 3.5.

    Raises:
        ValueError: as `waiting`, or a share not from 0 to below 1.
    """
    if not 0 <= share < 1:
        raise ValueError("share must be at least 0 and below 1")
    longer = waiting(servers, arrival_rate / service_rate) / (1 - share)
    return max(0.0, float(np.log(longer)) / (servers * service_rate - arrival_rate)) if longer > 0 else 0.0


def mean_queue(servers: int, arrival_rate: float, service_rate: float) -> float:
    """Mean number waiting (M/M/c), by Little's law.

    Raises:
        ValueError: as `waiting`.
    """
    return arrival_rate * mean_wait(servers, arrival_rate, service_rate)


def one_server_wait(arrival_rate: float, mean: float, second_moment: float) -> float:
    """Mean wait before service of one server, whatever the shape of service times (M/G/1).

    lambda E(S^2) / (2 (1 - lambda E(S))): the mean wait knows only the first two moments of the time of service.

    Args:
        arrival_rate: a unit of time.
        mean: of the time of service.
        second_moment: the mean of its square.

    Source: F. Pollaczek, "Ueber eine Aufgabe der Wahrscheinlichkeitstheorie", Mathematische Zeitschrift 32 (1930); A.
    Khinchine, "Mathematical theory of a stationary queue", Matematicheskii Sbornik 39 (1932).

    Raises:
        ValueError: the load is not below 1, or no service time has such moments.
    """
    return interrupting_waits([arrival_rate], [mean], [second_moment])[0]


def interrupting_waits(
    arrival_rates: Sequence[float], means: Sequence[float], second_moments: Sequence[float]
) -> tuple[float, ...]:
    """Mean wait until service first begins, by class, the most urgent first, of one server that breaks off less urgent
    work and takes it up again where it was left (M/G/1, pre-emptive resume).

    With s_k the load of the first k classes: sum over i <= k of lambda_i E(S_i^2) / 2, over (1 - s_(k-1)) (1 - s_k).

    Source: H. White and L. S. Christie, "Queuing with preemptive priorities or with breakdown", Operations Research 6
    (1958); R. W. Conway, W. L. Maxwell and L. W. Miller, Theory of Scheduling (1967), section 8-6.

    Raises:
        ValueError: the load is not below 1, or no service time has such moments.
    """
    rates, times, squares = (
        np.asarray(given, np.float64) for given in (arrival_rates, means, second_moments)
    )
    if not ((rates >= 0).all() and (times >= 0).all() and (squares >= times**2 * (1 - 1e-12)).all()):
        raise ValueError("rates and means must not be negative, nor second moments below the mean squared")
    loads = np.concatenate([[0.0], np.cumsum(rates * times)])
    if not loads[-1] < 1:
        raise ValueError("load must be below the one server")
    left = np.cumsum(rates * squares) / 2
    return tuple(float(wait) for wait in left / ((1 - loads[:-1]) * (1 - loads[1:])))


def interrupting_times(
    arrival_rates: Sequence[float], means: Sequence[float], second_moments: Sequence[float]
) -> tuple[float, ...]:
    """Mean time from arrival to the end of service, by class, otherwise as `interrupting_waits`.

    Once begun, work of class k takes E(S_k) / (1 - s_(k-1)), with all that breaks it off.

    Raises:
        ValueError: as `interrupting_waits`.
    """
    waits = interrupting_waits(arrival_rates, means, second_moments)
    loads = np.concatenate([[0.0], np.cumsum(np.multiply(arrival_rates, means))])
    return tuple(
        float(wait + mean / (1 - load)) for wait, mean, load in zip(waits, means, loads, strict=False)
    )


def priority_waits(servers: int, arrival_rates: Sequence[float], service_rate: float) -> tuple[float, ...]:
    """Mean wait of each class, the most urgent first, when work in hand is never broken off.

    All classes have one service rate. With s_k the load of the first k classes over c, and W0 = C / (c mu), class k
    waits W0 / ((1 - s_(k-1)) (1 - s_k)).

    Source: A. Cobham, "Priority assignment in waiting line problems", Operations Research 2 (1954), for one server; O.
    Kella and U. Yechiali, "Waiting times in the non-preemptive priority M/M/c queue", Stochastic Models 1 (1985), for
    many.

    Raises:
        ValueError: as `waiting`.
    """
    shares = np.concatenate([[0.0], np.cumsum(arrival_rates) / (servers * service_rate)])
    first = waiting(servers, sum(arrival_rates) / service_rate) / (servers * service_rate)
    return tuple(float(wait) for wait in first / ((1 - shares[:-1]) * (1 - shares[1:])))


def in_service_by_hour(hourly_rates: Sequence[float], mean_hours: float) -> Floats:
    """Mean number in service over each hour of a day that repeats for ever, when nobody ever waits (M(t)/M/infinity).

    Within an hour of rate r the mean m moves towards r b, b being the mean hours of service, as dm/dt = r - m / b.

    Args:
        hourly_rates: arrivals an hour in each hour of the day.
        mean_hours: of the exponential time of service, in hours.

    Source: S. G. Eick, W. A. Massey and W. Whitt, "The physics of the M(t)/G/infinity queue", Operations Research 41
    (1993).

    Raises:
        ValueError: the mean is not above 0.
    """
    if mean_hours <= 0:
        raise ValueError("mean_hours must be above 0")
    towards = np.asarray(hourly_rates, dtype=np.float64) * mean_hours
    kept = np.exp(-1 / mean_hours)
    hours = len(towards)
    # What is there at the start of a day is what the day before has left of itself and of all days before it.
    left = (1 - kept) * (towards * kept ** np.arange(hours - 1, -1, -1)).sum()
    at_start = left / (1 - kept**hours)
    means = np.empty(hours)
    for hour, limit in enumerate(towards):
        means[hour] = limit + (at_start - limit) * mean_hours * (1 - kept)
        at_start = limit + (at_start - limit) * kept
    return means
