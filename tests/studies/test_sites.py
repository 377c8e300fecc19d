"""Hospitals run together and measured each by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from helpers.homes import RANGE, written
from helpers.whole import whole

from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate
from dghsim.studies.sites import prepare_sites, replicate_sites, run_one_of_sites

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
    assert np.allclose(more, one["next"].values["visitors_per_day"])
    assert (one["next"].values["visitors_journey_mean_minutes"] == 0).all()
    assert not [name for name in one["here"].values if name.startswith("visitors")]


def test_a_replication_tells_visitors_by_where_they_first_came() -> None:
    here, there = shut_by_night("AAA"), hospital("BBB")
    prepared = prepare_sites({"here": (here, build_rota(here)), "next": (there, build_rota(there))})
    _, theirs = run_one_of_sites(prepared, 0)
    assert theirs.plan.patients == len(theirs.arrivals.attributes["news2"])
    assert (np.diff(theirs.arrivals.time) >= 0).all()
    came = theirs.plan.entities["time"][: theirs.plan.patients]
    assert np.array_equal(theirs.arrivals.time[theirs.arrivals.patient >= 0], came)


def test_what_is_not_known_of_homes_is_drawn_for_joined_hospitals_too(tmp_path: Path) -> None:
    """As it is for each alone."""
    file, sets = written(tmp_path, RANGE), ("homes.drawn=true", "run.weeks=2")
    here, there = load_scenario(file, sets=sets), load_scenario(file, sets=[*sets, "hospital.code=NEXT"])
    sites = {"here": (here, build_rota(here)), "next": (there, build_rota(there))}
    found = replicate_sites(sites, replications=2, workers=1)
    for name, (scenario, rota) in sites.items():
        alone = replicate(scenario, rota, replications=2, workers=1, logs=0, whole=False)
        assert found[name].values.equals(alone.values)
    kept = found["here"].values["homes_kept_percent"]
    assert here.homes is not None
    fixed = here.model_copy(update={"homes": here.homes.model_copy(update={"drawn": False})})
    as_written = replicate(fixed, sites["here"][1], replications=2, workers=1, logs=0, whole=False)
    assert (as_written.values["homes_kept_percent"] != kept).all()
