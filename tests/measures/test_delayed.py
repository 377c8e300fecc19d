"""Hours in ED beyond a limit, and deaths laid to them, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view
from helpers.whole import whole

from dghsim.measures.catalogue import catalogue
from dghsim.measures.delayed import deaths, delayed
from dghsim.scenario.outcomes import Outcomes

DECIDED = {"decision": "2Sun 14:00"}
PATIENTS = [
    Patient("2Mon 06:00", stays=[("amu", "2Mon 07:00", "2Mon 11:00", "never")]),  # 5 hours: not beyond them
    Patient("2Mon 07:00", stays=[("amu", "2Mon 08:00", "2Mon 14:00", "never")]),  # 7
    Patient("2Mon 08:00", stays=[("amu", "2Mon 09:00", "2Mon 21:00", "never")]),  # 13
    Patient("2Mon 09:00", "2Mon 18:00", outcome="transferred"),  # 9, without a bed
    Patient("2Mon 10:00", "2Tue 10:00"),  # home from ED: not admitted
    Patient("2Sun 10:00", stays=[("amu", "2Sun 11:00", "never", "never")]),  # nobody has decided to admit
    Patient("2Sun 14:00", marks=DECIDED, stays=[("amu", "2Sun 15:00", "never", "never")]),  # 10 so far
    Patient(
        "2Sun 20:00", marks=DECIDED, stays=[("amu", "2Sun 21:00", "never", "never")]
    ),  # 4 so far: not known
]


def test_patients_and_hours_beyond_each_limit() -> None:
    found = delayed(view(whole(), PATIENTS))
    assert found["ed_beyond_5_patients_per_year"] == 52 * 4
    assert found["ed_beyond_5_hours_per_year"] == pytest.approx(52 * (2 + 8 + 4 + 5))
    assert found["ed_beyond_5_percent"] == 80  # of five: of the one who waits for four hours nobody knows
    assert found["ed_beyond_8_patients_per_year"] == 52 * 3
    assert found["ed_beyond_8_hours_per_year"] == pytest.approx(52 * (5 + 1 + 2))
    assert found["ed_beyond_12_patients_per_year"] == 52
    assert found["ed_beyond_12_percent"] == 25  # of four: of the ten hours so far nobody knows either


def test_deaths_in_both_forms() -> None:
    asked = Outcomes(deaths=True)
    hours = np.array([5.0, 7.0, 9.0, 12.0, 20.0])
    dose = (0 + 1 + 2 + 3.5 + 3.5) / 82
    ratio = 4 * 0.087 * 0.08
    assert deaths(hours, asked) == pytest.approx((ratio, dose))
    assert deaths(np.full(100, 6.1), asked) == pytest.approx((100 * 0.55 / 82, 100 * 0.087 * 0.08))
    assert deaths(np.array([4.0, 5.0]), asked) == (0, 0)


def test_deaths_only_where_asked_for() -> None:
    assert "deaths_low_per_year" in delayed(view(whole(), PATIENTS))
    for quiet in (whole(outcomes__deaths=False), whole(hospital__real=True)):
        assert not [name for name in delayed(view(quiet, PATIENTS)) if "death" in name]
        assert not [
            one for one in catalogue(quiet) if "death" in f"{one.id} {one.label} {one.explains}".lower()
        ]


def test_a_hospital_says_nothing_of_deaths_unless_told_to() -> None:
    assert not hospital().outcomes.deaths
