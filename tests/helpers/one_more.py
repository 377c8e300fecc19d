"""One more of each thing a scenario has, and the wait that it serves; derived, so that it follows the scenario."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.scenario.pathway import Hold, Work
from dghsim.scenario.root import Scenario
from helpers.batches import runs

Wait = Callable[[Plan, Log, int], float]


@dataclass(frozen=True, slots=True)
class OneMore:
    """A seat on a duty each day, or a bed; and the mean hours waited for what it serves."""

    name: str
    scenario: Scenario
    wait: Wait


def of_work(names: frozenset[str]) -> Wait:
    """Mean hours from being asked for to being begun, of some kinds of work; to the end of the run if never begun."""

    def wait(plan: Plan, log: Log, since: int) -> float:
        tasks = log.tasks[np.isin(log.tasks["work"], [plan.program.work_names.index(name) for name in names])]
        numbers, first = np.unique(tasks["task"], return_inverse=True)
        begun = np.full(len(numbers), plan.end)
        np.minimum.at(begun, first, np.where(tasks["start"] >= 0, tasks["start"], plan.end))
        asked = np.full(len(numbers), plan.end)
        np.minimum.at(asked, first, tasks["since"])
        return float((begun - asked)[asked >= since].mean() / 3600)

    return wait


def of_place(name: str) -> Wait:
    """Mean hours from asking for a place to having it; to the end of the run if it never came."""

    def wait(plan: Plan, log: Log, since: int) -> float:
        stays = log.stays[log.stays["place"] == plan.program.place_names.index(name)]
        stays = stays[stays["since"] >= since]
        return float((np.where(stays["start"] >= 0, stays["start"], plan.end) - stays["since"]).mean() / 3600)

    return wait


def seats(scenario: Scenario) -> list[OneMore]:
    """For each tier, one more each day on the duty of most hours that answers work first."""
    asked = {stage.work for stage in scenario.pathway.stage.values() if isinstance(stage, Work)}
    made = []
    for tier_name, tier in scenario.rota.tier.items():
        hours = {
            name: sum(duty.cover) * duty.minutes
            for name, duty in tier.duty.items()
            if not duty.normal and asked & set(duty.first)
        }
        if not hours:
            continue
        name = max(hours, key=lambda one: hours[one])
        duty = tier.duty[name]
        more = duty.model_copy(update={"cover": [count + 1 for count in duty.cover]})
        tiers = scenario.rota.tier | {tier_name: tier.model_copy(update={"duty": tier.duty | {name: more}})}
        changed = scenario.model_copy(update={"rota": scenario.rota.model_copy(update={"tier": tiers})})
        made.append(OneMore(f"{tier_name}.{name}", changed, of_work(frozenset(duty.first) & asked)))
    return made


def beds(scenario: Scenario) -> list[OneMore]:
    """For each kind of bed somebody may wait for, one more of it."""
    waited_for = {
        stage.place
        for stage in scenario.pathway.stage.values()
        if isinstance(stage, Hold) and stage.on_full == "wait"
    }
    made = []
    for name, place in scenario.place.items():
        if name in waited_for and place.kind == "bed":
            more = place.model_copy(update={"count": place.count + 1})
            changed = scenario.model_copy(update={"place": scenario.place | {name: more}})
            made.append(OneMore(name, changed, of_place(name)))
    return made


def waits(scenario: Scenario, wait: Wait, replications: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The wait in each replication."""
    since = 604800 * scenario.run.warm_up_weeks
    return np.array([wait(plan, log, since) for plan, log in runs(scenario, replications)])
