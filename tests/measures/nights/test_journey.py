"""A patient's journey holds what was logged, once, in order."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pandas as pd
from helpers.build import On
from helpers.finished import Duty, Patient, finished, hospital
from helpers.nights import at, did, logs

from dghsim.measures.nights.journey import journey
from dghsim.measures.nights.stays import stays_frame


def told(patient: int, **changes: object) -> list[str]:
    return [step.what for step in journey(logs(**changes), patient)]


def test_work_places_and_clocks_in_order() -> None:
    steps = journey(logs(), 1)
    assert [step.what for step in steps] == [
        "Arrives (emergency department), NEWS2 high",
        "Clerking begun (asked for at 22:20)",
        "Clerking done",
        "Senior review begun (asked for at 23:50)",
        "Senior review done",
        "Decision made",
        "Given a place: acute medical unit (asked for at 23:00)",
        "Gives up the place: acute medical unit",
        "Goes home",
    ]
    assert steps[1].waited == timedelta(minutes=20)
    assert (steps[3].waited, steps[3].by) == (timedelta(minutes=310), "Bob (Medical registrar, night)")
    assert [step.time for step in steps] == sorted(step.time for step in steps)


def test_by_what_somebody_came_is_told_where_it_is_known() -> None:
    made = logs()
    known = dataclasses.replace(made, patients=made.patients.assign(arrives_by="ambulance"))
    assert journey(known, 1)[0].what == "Arrives (emergency department), by ambulance, NEWS2 high"
    unknown = dataclasses.replace(made, patients=made.patients.assign(arrives_by=None))
    assert journey(unknown, 1) == journey(made, 1)


def test_what_is_broken_off_is_taken_up_again_after_a_wait() -> None:
    steps = journey(logs(), 2)
    assert [step.what for step in steps[2:6]] == [
        "Senior review begun (asked for at 23:55)",
        "Senior review broken off",
        "Senior review taken up again",
        "Senior review done",
    ]
    assert steps[4].waited == timedelta(minutes=58)


def test_what_still_waits_after_being_broken_off_was_begun_all_the_same() -> None:
    rows = [
        did(13, 2, "senior_review", 2, "Mon 23:55", "Tue 02:00", "Tue 03:05", "interrupted"),
        did(13, 2, "senior_review", None, "Mon 23:55", None, None, None),
    ]
    found = [step.what for step in journey(logs({"tasks": rows}), 2)]
    assert "Senior review broken off" in found
    assert "Senior review asked for, not begun" not in found


def test_a_team_begins_once_and_each_of_it_is_named() -> None:
    team = [did(40, 1, "arrest", duty, "Tue 01:00", "Tue 01:05", "Tue 01:30") for duty in (0, 2)]
    found = [
        step for step in journey(logs({"tasks": team}), 1) if step.what.startswith("Cardiac arrest begun")
    ]
    assert [step.waited for step in found] == [timedelta(minutes=5), None]
    assert [step.by for step in found] == ["Ann (Take, night)", "Bob (Medical registrar, night)"]


def test_what_was_never_begun_or_given_says_so() -> None:
    waits = logs({"tasks": [did(1, 1, "clerking", None, "Mon 22:20", None, None, None)]})
    assert "Clerking asked for, not begun" in [step.what for step in journey(waits, 1)]
    assert "Waits for a place: acute medical unit, not given" in told(2)


def test_a_clock_that_no_work_tells_is_told_and_one_that_work_tells_is_not() -> None:
    assert "Senior review begun" not in told(1)
    assert "Senior review begun" in [step.what for step in journey(logs({"tasks": []}), 1)]


def test_nothing_is_said_of_deaths_at_a_real_hospital() -> None:
    assert told(2)[-1] == "Died"
    assert told(2, hospital__real=True)[-1] == "Leaves"


def test_who_is_not_in_the_logs_has_no_journey() -> None:
    assert journey(logs(), 99) == ()


def test_stays_are_of_the_patients_measured_with_nulls_for_what_never_came() -> None:
    stay = ("amu", "2Mon 09:00", "2Mon 11:00", "never")
    asking = ("chairs", "2Mon 10:00", "never", "never")
    made = finished(
        hospital(),
        [Patient("Sun 23:00", stays=[("amu", "Sun 23:00", "Sun 23:30", "2Mon 12:00")]),
         Patient("2Mon 09:00", stays=[stay]), Patient("2Mon 09:30", stays=[asking])],
        (), [Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00"))],
    )  # fmt: skip
    table = stays_frame(made)
    assert list(table.columns) == ["replication", "patient", "place", "bed", "asked", "start", "end"]
    waiting, held = table.sort_values("start", na_position="first").to_dict("records")
    assert (held["patient"], held["place"], held["asked"]) == (1, "amu", pd.Timestamp("2022-04-04 09:00"))
    assert held["start"] == pd.Timestamp("2022-04-04 11:00")
    assert (waiting["patient"], waiting["place"]) == (2, "chairs")
    assert pd.isna([held["end"], waiting["start"]]).all()
    assert at("Mon 09:00") == held["asked"].to_pydatetime()
