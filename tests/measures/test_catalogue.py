"""What can be measured is what is measured, for a hospital, for textbook queues and for generated hospitals."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import finished, hospital, no_rota
from helpers.loaded import each_shipped, loaded

from dghsim.engine.run import run_twin
from dghsim.measures.catalogue import catalogue, measures_of
from dghsim.measures.fixed import fixed_of
from dghsim.measures.frames import duties_frame, patients_frame, tasks_frame
from dghsim.measures.measure import measure
from dghsim.measures.model import Measured, Replication
from dghsim.studies.verify.generated.hospital import Generated, generate


@each_shipped("name")
def test_ids_are_names_and_each_has_its_sentence(name: str) -> None:
    made = catalogue(loaded(name))
    assert len({one.id for one in made}) == len(made)
    for one in made:
        assert one.id.replace("_", "").isalnum()
        assert one.id == one.id.lower()
        assert one.explains.endswith(".")
        assert one.explains[0].isupper() or one.explains[0].isdigit()
        assert one.label.strip()


def test_a_hospital_measures_its_whole_catalogue() -> None:
    scenario = hospital(money={"pay_gbp_per_year": {"plain": 1, "quick": 1, "slow": 1}})
    found = measure(finished(scenario))
    assert list(found.values) != []
    assert set(found.values) == {one.id for one in catalogue(scenario)}


def test_a_queue_has_no_standards_and_no_people() -> None:
    groups = {one.group for one in catalogue(loaded("textbook/mmc"))}
    assert groups == {"flow", "standards", "cover", "staff"}
    ids = {one.id for one in catalogue(loaded("textbook/mmc"))}
    assert {"wait_service_mean_minutes", "utilisation_percent_servers_always"} <= ids
    assert not {name for name in ids if "consultant" in name or "weekend" in name}


def test_measures_of_keeps_the_order_of_the_catalogue() -> None:
    scenario = hospital()
    chosen = measures_of(scenario, ["covered_percent", "arrivals_per_day", "no such measure"])
    assert [one.id for one in chosen] == ["arrivals_per_day", "covered_percent"]


def simulated(made: Generated) -> Replication:
    return Replication(
        made.scenario, no_rota(), made.plan, made.arrivals, made.duties, made.duty_of, run_twin(made.plan)
    )


def in_bounds(made: Generated, found: Measured) -> None:
    for one in catalogue(made.scenario):
        value = found.values[one.id]
        assert np.isnan(value) or value >= 0 or one.id == "budget_left_gbp_per_year", (one.id, value)
        if one.unit == "%":
            assert np.isnan(value) or value <= 100 + 1e-9, (one.id, value)
    for name, profile in found.profiles.items():
        assert profile.dtype == np.float64, name
        assert (profile[~np.isnan(profile)] >= 0).all(), name


@pytest.mark.parametrize("seed", range(24))
def test_generated_hospitals(seed: int) -> None:
    made = generate(seed)
    run = simulated(made)
    found = measure(run, fixed_of(made.scenario, run.rota))
    assert set(found.values) == {one.id for one in catalogue(made.scenario)}
    in_bounds(made, found)
    again = generate(seed, replication=1)
    other = measure(simulated(again))
    assert {name: each.shape for name, each in found.profiles.items()} == {
        name: each.shape for name, each in other.profiles.items()
    }
    patients, tasks, duties = patients_frame(run), tasks_frame(run), duties_frame(run)
    assert set(tasks["patient"].dropna()) <= set(patients["patient"])
    assert (patients["leave"].dropna() >= patients["arrive"][patients["leave"].notna()]).all()
    begun = tasks[tasks["duty"].isin(duties["duty"]) & tasks["start"].notna()]
    assert (begun["start"].to_numpy() >= duties.set_index("duty")["start"][begun["duty"]].to_numpy()).all()
