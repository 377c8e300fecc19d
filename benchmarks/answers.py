"""Runs every comparison of answers and keeps what it came to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from benchmarks import ours
from benchmarks.about import about
from benchmarks.centre import answers as centre
from benchmarks.centre.day import load_centre
from benchmarks.first_start import first_start
from benchmarks.moments import Summary, as_json
from benchmarks.queues import answers as queues
from benchmarks.queues.by_dghsim import visits_of
from benchmarks.queues.given import given
from benchmarks.queues.measures import window
from benchmarks.queues.models import front_door, load_front_door, load_one_queue, one_queue

REPLAYED = 5
"""Replications of the front door that Ciw is given customer by customer."""
Say = Callable[[str], None]


def run_answers(say: Say) -> dict[str, Any]:
    """Everything, for JSON: per table and simulator the mean, variance and runs of each measure."""
    tables = dict(_centre(say)) | dict(_queues(say))
    from benchmarks.queues.outlasting import outlasting_leaves

    say("The front door again, customer by customer")
    return {
        "about": about(),
        "tables": tables,
        "replayed": _replayed(),
        "outlasting_leaves": outlasting_leaves(),
        "first_start": first_start(),
    }


def _table(**by: Summary) -> dict[str, dict[str, list[float]]]:
    return {name: as_json(found) for name, found in by.items()}


def _queues(say: Say) -> dict[str, Any]:
    say("The front door by dghsim and Ciw")
    scenario = load_front_door()
    network = front_door(scenario)
    found = {
        "front_door": _table(dghsim=queues.by_us(scenario, network), ciw=queues.by_them(scenario, network))
    }
    say("One queue by dghsim, Ciw and the formula")
    scenario = load_one_queue(("run.weeks=26",))
    network = one_queue(scenario)
    return found | {
        "one_queue": _table(
            dghsim=queues.by_us(scenario, network),
            ciw=queues.by_them(scenario, network),
            exact=queues.by_formula(network),
        )
    }


def _centre(say: Say) -> dict[str, Any]:
    from benchmarks.centre import by_treat_sim

    say("The treatment centre by dghsim and treat-sim")
    found = {
        "base": _table(
            dghsim=centre.by_us(load_centre(), centre.DAYS),
            treat_sim=by_treat_sim.as_it_is(centre.DAYS),
            rethinned=by_treat_sim.rethinned(centre.DAYS),
        )
    }
    for name in centre.CHANGES:
        say(f"The treatment centre with {name}")
        found[name] = _table(
            dghsim=centre.by_us(centre.changed(name), centre.FEWER_DAYS),
            rethinned=by_treat_sim.rethinned(centre.FEWER_DAYS, name),
        )
    return found


def _replayed() -> list[dict[str, int]]:
    from benchmarks.queues.replay import replay
    from benchmarks.queues.side_by_side import side_by_side

    scenario = load_front_door()
    network = front_door(scenario)
    found = []
    for run in ours.runs(scenario, REPLAYED):
        theirs = replay(network, given(run, network), window(scenario)[1])
        same = side_by_side(visits_of(run, network), theirs, run.plan.patients)
        found.append(dataclasses.asdict(same))
    return found
