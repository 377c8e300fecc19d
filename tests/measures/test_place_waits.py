"""Waits for places, by hand, and of the published walk-in centre."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from helpers.build import round_the_clock
from helpers.clock import NEVER
from helpers.finished import Patient, finished, hospital, no_rota, view

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.program import make_program
from dghsim.engine.run import run_plan
from dghsim.measures.catalogue import catalogue
from dghsim.measures.measure import measure
from dghsim.measures.model import Replication
from dghsim.measures.place_waits import awaited, place_waits
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped


def test_of_places_asked_for_in_the_weeks_measured() -> None:
    found = place_waits(view(hospital(), [
        Patient("Sun 20:00", stays=[("amu", "Sun 23:00", "2Mon 02:00", NEVER)]),  # asked for in the warm-up
        Patient("2Mon 09:00", stays=[("amu", "2Mon 10:00", "2Mon 10:00", "2Mon 12:00")]),
        Patient("2Mon 10:00", stays=[("amu", "2Mon 11:00", "2Mon 12:00", NEVER)]),
        Patient("2Sun 20:00", stays=[("amu", "2Sun 22:00", NEVER, NEVER)]),  # two hours so far
    ]))  # fmt: skip
    assert found["place_wait_amu_mean_minutes"] == pytest.approx((0 + 60 + 120) / 3)
    assert found["place_wait_amu_p90_minutes"] == pytest.approx(60 + 0.8 * 60)
    assert found["place_wait_amu_any_percent"] == pytest.approx(200 / 3)
    # In the queue in week 2: two hours of the first, one, and two.
    assert found["place_wait_amu_mean_queue"] == pytest.approx(5 / 168)
    assert found["place_wait_amu_at_end"] == 1


def test_a_place_nobody_asked_for_is_nan() -> None:
    found = place_waits(view(hospital()))
    assert np.isnan(
        [found[f"place_wait_amu_{end}"] for end in ("mean_minutes", "p90_minutes", "any_percent")]
    ).all()
    assert found["place_wait_amu_mean_queue"] == found["place_wait_amu_at_end"] == 0


def chairs(**stage: Any) -> Scenario:
    return hospital(pathway__stage__bed={"type": "hold", "place": "chairs", **stage})


def test_only_places_that_somebody_may_wait_for() -> None:
    assert awaited(hospital()) == ("amu",)  # no stage asks for the chairs and the ward
    assert awaited(chairs()) == ("chairs",)
    assert awaited(chairs(on_full="leave")) == ()
    assert awaited(chairs(on_full="goto", goto="bed_given")) == ()


def test_a_place_and_a_kind_of_work_of_one_name_have_measures_of_their_own() -> None:
    work = {"label": "The same", "duration": {"family": "fixed", "unit": "minutes", "value": 30}}
    stages = hospital().pathway.model_dump(exclude_none=True)["stage"] | {
        "front": {"type": "hold", "place": "place_amu"}, "clerking": {"type": "work", "work": "amu"},
    }  # fmt: skip
    made = hospital(
        work__amu=work, work__place_amu=work, place__place_amu={"label": "The same", "count": 1},
        place__amu={"label": "The same", "count": 2}, pathway__stage=stages,
    )  # fmt: skip
    ids = [one.id for one in catalogue(made)]
    assert len(set(ids)) == len(ids)
    assert {"wait_amu_mean_minutes", "place_wait_amu_mean_minutes", "wait_place_amu_mean_minutes"} <= set(ids)
    assert set(measure(finished(made)).values) == set(ids)


def test_the_walk_in_centre_waits_for_its_rooms() -> None:
    """As its log has it, everyone included; the publication leaves out who is served after 01:00."""
    scenario = load_scenario(shipped("published/walk_in_centre"), sets=["run.weeks=6"])
    duties = round_the_clock(scenario)
    came, program = draw_arrivals(scenario, 0), make_program(scenario, duties.grades)
    plan, duty_of = make_plan(scenario, program, came, duties, 0)
    log = run_plan(plan, "kernel")
    found = measure(Replication(scenario, no_rota(), plan, came, duties, duty_of, log)).values
    names = ["triage_bay", "examination_room", "cubicle", "trauma_room", "trauma_cubicle"]
    assert awaited(scenario) == tuple(names)
    for at, name in enumerate(plan.program.place_names):
        waits = (log.stays["start"] - log.stays["since"])[log.stays["place"] == at] / 60
        assert found[f"place_wait_{name}_mean_minutes"] == pytest.approx(waits.mean())
        assert found[f"place_wait_{name}_any_percent"] == pytest.approx(100 * (waits > 0).mean())
    assert min(found[f"place_wait_{name}_mean_minutes"] for name in names) > 5
