"""Clinics lost, by hand: one week measured, so a year is 52 times as many."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from helpers.build import On, fixed
from helpers.clock import NEVER
from helpers.finished import Did, Duty, hospital, view
from helpers.whole import whole

from dghsim.measures.definitions.own_work import own_work as defined
from dghsim.measures.facts import facts_of
from dghsim.measures.sessions import session_kinds, sessions
from dghsim.scenario.root import Scenario

CLINIC = {"work": "clinic", "minutes": 120, "after_minutes": 60, "within_minutes": 60}
DAY = {"normal": True, "start": "09:00", "end": "17:00", "cover": [1] * 5 + [0, 0], "first": ["ward_red"]}


def made(**changes: Any) -> Scenario:
    """Two clinics on a day of tier 1, one on a day of tier 2."""
    return whole(**{
        "work__clinic": {"label": "Clinic", "duration": fixed(120), "category": "own"},
        "rota__tier__t1__duty__ward": DAY | {"code": "W1", "own": [CLINIC, CLINIC | {"after_minutes": 240}]},
        "rota__tier__t2__duty__list": DAY | {"code": "W2", "own": [CLINIC]},
    } | changes)  # fmt: skip


ON = [
    Duty(On("ward", None, "Sun 09:00", "Sun 17:00")),  # 0: in the warm-up
    Duty(On("ward", "Ann", "2Mon 09:00", "2Mon 17:00")),
    Duty(On("take", None, "2Mon 08:00", "2Mon 20:00")),  # 2: no normal day
    Duty(On("ward", None, "2Tue 09:00", "2Tue 17:00")),
    Duty(On("ward", "Bob", "2Wed 09:00", "2Wed 17:00")),
]


def clinic(duty: int, due: str, start: str, end: str, ended: str | None = None) -> Did:
    return Did("clinic", duty, due, start, end, own=True, ended=ended)


WORKS = [
    clinic(1, "2Mon 10:00", "2Mon 10:00", "2Mon 12:00"),
    clinic(1, "2Mon 13:00", NEVER, "2Mon 14:00", "missed"),
    clinic(4, "2Wed 10:00", "2Wed 10:00", "2Wed 10:30", "interrupted"),
    clinic(4, "2Wed 13:00", "2Wed 13:00", NEVER),  # still at it
    Did("handover", 4, "2Wed 13:00", NEVER, "2Wed 14:00", own=True, ended="missed"),
]


def test_lost_are_those_of_days_with_nobody_and_those_missed() -> None:
    found = sessions(view(made(), (), WORKS, ON))
    assert found["lost_per_year_clinic_t1"] == 52 * (2 + 1 + 1), "two on Tuesday, one missed, one broken off"
    assert found["lost_percent_clinic_t1"] == pytest.approx(100 * 4 / 6)
    assert found["lost_per_year_clinic_t2"] == 0
    assert np.isnan(found["lost_percent_clinic_t2"])
    assert found["lost_per_year_clinic"] == 52 * 4
    assert found["lost_percent_clinic"] == pytest.approx(100 * 4 / 6)


def test_a_tiers_clinics_are_its_own() -> None:
    both = [*ON, Duty(On("list", None, "2Fri 09:00", "2Fri 17:00"))]
    found = sessions(view(made(), (), WORKS, both))
    assert (found["lost_per_year_clinic_t1"], found["lost_per_year_clinic_t2"]) == (52 * 4, 52)
    assert found["lost_percent_clinic_t2"] == 100
    assert found["lost_per_year_clinic"] == 52 * 5


def test_only_kinds_of_normal_days_that_answer_work_can_be_lost() -> None:
    here = made()
    assert session_kinds(here, facts_of(here)) == {"clinic": ("t1", "t2")}
    idle = made(rota__tier__t2__duty__list=DAY | {"code": "W2", "own": [CLINIC], "first": []})
    assert session_kinds(idle, facts_of(idle)) == {"clinic": ("t1",)}, "its own work is not simulated"
    assert sessions(view(hospital(), (), (), ())) == {}


def test_the_share_missed_does_not_stand_alone() -> None:
    here = made()
    ids = [one.id for one in defined(here, facts_of(here))]
    at = ids.index("missed_percent_clinic")
    assert ids[at - 6 : at] == [
        f"lost_{what}_clinic{part}" for part in ("", "_t1", "_t2") for what in ("per_year", "percent")
    ]
    assert {one.id: one.label for one in defined(here, facts_of(here))}["missed_percent_clinic"] == (
        "Clinic: missed by who was there"
    )
