"""What each doctor meets in a year, by hand; one week measured, so a year is 52 times as many."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, Patient, hospital, view
from helpers.whole import whole

from dghsim.measures.exposure import SPREAD, exposure, exposure_profiles
from dghsim.measures.view import View

HERE = [Patient("2Mon 07:00"), Patient("2Mon 07:30"), Patient("2Mon 08:00")]
ON = [
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00", "quick")),
    Duty(On("take", "Bob", "2Tue 08:00", "2Tue 20:00")),
    Duty(On("take", "Agency 1", "2Wed 08:00", "2Wed 20:00"), "agency"),
    Duty(On("take", "Cat", "2Thu 08:00", "2Thu 20:00"), "act_down"),
]


def did(work: str, duty: int, start: str, patient: int | None = 0, piece: str | None = None) -> Did:
    return Did(work, duty, start, start, "never", patient=patient, piece=piece)


@pytest.fixture(scope="module")
def made() -> View:
    return view(whole(), HERE, [
        did("clerking", 0, "2Mon 08:00", 0),
        did("senior_review", 0, "2Mon 09:00", 0),  # the same patient again
        did("clerking", 0, "2Mon 10:00", 1),
        did("senior_review", 1, "2Mon 11:00", 1),
        did("clerking", 3, "2Wed 09:00", 2),  # the agency learns nothing here
        did("arrest", 0, "2Mon 12:00", None, "one"),
        did("arrest", 1, "2Mon 12:00", None, "one"),
        did("arrest", 0, "2Mon 13:00", None, "two"),
        did("arrest", 3, "2Wed 13:00", None, "three"),
    ], ON)  # fmt: skip


def test_arrests_are_of_each_who_came(made: View) -> None:
    found = exposure(made)
    assert (
        found["arrests_mean_per_year_t1"] == 52 * 2 / 2
    )  # Ann two, Bob none; Cat acts down, and is of no tier here
    assert found["arrests_lowest_per_year_t1"] == 0
    assert found["arrests_lowest_per_year_t2"] == 52
    assert np.isnan(found["arrests_mean_per_year_t3"])


def test_patients_on_the_take_against_the_minimum(made: View) -> None:
    found = exposure(made)
    assert found["take_patients_mean_per_year_plain"] == pytest.approx(52 * 2 / 3)
    assert found["take_patients_lowest_per_year_plain"] == 0
    assert found["take_patients_below_percent_plain"] == pytest.approx(200 / 3)  # Ann's 104 are over 100
    assert not [name for name in found if "quick" in name]


def test_the_spread_over_the_doctors_of_a_tier(made: View) -> None:
    found = exposure_profiles(made)
    assert found["clerked_t1"] == pytest.approx(np.quantile([0, 104], SPREAD))
    assert found["clerked_t2"].tolist() == [52] * len(SPREAD)
    assert np.isnan(found["clerked_t3"]).all()


def test_by_grade_and_kind_of_work(made: View) -> None:
    found, works = exposure_profiles(made), list(made.replication.scenario.work)
    assert found["met_plain"][works.index("clerking")] == pytest.approx(52 * 2 / 3)
    assert found["met_plain"][works.index("arrest")] == pytest.approx(52 * 2 / 3)
    assert found["met_quick"][works.index("arrest")] == 52
    assert np.isnan(found["met_slow"]).all()


def test_work_taken_up_again_is_of_who_began_it() -> None:
    found = exposure_profiles(view(whole(), HERE, [
        Did("clerking", 0, "2Mon 08:00", "2Mon 08:00", "2Mon 09:00", patient=0, piece="one", ended="handed_over"),
        Did("clerking", 2, "2Mon 08:00", "2Tue 09:00", "2Tue 10:00", patient=0, piece="one"),
    ], ON))  # fmt: skip
    assert found["clerked_t1"].tolist()[-1] == 52
    assert found["met_plain"].sum() == pytest.approx(52 / 3)
    assert found["clerked_t1"].sum() == pytest.approx(np.quantile([0, 52], SPREAD).sum())


def test_without_teams_and_minimum_there_is_nothing_to_meet() -> None:
    assert exposure(view(hospital(), HERE, (), ON)) == {}


def in_post(made: View, **weeks: float) -> View:
    """With these doctors in post for so many weeks, of the one that is measured."""
    years = made.tenure.years.copy()
    for doctor, each in weeks.items():
        years[made.replication.duties.doctors.index(doctor)] = each / 52
    return dataclasses.replace(made, tenure=dataclasses.replace(made.tenure, years=years))


def test_each_is_reckoned_by_the_own_time_in_post(made: View) -> None:
    found = exposure(in_post(made, Ann=0.5))
    assert found["arrests_mean_per_year_t1"] == pytest.approx(52 * (2 / 0.5 + 0) / 2)
    assert found["take_patients_mean_per_year_plain"] == pytest.approx(52 * (2 / 0.5 + 0 + 0) / 3)
    by_kind = exposure_profiles(in_post(made, Ann=0.5))["met_plain"]
    works = list(made.replication.scenario.work)
    assert by_kind[works.index("arrest")] == pytest.approx(52 * 2 / (0.5 + 1 + 1))


def test_who_was_hardly_there_is_not_the_one_with_fewest(made: View) -> None:
    found = exposure(in_post(made, Bob=0.2))
    assert found["arrests_lowest_per_year_t1"] == 52 * 2
    assert found["take_patients_lowest_per_year_plain"] == 0  # Cat
    assert found["take_patients_below_percent_plain"] == 50
    assert exposure_profiles(in_post(made, Bob=0.2))["clerked_t1"].tolist() == [104] * len(SPREAD)
