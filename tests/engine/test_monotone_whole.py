"""In the whole default hospital, one more of anything does not lengthen, on average, the wait that it serves.

Paired: the same patients, replication by replication. Everybody is there for every duty, so that nothing but the one
more differs. Whatever the default scenario has is tried: tiers, duties and beds are read from it.
"""

from __future__ import annotations

import functools

import numpy as np
import pytest
from helpers.batches import half_width, runs
from helpers.one_more import OneMore, beds, seats, waits

from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.scenario.load import load_scenario, scenario_hash
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped


@functools.cache
def hereford(*sets: str) -> Scenario:
    return load_scenario(shipped("hereford"), sets=sets)


def tried(scenario: Scenario) -> dict[str, OneMore]:
    return {one.name: one for one in (*seats(scenario), *beds(scenario))}


def as_it_is(scenario: Scenario, replications: int) -> list[tuple[Plan, Log]]:
    """What the scenario itself comes to, kept: every one more is held beside it."""
    key = scenario_hash(scenario), replications
    if key not in _KEPT:
        _KEPT.clear()
        _KEPT[key] = list(runs(scenario, replications))
    return _KEPT[key]


def difference(scenario: Scenario, one: OneMore, replications: int) -> tuple[float, float]:
    """Mean hours by which the wait is longer with one more, and the half width of its 99 % interval."""
    since = 604800 * scenario.run.warm_up_weeks
    before = [one.wait(plan, log, since) for plan, log in as_it_is(scenario, replications)]
    paired = (waits(one.scenario, one.wait, replications) - np.array(before))[:, np.newaxis]
    return float(paired.mean()), float(half_width(paired, 1)[0])


SHORT = ("run.weeks=6", "run.warm_up_weeks=4")
_KEPT: dict[tuple[str, int], list[tuple[Plan, Log]]] = {}
NAMES = tuple(tried(hereford()))


def test_what_is_tried_is_a_seat_in_each_tier_and_a_bed_of_each_kind() -> None:
    scenario = hereford()
    answering = [
        tier for tier, given in scenario.rota.tier.items() if any(duty.first for duty in given.duty.values())
    ]
    assert [name.split(".")[0] for name in NAMES if "." in name] == answering
    assert {"amu", "ward"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_one_more_does_not_lengthen_the_wait_it_serves(name: str) -> None:
    scenario = hereford(*SHORT)
    longer, half = difference(scenario, tried(scenario)[name], 4)
    assert longer <= half, f"{name}: {longer:+.4f} h, give or take {half:.4f}"


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_one_more_does_not_lengthen_the_wait_it_serves_in_30_years(name: str) -> None:
    longer, half = difference(hereford(), tried(hereford())[name], 30)
    assert longer <= half, f"{name}: {longer:+.4f} h, give or take {half:.4f}"


def test_one_more_registrar_is_seen() -> None:
    """The test above would fail the other way about."""
    scenario = hereford(*SHORT)
    one = next(one for one in seats(scenario) if one.name.startswith("registrar."))
    longer, half = difference(scenario, one, 4)
    assert longer < -half
