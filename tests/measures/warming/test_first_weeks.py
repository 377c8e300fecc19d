"""Each week from the empty hospital on, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, Patient, hospital, view

from dghsim.measures.model import Floats
from dghsim.measures.profiles import profiles
from dghsim.measures.warming.first_weeks import from_start


@pytest.fixture(scope="module")
def found() -> dict[str, Floats]:
    """One week of warm-up, two measured; the last patient stays."""
    return from_start(view(
        hospital(run__weeks=2),
        [
            Patient("Sun 12:00", "2Mon 12:00", {"clerk_start": "2Mon 04:00"}),
            Patient("2Tue 00:00", "3Tue 00:00", {},
                    [("amu", "2Wed 00:00", "2Fri 00:00", "3Tue 00:00")]),
            Patient("3Sun 00:00"),
        ],
        [Did("clerking", 0, "Sun 12:00", "Sun 20:00", "Sun 21:00", patient=0),
         Did("senior_review", 1, "2Mon 12:10", "2Mon 12:30", "2Mon 13:00", patient=1),
         Did("clerking", 0, "2Mon 12:00", "2Mon 12:10", "2Mon 13:00", patient=1),
         Did("clerking", 0, "2Mon 13:00", "2Mon 19:00", "2Mon 19:30", own=True)],
        [Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
         Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00"))],
    ))  # fmt: skip


def test_patients_inside_with_the_warm_up(found: dict[str, Floats]) -> None:
    assert found["start_patients"] == pytest.approx([0.5 / 7, 6.5 / 7, 2 / 7])


def test_patients_waiting_for_a_first_bed(found: dict[str, Floats]) -> None:
    assert found["start_boarding"] == pytest.approx([0, 2 / 7, 0])


def test_waits_are_of_the_week_they_were_asked_for_in(found: dict[str, Floats]) -> None:
    assert found["start_wait"][:2] == pytest.approx([8, 0.25])
    assert np.isnan(found["start_wait"][2])


def test_they_are_among_the_profiles() -> None:
    made = view(hospital(), [Patient("Sun 12:00", "2Mon 12:00", {})], [], [])
    assert len(profiles(made)["start_patients"]) == 2
