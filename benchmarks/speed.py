"""Who is how fast: the same work by both, one worker each, in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import ours
from benchmarks.about import about
from benchmarks.centre.day import load_centre
from benchmarks.queues.measures import window
from benchmarks.queues.models import front_door, load_front_door, load_one_queue, one_queue
from benchmarks.queues.network import Network
from benchmarks.stopwatch import Act, as_json, in_turn
from dghsim.engine.run import run_kernel
from dghsim.engine.warm import compile_kernel
from dghsim.rota.build import build_rota
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate

TURNS, RUNS = 3, 4
"""Turns of each part; replications in a turn."""


def run_speed(say: Callable[[str], None]) -> dict[str, Any]:
    """Everything, for JSON."""
    compile_kernel()
    say("The front door, timed")
    scenario = load_front_door()
    found = {"front_door": _queues(scenario, front_door(scenario))}
    say("One queue, timed")
    single = load_one_queue(("run.weeks=26",))
    found["one_queue"] = _queues(single, one_queue(single))
    say("The treatment centre, timed")
    found["centre"] = _centre(load_centre())
    return {
        "about": about(),
        "runs": RUNS,
        "models": found,
    }


def _ours(scenario: Scenario) -> tuple[Callable[[], Act], Callable[[], Act], dict[str, float]]:
    """The loop alone and all that a report needs, each to be made ready; and how much happens in a turn."""
    rota = build_rota(scenario)
    done = list(ours.runs(scenario, RUNS))
    plans = [run.plan for run in done]

    def loop() -> None:
        for plan in plans:
            run_kernel(plan)

    def answers() -> None:
        replicate(scenario, rota, replications=RUNS, workers=1, logs=0)

    counts = {
        "patients": float(sum(plan.patients for plan in plans)),
        "events": float(sum(run.log.events for run in done)),
    }
    loop()
    answers()
    return lambda: loop, lambda: answers, counts


def _queues(scenario: Scenario, network: Network) -> dict[str, Any]:
    from benchmarks.queues import by_ciw

    end = window(scenario)[1]
    loop, answers, counts = _ours(scenario)

    def their_loop() -> Act:
        ready = [by_ciw.ready(network, number, end) for number in range(RUNS)]
        return lambda: [simulation.simulate_until_max_time(end) for simulation in ready]

    def their_answers() -> None:
        for number in range(RUNS):
            by_ciw.mean_waits(by_ciw.run(network, number, end))

    return {
        "weeks": RUNS * (scenario.run.weeks + scenario.run.warm_up_weeks),
        "counts": counts | {"their_events": float(by_ciw.events(network, RUNS, end))},
        "loop": as_json(in_turn(loop, their_loop, TURNS)),
        "answers": as_json(in_turn(answers, lambda: their_answers, TURNS)),
    }


def _centre(scenario: Scenario) -> dict[str, Any]:
    from benchmarks.centre import by_treat_sim

    loop, answers, counts = _ours(scenario)
    days = RUNS * scenario.run.weeks

    def their_loop() -> Act:
        ready = by_treat_sim.ready(days)
        return lambda: [model.run() for model in ready]

    return {
        "days": days,
        "counts": counts,
        "loop": as_json(in_turn(loop, their_loop, TURNS)),
        "answers": as_json(in_turn(answers, lambda: lambda: by_treat_sim.results(days), TURNS)),
    }
