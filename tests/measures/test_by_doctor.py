"""What each post meets, by hand: one week measured, so a year is 52 times as many."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, Patient, finished, hospital, no_rota
from helpers.whole import whole

from dghsim.measures.by_doctor import by_doctor, doctors_of, exposure_table
from dghsim.measures.facts import facts_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Study
from dghsim.measures.tenure import steady
from dghsim.measures.view import look
from dghsim.rota.model import DatedRota
from dghsim.rota.table import leave_table, shift_table

ON = [
    Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00")),  # 0: in the warm-up
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("night", "Ann", "2Fri 20:00", "2Sat 08:00")),
    Duty(On("take", "Ann", "2Sat 08:00", "2Sat 20:00")),
    Duty(On("take", "Ann", "2Sun 08:00", "2Sun 20:00")),
    Duty(On("night", "Agency 1", "2Sun 20:00", "3Mon 08:00"), "agency"),
]
HERE = [Patient("2Mon 07:00"), Patient("2Mon 07:30")]
POSTS = [("t1", "take", "Ann"), ("t1", "take", "Bob"), ("t2", "reg", "Reg")]


def did(work: str, duty: int, start: str, patient: int | None, piece: str | None = None) -> Did:
    return Did(work, duty, start, start, "never", patient=patient, piece=piece)


WORKS = [
    did("clerking", 1, "2Mon 08:00", 0),
    did("clerking", 1, "2Mon 09:00", 1),
    did("senior_review", 2, "2Mon 11:00", 1),
    did("arrest", 1, "2Mon 12:00", None, "one"),
    did("arrest", 2, "2Mon 12:00", None, "one"),
    did("arrest", 6, "2Sun 23:00", None, "two"),
]


def rota() -> DatedRota:
    """A planner's own rota of three posts."""
    moments = {"start": np.array(["2022-04-11T08:00:00"] * 3, "datetime64[s]"),
               "end": np.array(["2022-04-11T20:00:00"] * 3, "datetime64[s]")}  # fmt: skip
    words = {"tier": [row[0] for row in POSTS], "duty": [row[1] for row in POSTS], "doctor": [row[2] for row in POSTS],
             "grade": ["plain"] * 3, "kind": ["shift"] * 3, "filled_by": ["post"] * 3}  # fmt: skip
    return DatedRota(shift_table([{**moments, **words}]), (), leave_table([]), "")


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    made = finished(whole(), HERE, WORKS, ON, rota=rota())
    still = steady(made)
    years = still.years.copy()
    years[made.duties.doctors.index("Ann")] = 0.5 / 52
    scene = look(made, facts_of(made.scenario), dataclasses.replace(still, years=years))
    study = Study(
        made.scenario, made.rota, (), pd.DataFrame(), by_doctor(scene, doctors_of(made.scenario, made.rota))
    )
    return exposure_table(study).set_index("doctor")


def test_a_row_a_post_with_its_time_in_it(found: pd.DataFrame) -> None:
    assert found.index.tolist() == ["Ann", "Bob", "Reg"], "no locum"
    assert found["tier"].tolist() == ["t1", "t1", "t2"]
    assert found["weeks_in_post"].tolist() == [0.5, 0, 1]
    assert found.loc["Bob"].drop(["site", "tier", "weeks_in_post"]).isna().all(), "never in post"


def test_work_is_a_year_in_post_and_a_teams_of_each_who_came(found: pd.DataFrame) -> None:
    half = 104
    assert found.loc["Ann", ["clerkings", "reviews", "emergency_teams"]].tolist() == [2 * half, 0, half]
    assert found.loc["Reg", ["clerkings", "reviews", "emergency_teams"]].tolist() == [0, 52, 52]
    assert found.loc["Ann", "work_clerking"] == 2 * half
    assert "work_handover" not in found


def test_nights_and_weekends_are_those_worked(found: pd.DataFrame) -> None:
    assert found.loc["Ann", ["nights", "weekends"]].tolist() == [104, 104], (
        "Saturday and Sunday are one weekend"
    )
    assert found.loc["Reg", ["nights", "weekends"]].tolist() == [0, 0]


def test_without_posts_there_is_no_table() -> None:
    made = finished(hospital())
    assert measure(made).profiles.keys().isdisjoint({"by_doctor"})
    assert exposure_table(Study(made.scenario, no_rota(), (), pd.DataFrame(), {})).empty
