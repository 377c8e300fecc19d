"""The engine against queues whose answer is known: inside 99 % intervals over independent replications.

Each case is one batch of what its scenario names, seed and all: 20 replications of a year of M/M/3 (87,000 customers
each), of two years of two priorities (70,000 each), of a year of ample servers (22,000 each); and 20 of 20 weeks of a
loss system (8,400 each). One batch in a hundred of a right engine would fall outside; the batch is fixed by its seed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers.build import Document, checked, document, round_the_clock
from numpy.typing import NDArray
from scipy.special import stdtrit

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.tables import prepare
from dghsim.engine.log import Log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import NONE, WEEK, Plan
from dghsim.engine.program import make_program
from dghsim.engine.run import run_kernel
from dghsim.measures.closed_forms import in_service_by_hour, lost, mean_wait, priority_waits, waiting
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario

TEXTBOOK = Path(__file__).parents[2] / "scenarios" / "textbook"
Values = NDArray[np.float64]


def batch(scenario: Scenario, measure: Callable[[Plan, Log, int], Any]) -> Values:
    """What `measure` says of each replication, from plan, log and the second at which warm-up ends."""
    tables, duties = prepare(scenario), round_the_clock(scenario)
    program, values = make_program(scenario, duties.grades), []
    for replication in range(scenario.run.replications):
        arrivals = draw_arrivals(scenario, replication, tables)
        plan, _ = make_plan(scenario, program, arrivals, duties, replication)
        values.append(measure(plan, run_kernel(plan), WEEK * scenario.run.warm_up_weeks))
    return np.array(values, dtype=np.float64)


def assert_inside(values: Values, exact: Values | float) -> None:
    """Each column of (replications, quantities) has its exact value inside its interval; 99 % for all together."""
    values = values.reshape(len(values), -1)
    count, quantities = values.shape
    half = stdtrit(count - 1, 1 - 0.005 / quantities) * values.std(axis=0, ddof=1) / np.sqrt(count)
    off = np.abs(values.mean(axis=0) - exact) / half
    assert (off < 1).all(), f"mean {values.mean(axis=0)}, half width {half}, exact {exact}"


def begun(log: Log, since: int) -> NDArray[Any]:
    """Tasks asked for after `since` and begun."""
    return log.tasks[(log.tasks["since"] >= since) & (log.tasks["start"] != NONE)]


def waits(log: Log, since: int) -> Values:
    """Seconds waited by each task asked for after `since` and begun."""
    tasks = begun(log, since)
    return (tasks["start"] - tasks["since"]).astype(np.float64)


def test_one_queue_and_three_servers() -> None:
    scenario = load_scenario(TEXTBOOK / "mmc.toml")

    def measure(plan: Plan, log: Log, since: int) -> list[float]:
        waited = waits(log, since)
        return [waited.mean() / 3600, (waited > 0).mean(), waited.sum() / (plan.end - since)]

    values = batch(scenario, measure)
    wait = mean_wait(3, 10, 4)
    # Arrivals and departures fall on whole seconds: of 900 s of service a tie within a second hardly moves the chance.
    assert_inside(values, np.array([wait, waiting(3, 2.5), 10 * wait]))
    assert values.mean(axis=0)[0] == pytest.approx(wait, rel=0.03)


def test_two_priorities_and_one_server() -> None:
    scenario = load_scenario(TEXTBOOK / "two_priorities.toml")

    def measure(plan: Plan, log: Log, since: int) -> list[float]:
        tasks = begun(log, since)
        routine = plan.attributes[tasks["entity"], 0] == 1
        waited = (tasks["start"] - tasks["since"]) / 3600
        return [waited[~routine].mean(), waited[routine].mean(), waited.mean()]

    urgent, routine = priority_waits(1, [1.2, 2.8], 5)
    assert_inside(batch(scenario, measure), np.array([urgent, routine, mean_wait(1, 4, 5)]))


def in_service(log: Log, until: int) -> Values:
    """Clinician-seconds of work done before each whole hour up to `until`."""
    hours = np.arange(0, until + 1, 3600)

    def passed(times: NDArray[np.int64]) -> Values:
        times = np.sort(times)
        before = np.searchsorted(times, hours)
        return hours * before - np.concatenate([[0], np.cumsum(times)])[before].astype(np.float64)

    ends = log.tasks["end"][log.tasks["end"] >= 0]
    return passed(begun(log, 0)["start"]) - passed(ends)


def test_ample_servers_and_arrivals_by_the_hour() -> None:
    scenario = load_scenario(TEXTBOOK / "ample_servers.toml")

    def measure(plan: Plan, log: Log, since: int) -> Values:
        assert (waits(log, 0) == 0).all()
        by_hour = np.diff(in_service(log, plan.end))[since // 3600 :] / 3600
        return by_hour.reshape(-1, 24).mean(axis=0)

    stream = scenario.demand.stream["customers"]
    shares = np.array(stream.hour_shares)
    rates = stream.per_day / 24 * shares / shares.mean()
    assert_inside(batch(scenario, measure), in_service_by_hour(list(rates), 1.5))


@pytest.mark.parametrize("family", ["exponential", "lognormal"])
def test_a_loss_system_whatever_the_shape_of_service(family: str) -> None:
    # Five beds, 60 patients a day who stay 1.5 h on average, a load of 3.75: 17 % find all full and are lost.
    sigma = 1.0
    shape: Document = {
        "exponential": {"family": "exponential", "unit": "hours", "mean": 1.5},
        "lognormal": {
            "family": "lognormal",
            "unit": "hours",
            "median": 1.5 * np.exp(-(sigma**2) / 2),
            "sigma": sigma,
        },
    }[family]
    given = document(
        stage={
            "ask": {"type": "hold", "place": "ward", "on_full": "leave"},
            "stay": {"type": "delay", "duration": shape},
            "home": {"type": "leave"},
        },
        place={"ward": {"count": 5}},
        stream={"door": {"per_day": 60, "envelope_per_day": 100, "dispersed": False}},
        weeks=20,
        warm_up_weeks=1,
        replications=20,
    )

    def measure(plan: Plan, log: Log, since: int) -> float:
        came = plan.entities["time"][: plan.patients]
        gone = (came >= since) & (log.leave >= 0)
        return float((log.outcome[gone] == 3).mean())

    assert_inside(batch(checked(given), measure), lost(5, 3.75))
