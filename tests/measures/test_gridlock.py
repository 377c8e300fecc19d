"""Places full of patients who wait for one another's, by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from helpers.clock import NEVER
from helpers.finished import Patient, finished, hospital, view
from helpers.packs import study

from dghsim.measures.gridlock import gridlock, gridlock_notes
from dghsim.measures.measure import measure

TWO = hospital(
    pathway__stage__bed_given={"type": "hold", "place": "ward", "next": "there"},
    pathway__stage__there={"type": "end"},
    place__ward={"label": "Wards", "count": 1},
)


def holds(one: str, asks: str = "") -> Patient:
    stays: list[Any] = [(one, "2Mon 10:00", "2Mon 10:00", NEVER)]
    return Patient("2Mon 09:00", stays=[*stays, *([(asks, "2Tue 10:00", NEVER, NEVER)] if asks else [])])


@pytest.mark.parametrize(
    ("patients", "stuck"),
    [
        ([holds("amu", "ward"), holds("amu", "ward"), holds("ward", "amu")], [1, 0, 1]),
        ([holds("amu", "ward"), holds("amu"), holds("ward", "amu")], [0, 0, 0]),  # one may yet go home
        ([holds("amu", "ward"), holds("ward", "amu")], [0, 0, 0]),  # there is a bed
        ([holds("amu", "ward"), holds("amu", "ward"), holds("ward")], [0, 0, 0]),
    ],
)
def test_all_must_wait_for_one_another(patients: list[Patient], stuck: list[int]) -> None:
    assert gridlock(view(TWO, patients))["gridlocked"].tolist() == stuck


def test_one_place_alone_is_not_looked_at() -> None:
    assert gridlock(view(hospital())) == {}
    assert "gridlocked" in measure(finished(TWO)).profiles


def test_a_run_says_which_places_and_how_often() -> None:
    made = dataclasses.replace(study({"arrivals_per_day": [1.0] * 4}, {}), scenario=TWO)
    assert gridlock_notes(made) == []
    (line,) = gridlock_notes(dataclasses.replace(made, profiles={"gridlocked": np.array([0.5, 0, 0.5])}))
    assert line.startswith("amu, Wards: at the end of 2 of 4 runs full of patients")
