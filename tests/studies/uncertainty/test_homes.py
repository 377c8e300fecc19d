"""What is not known of homes is drawn anew for each replication, the same however many there are."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from helpers.homes import RANGE, written

from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate
from dghsim.studies.uncertainty.homes import guesses_of_homes, in_replication
from dghsim.studies.uncertainty.inputs import guesses_of


@pytest.fixture
def homes(tmp_path: Path) -> Scenario:
    return load_scenario(written(tmp_path, RANGE), sets=["homes.drawn=true", "run.weeks=3"])


def _suited(scenario: Scenario) -> float:
    assert scenario.homes is not None
    return scenario.homes.group["residents"].suited_share


def test_each_replication_has_its_own(homes: Scenario) -> None:
    guesses = guesses_of_homes(homes)
    assert [guess.keys for guess in guesses] == [("homes.group.residents.suited_share",)]
    drawn = [in_replication(homes, guesses, number) for number in range(4)]
    assert sorted(int((_suited(each) - 0.1) / 0.15) for each in drawn) == [0, 1, 2, 3]
    assert all(each.pathway.stage["homes_north_0_residents_suited"] != homes.pathway.stage for each in drawn)
    assert len({each.model_dump_json() for each in drawn}) == 4


def test_the_guesses_of_a_study_hold_the_others(homes: Scenario) -> None:
    assert [guess.keys for guess in guesses_of(homes)[0]] == [("demand.attribute.resident.chance",)]


def test_a_replication_is_the_same_however_many_are_run_and_differs_from_as_written(homes: Scenario) -> None:
    rota = build_rota(homes)
    two, three = (replicate(homes, rota, replications=count, workers=1).values for count in (2, 3))
    pd.testing.assert_frame_equal(two, three.iloc[:2], check_exact=True)
    assert homes.homes is not None
    fixed = homes.model_copy(update={"homes": homes.homes.model_copy(update={"drawn": False})})
    written_so = replicate(fixed, rota, replications=2, workers=1).values
    assert (two["homes_kept_percent"] != written_so["homes_kept_percent"]).all()
