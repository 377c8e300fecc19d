"""The model's own numbers, by hand. Week 2 is the week measured; figures are known by construction."""

from __future__ import annotations

import math
from typing import Any

import pytest
from helpers.build import On, fixed
from helpers.clock import seconds
from helpers.finished import Did, Duty, Patient, hospital, view

from dghsim.measures.face.counterparts import COUNTERPARTS
from dghsim.measures.face.load import figures
from dghsim.measures.face.values import face_values
from dghsim.scenario.root import Scenario

DOOR = ["door"]


def admitted(arrive: str, referral: str, bed: str, leave: str, **marks: str) -> Patient:
    """Asked for a bed at referral."""
    return Patient(arrive, leave, {"referral": referral, **marks}, [("amu", referral, bed, leave)])


def of(name: str, *patients: Patient, scenario: Scenario | None = None, **given: Any) -> float:
    in_order = sorted(patients, key=lambda one: seconds(one.arrive))
    return COUNTERPARTS[name](view(scenario or hospital(), in_order), **given)


def test_the_quarters_of_the_day() -> None:
    come = [Patient(f"2Mon {hour:02}:00") for hour in (0, 5, 6, 12, 17, 18, 23, 23)]
    quarters = [
        of("arrived_between", *come, begins=hour, ends=hour + 6, streams=DOOR) for hour in (0, 6, 12, 18)
    ]
    assert quarters == [25, 12.5, 25, 37.5]
    assert math.isnan(of("arrived_between", *come, begins=0, ends=6, streams=["elsewhere"]))


def test_samba_counts_thursdays_alone() -> None:
    def seen(arrive: str, score: str) -> Patient:
        return Patient(arrive, "2Sat 12:00", {"ews": score})

    come = [
        seen("2Wed 23:59:59", "2Thu 09:00"), seen("2Thu 00:00", "2Thu 00:30"), seen("2Thu 10:00", "2Thu 10:30:01"),
        seen("2Thu 23:59:59", "2Fri 00:20"), seen("2Fri 00:00", "2Fri 09:00"),
    ]  # fmt: skip
    assert of("seen_in_time", *come, marks=["ews"], hours=0.5, days="thursday") == pytest.approx(200 / 3)
    assert of("seen_in_time", *come, marks=["ews"], hours=0.5) == 40


def test_the_consultant_has_six_hours_by_day_and_fourteen_by_night() -> None:
    come = [
        Patient("2Thu 08:00", "2Sat 12:00", {"consultant_start": "2Thu 14:00"}),
        Patient("2Thu 09:00", "2Thu 10:00"),  # goes home without needing one
        Patient("2Thu 19:59", "2Sat 12:00", {"consultant_start": "2Fri 02:00"}),
        Patient("2Thu 20:00", "2Sat 12:00", {"consultant_start": "2Fri 10:00"}),
    ]
    given = {"marks": ["consultant_start"], "hours": 6, "night_hours": 14, "unseen_count": False}
    assert of("seen_in_time", *come, **given) == pytest.approx(200 / 3)
    assert of("seen_in_time", *come, **given, by_day_only=True) == 50
    assert of("seen_in_time", *come, **(given | {"unseen_count": True})) == 50


def test_the_seven_day_standard_by_the_day_of_the_decision() -> None:
    def one(decision: str, consultant: str | None) -> Patient:
        marks = {"decision": decision} | ({"consultant_start": consultant} if consultant else {})
        return admitted("2Mon 01:00", "2Mon 01:30", "2Mon 02:00", "3Mon 00:00", **marks)

    given = {"marks": ["consultant_start"], "hours": 14, "since": "decision", "unseen_count": False}
    come = [
        one("2Fri 22:00", "2Sat 12:00"), one("2Fri 22:00", "2Sat 12:00:01"), one("2Sat 00:00", "2Sat 01:00"),
        one("2Sun 01:00", None),  # left unseen, long after
        Patient("2Mon 09:00", "2Mon 20:00", {"decision": "2Mon 10:00", "consultant_start": "2Mon 11:00"}),  # no bed
    ]  # fmt: skip
    made = hospital(run__weeks=2)
    assert of("seen_in_time", *come, scenario=made, **given, days="weekday") == 50
    assert of("seen_in_time", *come, scenario=made, **given, days="weekend") == 50


def test_ed_stays_end_with_a_bed_or_a_chair() -> None:
    come = [
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 10:00", "2Tue 10:00"),
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 12:00", "2Tue 10:00"),
        Patient("2Mon 08:00", "2Mon 20:00", {}, [("chairs", "2Mon 09:00", "2Mon 11:00", "2Mon 20:00")]),
        Patient("2Mon 08:00", "2Mon 09:00"),  # home from ED: not admitted
        admitted("Sun 08:00", "Sun 09:00", "2Mon 08:00", "2Tue 10:00"),  # warm-up
    ]
    parts = ("mean", "median", "lower_quartile", "upper_quartile")
    assert [of("ed_stay", *come, part=part, streams=DOOR) for part in parts] == [180, 180, 150, 210]
    assert of("ed_stay_within", *come, hours=3, streams=DOOR) == pytest.approx(200 / 3)


def test_waits_for_a_bed_are_over_everybody() -> None:
    come = [
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 14:00", "2Tue 10:00"),  # four hours exactly
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 14:00:01", "2Tue 10:00"),
        Patient("2Mon 08:00", "2Mon 09:00"),
        Patient("2Mon 08:00", "2Mon 09:00"),
    ]
    assert of("bed_wait_over", *come, hours=4) == 25


def test_beds_are_medicines_and_those_of_outliers_are_not() -> None:
    made = hospital(place__far={"count": 10, "outlier": True})
    far = Patient(
        "2Mon 00:00",
        "3Mon 00:00",
        {"referral": "2Mon 00:00"},
        [("far", "2Mon 00:00", "2Mon 00:00", "3Mon 00:00")],
    )
    near = admitted("2Mon 00:00", "2Mon 00:00", "2Mon 00:00", "2Tue 18:00")
    assert of("beds_occupied", near, far, scenario=made) == pytest.approx(100 * 42 / (2 * 168))
    assert of("bed_days_each", near, far, scenario=made) == pytest.approx((1.75 + 7) / 2)


def test_who_is_ready_in_a_bed() -> None:
    made = hospital(pathway__stage__ready={"type": "delay", "mark": "ready", "duration": fixed(0)})
    fit = admitted("2Mon 00:00", "2Mon 00:00", "2Mon 00:00", "2Tue 00:00", ready="2Mon 18:00")
    early = admitted("2Mon 00:00", "2Mon 00:00", "2Mon 12:00", "2Tue 00:00", ready="2Mon 06:00")
    ill = admitted("2Mon 00:00", "2Mon 00:00", "2Mon 00:00", "2Tue 00:00")
    assert of("not_meeting", fit, early, ill, scenario=made) == pytest.approx(100 * (6 + 12) / (24 + 12 + 24))


def test_nights_run_from_referral() -> None:
    come = [
        admitted("2Mon 22:00", "2Tue 00:30", "2Tue 01:00", "2Tue 20:00"),  # arrived the day before: none
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 11:00", "2Tue 00:00"),  # one
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 11:00", "2Thu 10:00"),  # three
        admitted("2Mon 08:00", "2Mon 10:00", "2Mon 11:00", "3Mon 00:00"),  # leaves after the week
    ]
    made = hospital(run__weeks=1)
    assert of("nights", *come, scenario=made, overnight_only=False) == pytest.approx(4 / 3)
    assert of("nights", *come, scenario=made, overnight_only=True) == 2
    assert of("same_day", *come, scenario=made) == pytest.approx(100 / 3)


def test_discharges_are_of_those_who_stay_a_night_and_live() -> None:
    def leaves(leave: str, arrive: str = "Sun 08:00", outcome: str = "home") -> Patient:
        return Patient(arrive, leave, {"referral": arrive}, [("amu", arrive, arrive, leave)], outcome)

    come = [
        leaves("2Mon 16:59:59"), leaves("2Mon 17:00"), leaves("2Fri 12:00"), leaves("2Sun 12:00"),
        leaves("2Fri 12:00", outcome="died"), leaves("2Fri 12:00", arrive="2Fri 08:00"),
        Patient("2Mon 08:00", "2Tue 12:00"),  # never in a bed
    ]  # fmt: skip
    assert of("discharges_on", *come, day="monday") == pytest.approx(2 / (4 / 7))
    assert of("discharges_on", *come, day="saturday") == 0
    assert of("discharged_by", *come, hour=17, days="weekday") == pytest.approx(200 / 3)
    assert of("discharged_by", *come, hour=17, days="weekend") == 100


ON = [
    Duty(On("night", "a", "2Mon 20:00", "2Tue 08:00")), Duty(On("take", "b", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "c", "2Mon 08:00", "2Tue 08:00")),
]  # fmt: skip
ON_CALL = Duty(On("reg", "c", "2Fri 08:00", "3Wed 08:00"))


def job(since: str, work: str = "ward_red") -> Did:
    return Did(work, 0, since, since, since)


def test_jobs_out_of_hours_of_a_hundred_beds() -> None:
    made = hospital(work__ward_red__category="wards", place__amu__count=200)
    jobs = [job(f"2Mon {clock}") for clock in ("16:59:59", "17:00", "19:59", "20:00", "23:59")]
    jobs += [job("2Tue 00:00"), job("2Tue 07:59:59"), job("2Tue 08:00"), job("Sun 18:00")]
    seen = view(made, [], jobs, ON)
    assert COUNTERPARTS["jobs_rate"](seen, words=["ward_"]) == pytest.approx(6 / (15 * 7 * 2))
    assert COUNTERPARTS["jobs_between"](seen, begins=17, ends=24, words=["ward_"]) == pytest.approx(400 / 6)
    assert COUNTERPARTS["jobs_between"](seen, begins=17, ends=20, words=["ward_"]) == pytest.approx(200 / 6)


def test_work_for_a_patient_is_no_job_of_the_wards() -> None:
    made = hospital(work__ward_red__category="wards")
    seen = view(
        made, [Patient("2Mon 08:00")], [Did("ward_red", 0, "2Mon 18:00", "2Mon 18:00", "2Mon 19:00", 0)], ON
    )
    assert COUNTERPARTS["jobs_rate"](seen, words=["ward_"]) == 0


def test_calls_by_what_is_in_their_names() -> None:
    made = hospital(
        work__cardiac_arrest={"category": "emergencies", "duration": fixed(30)},
        work__arrest_clinic={"category": "wards", "duration": fixed(30)},
        place__amu__count=50,
    )
    calls = [job("2Mon 18:00", "cardiac_arrest"), job("2Tue 10:00", "cardiac_arrest")]
    calls += [job("2Mon 18:00", "arrest_clinic")]
    of_patients = [Did("cardiac_arrest", 0, "2Mon 18:00", "2Mon 18:00", "2Mon 18:10", at) for at in (3, 4)]
    seen = view(made, [Patient("2Mon 08:00") for _ in range(500)], calls + of_patients, ON)
    given = {"categories": ["emergencies"], "words": ["arrest"]}
    assert COUNTERPARTS["calls_each_thousand"](seen, **given) == 4, "not those of the rest of the hospital"
    assert COUNTERPARTS["calls_each_night"](seen, **given) == pytest.approx(3 / (7 * 0.5))


def test_reviews_on_whole_days_in_bed() -> None:
    made = hospital(run__weeks=2)
    come = [
        admitted("2Fri 06:00", "2Fri 08:00", "2Fri 10:00", "3Tue 12:00"),  # whole days: Sat, Sun, Mon
        admitted("2Fri 06:00", "2Fri 08:00", "2Sat 00:00", "2Sun 00:00"),  # Sat
        admitted("2Fri 06:00", "2Fri 08:00", "2Fri 10:00", "2Sat 23:59"),  # none
    ]
    work = [
        Did("senior_review", 0, "2Fri 12:00", "2Fri 12:00", "2Fri 12:10", 0),
        Did("senior_review", 0, "2Sat 12:00", "2Sat 12:00", "2Sat 12:10", 0),
        Did("senior_review", 0, "2Sat 14:00", "2Sat 14:00", "2Sat 14:10", 0),
        Did("clerking", 0, "2Sun 12:00", "2Sun 12:00", "2Sun 12:10", 0),
        Did("senior_review", 0, "3Mon 12:00", "3Mon 12:00", "3Mon 12:10", 0),
        Did("senior_review", 0, "2Sat 12:00", "2Sat 12:00", "2Sat 12:10", 2),
    ]
    seen = view(made, come, sorted(work, key=lambda one: seconds(one.start)), [ON_CALL])
    given = {"words": ["review"]}
    assert COUNTERPARTS["reviewed_each_day"](seen, days="weekend", **given) == pytest.approx(100 / 3)
    assert COUNTERPARTS["reviewed_each_day"](seen, days="weekday", **given) == 100


def test_hours_for_ten_are_of_a_level_and_of_the_take() -> None:
    made = hospital(work__ward_red__category="wards")
    work = [
        Did("clerking", 1, "2Mon 08:00", "2Mon 09:00", "2Mon 10:30", 0),
        Did("clerking", 2, "2Mon 08:00", "2Mon 10:00", "2Mon 10:30", 1),
        Did("ward_red", 1, "2Mon 11:00", "2Mon 11:00", "2Mon 15:00", 1),
        Did("clerking", 0, "2Mon 20:00", "2Mon 20:00", "2Mon 22:00"),  # a job that is nobody's of the take
    ]
    seen = view(made, [Patient("2Mon 08:00"), Patient("2Mon 08:01")], work, ON)
    assert [COUNTERPARTS["hours_for_ten"](seen, level=level) for level in (1, 2, 3)] == [7.5, 2.5, 0]


def test_a_replication_with_nobody_in_it_measures_nothing_and_does_not_fail() -> None:
    found = face_values(view(hospital()))
    assert found
    assert all(math.isnan(value) or value == 0 for value in found.values())
    assert set(found) < {figure.id for figure in figures()}
