"""Going home without a car: whoever has nobody to fetch them, once the buses have stopped, waits for transport."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from dghsim.measures.model import Floats, Study
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import replicate

SHORT = ("run.weeks=4", "run.warm_up_weeks=1")
STILL = tuple(
    f"access.effects.{name}=0"
    for name in (
        "ambulance_instead_share", "ambulance_per_10_minutes", "waits_for_bus_share", "late_per_10_minutes",
        "late_per_10_percent_deprived",
    )
)  # fmt: skip
POOR = ("access.no_car_share=0.8", "access.effects.no_lift_share=1")
AS_POOR_THERE = "access.reference.no_car_share=0.8"
NOON = '["08:00-12:00"]'
FEW = f"window.buses.days={{mon={NOON}, tue={NOON}, wed={NOON}, thu={NOON}, fri={NOON}, sat=[], sun=[]}}"


@functools.cache
def rota() -> DatedRota:
    return build_rota(load_scenario(shipped("hereford"), sets=SHORT))


@functools.cache
def study(*sets: str, without: bool = False) -> Study:
    scenario = load_scenario(shipped("hereford"), sets=(*SHORT, *sets))
    if without:
        scenario = scenario.model_copy(update={"access": None})
    return replicate(scenario, rota(), replications=2, logs=0, whole=False)


def values(one: Study, measure: str) -> Floats:
    return one.values[measure].to_numpy(np.float64)


def test_as_the_reference_every_measure_is_the_same_to_the_last_bit() -> None:
    without, base = study(without=True).values, study().values
    assert base.columns.difference(without.columns).tolist() == ["ambulance_percent"]
    assert base[without.columns].equals(without)


def test_however_many_depend_on_the_bus_as_at_the_reference_it_changes_nothing() -> None:
    alike = study(*STILL, *POOR, AS_POOR_THERE)
    base = study()
    measures = base.values.columns.drop("ambulance_percent")
    assert alike.values[measures].equals(base.values[measures])


@pytest.mark.parametrize("sets", [(*POOR,), (*POOR, AS_POOR_THERE, FEW)], ids=["fewer-cars", "fewer-buses"])
def test_after_the_last_bus_transport_is_waited_for(sets: tuple[str, ...]) -> None:
    base, changed = study(), study(*STILL, *sets)
    transport = "occupancy_mean_percent_transport"
    assert (values(changed, transport) > values(base, transport) * 1.2).all()
    assert (values(changed, "stay_mean_days") > values(base, "stay_mean_days")).all()
    assert np.array_equal(values(changed, "arrivals_per_day"), values(base, "arrivals_per_day"))
    assert np.array_equal(values(changed, "ambulance_percent"), values(base, "ambulance_percent"))


def test_the_share_by_ambulance_is_measured() -> None:
    assert values(study(), "ambulance_percent") == pytest.approx(52.8, abs=3)
    far = values(study("access.minutes_to_hospital=85"), "ambulance_percent")
    assert (far > values(study(), "ambulance_percent") + 10).all()
