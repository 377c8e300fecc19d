"""Patients sent to another hospital at the door, by hand: counted there, and in nothing else."""

from __future__ import annotations

import pytest
from helpers.finished import Patient, hospital, view

from dghsim.measures.catalogue import catalogue
from dghsim.measures.displaced import displaced
from dghsim.measures.flow import flow
from dghsim.measures.standards import standards
from dghsim.scenario.root import Scenario

SENT = {"type": "leave", "outcome": "elsewhere"}
SEEN = {"ews": "2Mon 12:20", "clinician": "2Mon 14:00"}


def closed(**changes: object) -> Scenario:
    return hospital(pathway__stage__sent_elsewhere=SENT, **changes)


def test_who_is_sent_elsewhere_is_counted_and_in_no_other_measure() -> None:
    stayed = Patient("2Mon 12:00", "2Tue 12:00", SEEN)
    sent = [
        Patient("Sun 23:00", "Sun 23:00", outcome="elsewhere"),  # in the warm-up
        Patient("2Mon 23:00", "2Mon 23:00", outcome="elsewhere"),
        Patient("2Tue 02:00", "2Tue 02:00", outcome="elsewhere"),
    ]
    scenario = closed(hospital__around={"minutes_to_next_hospital": 45})
    alone, both = view(scenario, [stayed]), view(scenario, [sent[0], stayed, *sent[1:]])
    assert displaced(both) == {
        "displaced_per_day": pytest.approx(2 / 7),
        "displaced_journey_hours_per_day": pytest.approx(2 / 7 * 0.75),
    }
    assert flow(both) == pytest.approx(flow(alone), nan_ok=True)
    assert standards(both) == pytest.approx(standards(alone), nan_ok=True)


def test_of_a_hospital_that_sends_nobody_away_nothing_is_said() -> None:
    assert displaced(view(hospital(), [Patient("2Mon 12:00", "2Mon 18:00")])) == {}
    assert not [one for one in catalogue(hospital()) if one.id.startswith("displaced")]


def test_the_journey_is_told_where_the_way_is_known() -> None:
    ids = {one.id for one in catalogue(closed())}
    assert "displaced_per_day" in ids
    assert "displaced_journey_hours_per_day" not in ids
