"""One night put together from logs written by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from helpers.nights import TASKS, at, did, logs

from dghsim.measures.nights.build import night
from dghsim.measures.nights.longest import Which
from dghsim.measures.nights.model import Night, Wait
from dghsim.measures.nights.targets import work_due

MONDAY = Which("worst", 0, date(2022, 4, 4), 6)


@pytest.fixture(scope="module")
def monday() -> Night:
    return night(logs(), MONDAY)


def of(told: Night, patient: int | None, kind: str) -> list[Wait]:
    return [wait for wait in told.waits if (wait.patient, wait.kind) == (patient, kind)]


def test_who_was_on_duty_seniors_first_and_who_was_not(monday: Night) -> None:
    assert [(one.name, one.code, one.who) for one in monday.clinicians] == [
        ("Cat", "CH", "consultant"), ("Bob", "RN", "registrar"), ("Dan", "RD", "registrar"),
        ("", "T2", "tier 1 doctor"), ("Ann", "TN", "tier 1 doctor"),
    ]  # fmt: skip
    cat, bob = monday.clinicians[:2]
    assert (cat.home, bob.home) == (True, False)
    assert (bob.end, bob.free) == (at("Tue 09:00"), at("Tue 09:25"))


def test_what_they_had_in_hand(monday: Night) -> None:
    bob = [(spell.kind, spell.patient, spell.ended) for spell in monday.spells if spell.duty == 2]
    assert bob == [
        ("senior_review", 0, "done"), ("senior_review", 2, "interrupted"), ("break", None, "missed"),
        ("arrest", None, "done"), ("senior_review", 2, "done"), ("senior_review", 1, "done"),
    ]  # fmt: skip
    assert {spell.category for spell in monday.spells} == {"take", "wards", "emergencies", "own"}


def test_a_wait_runs_from_asking_and_again_from_being_broken_off(monday: Night) -> None:
    first, again = of(monday, 2, "senior_review")
    assert (first.asked, first.until, first.again) == (at("Mon 23:55"), at("Tue 02:00"), False)
    assert (again.asked, again.until, again.again) == (at("Tue 03:05"), at("Tue 04:03"), True)
    assert first.senior
    assert monday.longest == of(monday, 1, "senior_review")[0]


def test_work_broken_off_and_finished_before_the_night_is_nobodys_wait() -> None:
    early = [
        did(30, 0, "senior_review", 2, "Mon 19:05", "Mon 19:10", "Mon 19:20", "interrupted"),
        did(30, 0, "senior_review", 2, "Mon 19:05", "Mon 19:30", "Mon 19:40"),
    ]
    assert not of(night(logs({"tasks": early}), MONDAY), 0, "senior_review")
    still = night(logs({"tasks": early[:1]}), MONDAY)
    (wait,) = of(still, 0, "senior_review")
    assert (wait.asked, wait.until, wait.ended) == (at("Mon 19:20"), at("Tue 02:30"), False)


def test_waiting_again_is_not_what_a_night_is_known_by() -> None:
    tasks = [
        did(30, 0, "senior_review", 2, "Mon 20:00", "Mon 20:10", "Mon 20:20", "interrupted"),
        did(30, 0, "senior_review", 2, "Mon 20:00", "Tue 01:00", "Tue 01:10"),
    ]
    longest = night(logs({"tasks": tasks}), MONDAY).longest
    assert longest is not None
    assert (longest.asked, longest.until) == (at("Mon 20:00"), at("Mon 20:10"))


def test_a_team_is_one_wait_and_what_is_missed_is_none() -> None:
    team = [did(40, 1, "arrest", duty, "Tue 01:00", "Tue 01:05", "Tue 01:30") for duty in (0, 2)]
    own = did(41, None, "break", 2, "Tue 02:00", None, "Tue 02:45", "missed")
    told = night(logs({"tasks": [*team, own]}), MONDAY)
    assert [wait.kind for wait in told.waits] == ["amu", "amu", "arrest"]
    assert len([spell for spell in told.spells if spell.kind == "arrest"]) == 2


def test_a_first_bed_is_waited_for_and_a_second_is_not(monday: Night) -> None:
    (given,), (never,) = of(monday, 1, "amu"), of(monday, 2, "amu")
    assert (given.until, given.ended, given.due) == (at("Tue 06:00"), True, at("Tue 02:10"))
    assert (never.until, never.ended) == (at("Tue 09:30"), False), "until leaving"
    stays = [
        {"patient": 1, "place": "amu", "asked": at("Mon 22:30"), "start": at("Mon 22:40"), "end": None},
        {"patient": 1, "place": "amu", "asked": at("Mon 23:00"), "start": at("Tue 06:00"), "end": None},
    ]
    moved = of(night(logs({"stays": stays}), MONDAY), 1, "amu")
    assert [(wait.asked, wait.until) for wait in moved] == [(at("Mon 22:30"), at("Mon 22:40"))]


def test_work_on_the_wards_waits_without_a_patient(monday: Night) -> None:
    (job,) = of(monday, None, "ward_job")
    assert (job.level, job.senior, job.due) == (1, False, at("Tue 01:15"))


def test_targets_are_the_works_own_or_the_standards() -> None:
    hospital, asked, arrive = logs().scenario, at("Mon 22:00"), at("Mon 21:00")
    assert asked is not None
    assert work_due(hospital, "ward_job", asked, None) == at("Mon 22:15")
    assert work_due(hospital, "clerking", asked, arrive) == at("Tue 01:00")
    assert work_due(hospital, "senior_review", asked, arrive) is None
    consultant = logs(pathway__stage__senior__mark="consultant_start").scenario
    assert work_due(consultant, "senior_review", asked, arrive) == at("Tue 11:00"), "14 hours by night"
    assert work_due(consultant, "senior_review", asked, at("Mon 12:00")) == at("Mon 18:00"), "6 by day"


def test_patients_and_arrivals_are_of_the_night(monday: Night) -> None:
    assert [one.patient for one in monday.patients] == [0, 1, 2]
    assert monday.arrivals == 2, "patient 0 came before 20:00"
    assert set(monday.journeys) == {0, 1, 2}


def test_rows_in_another_order_give_the_same_night(monday: Night) -> None:
    assert night(logs({"tasks": TASKS[::-1]}), MONDAY) == monday


def test_no_row_of_another_night_is_told() -> None:
    friday = night(logs(), Which("asked", 0, date(2022, 4, 8)))
    assert (friday.waits, friday.spells, friday.longest) == ((), (), None)
    assert friday.end - friday.begin == timedelta(hours=14)
