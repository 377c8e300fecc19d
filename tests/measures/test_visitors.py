"""Patients whom the hospital next door sends here: how many, and how long they were on the way."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from helpers.clock import seconds
from helpers.finished import Patient, hospital, view

from dghsim.engine.plan import NONE
from dghsim.measures.catalogue import catalogue, measures_of
from dghsim.measures.view import View, look
from dghsim.measures.visitors import visitors


def sent(come: View, times: list[str]) -> View:
    """Who of these had come to another hospital before, and when; an empty string for who came here first."""
    before = np.array([NONE if at == "" else seconds(at) for at in times], dtype=np.int64)
    return look(dataclasses.replace(come.replication, sent=before), come.facts)


def test_each_was_on_the_way_from_the_door_there_to_the_door_here() -> None:
    times = ("Sun 23:00", "2Mon 12:00", "2Mon 23:40", "2Tue 02:30")  # the first in the warm-up
    come = view(hospital(), [Patient(at, "2Wed 12:00") for at in times])
    assert visitors(sent(come, ["Sun 22:10", "", "2Mon 23:00", "2Tue 01:30"])) == {
        "visitors_per_day": pytest.approx(2 / 7),
        "visitors_journey_mean_minutes": pytest.approx(50),
        "visitors_journey_p90_minutes": pytest.approx(58),
        "visitors_journey_hours_per_day": pytest.approx(100 / 60 / 7),
    }


def test_where_nobody_is_sent_in_these_weeks_there_is_no_journey() -> None:
    found = visitors(sent(view(hospital(), [Patient("2Mon 12:00", "2Mon 18:00")]), [""]))
    assert found["visitors_per_day"] == found["visitors_journey_hours_per_day"] == 0
    assert np.isnan(found["visitors_journey_mean_minutes"])


def test_of_a_hospital_to_which_nobody_may_be_sent_nothing_is_said() -> None:
    assert visitors(view(hospital(), [Patient("2Mon 12:00", "2Mon 18:00")])) == {}


def test_only_what_hospitals_that_run_together_have_is_told_by_these_measures() -> None:
    ids = ("visitors_per_day", "arrivals_per_day")
    assert not [one for one in catalogue(hospital()) if one.id.startswith("visitors")]
    assert [one.id for one in measures_of(hospital(), ids)] == ["arrivals_per_day", "visitors_per_day"]
