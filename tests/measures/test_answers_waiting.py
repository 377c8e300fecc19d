"""What the terminal says of waits where there is no take."""

from __future__ import annotations

import pandas as pd
from helpers.finished import hospital, no_rota

from dghsim.measures.answers import text
from dghsim.measures.answers.reading import readings
from dghsim.measures.answers.text import WAITS
from dghsim.measures.answers.waiting import waits_found
from dghsim.measures.catalogue import catalogue, measures_of
from dghsim.measures.model import Study
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

FOUND = {"mean_minutes": 30.0, "p90_minutes": 70.0, "any_percent": 80.0}


def study(scenario: Scenario) -> Study:
    """Every measure 1, every wait FOUND, in three replications that differ."""
    ids = [one.id for one in catalogue(scenario)]
    values = {name: next((value for end, value in FOUND.items() if name.endswith(end)), 1.0) for name in ids}
    frame = pd.DataFrame({name: [0.9 * value, value, 1.1 * value] for name, value in values.items()})
    return Study(scenario, no_rota(), measures_of(scenario, ids), frame, {})


def test_a_walk_in_centre_tells_its_waits_for_rooms_and_for_its_clerk() -> None:
    written = text(study(load_scenario(shipped("published/walk_in_centre"))))
    told = written[written.index(WAITS) :]
    assert "Examination rooms, wait for a place         30.0 min (average, 95 %: " in told
    assert "9 in 10" in told
    assert "within 70.0 min, 80.0 % had to wait" in told.replace("\n" + " " * 49, " ")
    assert "Registration, wait" in told
    assert max(map(len, written.splitlines())) <= 100


def test_a_hospital_has_the_clocks_of_the_take_instead() -> None:
    made = study(hospital())
    assert WAITS not in text(made)
    waits = waits_found(made, readings(made))
    assert [wait.label for wait in waits] == ["amu, wait for a bed"]


def test_what_nobody_asked_for_is_left_out() -> None:
    made = study(load_scenario(shipped("published/walk_in_centre")))
    made.values["place_wait_cubicle_mean_minutes"] = float("nan")
    labels = [wait.label for wait in waits_found(made, readings(made))]
    assert "Triage bay, wait for a place" in labels
    assert "Treatment cubicle, wait for a place" not in labels
