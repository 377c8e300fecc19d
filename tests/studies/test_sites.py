"""Hospitals run together and measured each by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from helpers.homes import written
from helpers.whole import whole

from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate
from dghsim.studies.sites import prepare_sites, replicate_sites, run_one_of_sites

RANGE = """
[[provenance]]
keys = ["homes.group.residents.suited_share"]
evidence = "illustrative"
source = "A guess"
low = 0.0
high = 0.9
"""
EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hospital(code: str, **changes: Any) -> Scenario:
    made = whole(demand__stream__door__per_day=6, demand__stream__door__envelope_per_day=60, **changes)
    return made.model_copy(update={"hospital": made.hospital.model_copy(update={"code": code})})


def shut_by_night(code: str) -> Scenario:
    """Who comes from 20:00 to 08:00 goes to the next hospital."""
    first = next(iter(whole().pathway.stage))
    return hospital(
        code,
        demand__stream__door__start="door",
        window__open={"days": {day: ["08:00-20:00"] for day in EVERY_DAY}},
        pathway__stage__door={"type": "branch", "cases": [{"when": {"window": "open"}, "goto": first}]},
        pathway__stage__away={"type": "elsewhere", "to": "next", "start": first, "next": first},
    )


def test_without_a_way_between_them_each_has_the_numbers_it_has_alone() -> None:
    sites = {name: hospital(name.upper()) for name in ("a", "b")}
    rotas = {name: build_rota(one) for name, one in sites.items()}
    found = replicate_sites(
        {name: (one, rotas[name]) for name, one in sites.items()}, replications=3, workers=1
    )
    for name, scenario in sites.items():
        alone = replicate(scenario, rotas[name], replications=3, workers=1, logs=0, whole=False)
        assert found[name].values.equals(alone.values)
    assert not found["a"].values.equals(found["b"].values)


def test_who_is_sent_away_comes_next_door_whatever_the_workers() -> None:
    here, there = shut_by_night("AAA"), hospital("BBB")
    sites = {"here": (here, build_rota(here)), "next": (there, build_rota(there))}
    one, two = (replicate_sites(sites, replications=4, workers=workers) for workers in (1, 2))
    assert all(one[name].values.equals(two[name].values) for name in sites)
    alone = replicate(there, sites["next"][1], replications=4, workers=1, logs=0, whole=False)
    more = one["next"].values["arrivals_per_day"] - alone.values["arrivals_per_day"]
    # At once, without a journey: whoever is sent comes in the same week.
    assert np.allclose(more, one["here"].values["displaced_per_day"])
    assert (more > 1).all()


def test_a_replication_tells_visitors_by_where_they_first_came() -> None:
    here, there = shut_by_night("AAA"), hospital("BBB")
    prepared = prepare_sites({"here": (here, build_rota(here)), "next": (there, build_rota(there))})
    _, theirs = run_one_of_sites(prepared, 0)
    assert theirs.plan.patients == len(theirs.arrivals.attributes["news2"])
    assert (np.diff(theirs.arrivals.time) >= 0).all()
    came = theirs.plan.entities["time"][: theirs.plan.patients]
    assert np.array_equal(theirs.arrivals.time[theirs.arrivals.patient >= 0], came)


def test_priors_of_homes_are_drawn_as_they_are_for_each_alone(tmp_path: Path) -> None:
    file = written(tmp_path, RANGE)
    sets = ["run.weeks=1", "run.warm_up_weeks=0", "homes.drawn=true"]
    codes = {"a": "AAA", "b": "BBB"}
    sites = {
        name: load_scenario(file, sets=[*sets, f'hospital.code="{code}"']) for name, code in codes.items()
    }
    rotas = {name: build_rota(one) for name, one in sites.items()}
    found = replicate_sites(
        {name: (one, rotas[name]) for name, one in sites.items()}, replications=2, workers=1
    )
    for name, scenario in sites.items():
        alone = replicate(scenario, rotas[name], replications=2, workers=1, logs=0, whole=False)
        assert found[name].values.equals(alone.values)
