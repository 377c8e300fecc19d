"""Sentences by rule: each says what the log says, and is left out where there is nothing to say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from helpers.nights import DUTIES, TASKS, did, logs, on, scenario

from dghsim.measures.nights import words
from dghsim.measures.nights.build import night
from dghsim.measures.nights.journey import journey
from dghsim.measures.nights.longest import Which

MONDAY = Which("worst", 0, date(2022, 4, 4), 6)


def story(**changed: list[dict[str, Any]]) -> tuple[str, ...]:
    return night(logs(changed), MONDAY).story


def test_the_night_of_the_arrest() -> None:
    told = night(logs(), MONDAY)
    assert (
        told.headline == "Patient 1 waited 5 h 10 min for senior review by a registrar, from 23:50 to 05:00."
    )
    assert told.story == (
        "In that time the registrar was with other patients of the take for 4 h 12 min and at emergencies for 58 min.",
        "On duty at the hospital at 03:00: 1 tier 1 doctor and 1 registrar; on call from home: 1 consultant. "
        "Nobody worked the tier 1 doctor's duty Second on.",
        "2 patients arrived between 20:00 and 10:00.",
        "From 03:05 the only registrar at the hospital was away for 58 min (Cardiac arrest); 2 patients waited for a "
        "senior in that time.",
        "Work was broken off once for something more urgent; missed: break (once).",
        "Nobody was still waiting at 10:00. Late home: Bob (Medical registrar, night), by 25 min.",
    )


def test_no_senior_on_duty_is_said() -> None:
    nobody = [row | {"doctor": None} if row["duty"] == 2 else row for row in DUTIES]
    assert story(duties=nobody)[0] == "No registrar was on duty in that time."
    late = [
        row | on(2, "reg", 2, "Bob", "Tue 01:50", "Tue 09:00") if row["duty"] == 2 else row for row in DUTIES
    ]
    assert story(duties=late)[0].startswith(
        "For 2 h of it no registrar was on duty; in the rest the registrar was"
    )


@pytest.mark.parametrize(
    ("away", "whom", "first"),
    [
        (2, "a registrar", "No registrar was on duty in that time."),
        (3, "a consultant", "No consultant was on duty in that time."),
        (None, "a registrar", "In that time the registrar was with other patients of the take for 1 h."),
    ],
)
def test_of_a_team_the_seat_that_was_missing_is_named(away: int | None, whom: str, first: str) -> None:
    home = scenario().rota.tier["t3"].duty["home"].model_dump(mode="json")
    team = {"work__arrest__team": [{"tiers": ["t2"]}, {"tiers": ["t3"]}],
            "rota__tier__t3__duty__home": home | {"first": ["arrest"]}}  # fmt: skip
    tasks = [did(1, 1, "arrest", 2, "Mon 23:00", "Tue 00:00", "Tue 00:20")]
    if away is None:
        tasks += [did(2, 0, "senior_review", 2, "Mon 22:30", "Mon 22:30", "Tue 00:00")]
    duties = [row | {"doctor": None} if row["duty"] == away else row for row in DUTIES]
    told = night(logs({"tasks": tasks, "duties": duties}, **team), MONDAY)
    assert told.headline == f"Patient 1 waited 1 h for {whom} (cardiac arrest), from 23:00 to 00:00."
    assert told.story[0] == first


def test_a_label_that_names_the_senior_does_not_name_the_senior_twice() -> None:
    told = night(logs(work__senior_review__label="Registrar review"), MONDAY)
    assert told.headline == "Patient 1 waited 5 h 10 min for registrar review, from 23:50 to 05:00."


def test_those_from_outside_are_numbered_within_the_night() -> None:
    def outside(name: str) -> dict[str, Any]:
        return {"doctor": name, "filled_by": "agency"}

    duties = [row | outside("Agency registrar 1982") if row["duty"] == 2 else row for row in DUTIES]
    told = night(logs({"duties": duties}), MONDAY)
    assert "Late home: Agency registrar (Medical registrar, night)" in told.story[-1]
    two = [*duties, on(9, "reg", 2, "Fay", "Mon 23:00", "Tue 09:00") | outside("Agency registrar 694")]
    told = night(logs({"duties": two}), MONDAY)
    assert [one.name for one in told.clinicians if one.level == 2] == [
        "Agency registrar 1", "Agency registrar 2", "Dan",
    ]  # fmt: skip
    assert "Agency registrar 1 (Medical registrar, night)" in {step.by for step in told.journeys[1]}
    assert "Agency registrar (Medical registrar, night)" in {
        step.by for step in journey(logs({"duties": two}), 1)
    }


def test_a_locum_whom_the_planner_named_keeps_the_name() -> None:
    for name, filled_by in (("Dr Agency 5", "agency"), ("Agency Smith 5", "post")):
        given = {"doctor": name, "filled_by": filled_by}
        named = [row | given if row["duty"] == 2 else row for row in DUTIES]
        assert f"Late home: {name} (" in story(duties=named)[-1]


def test_two_seniors_are_told_together_and_one_of_them_is_called_away() -> None:
    two = [*DUTIES, on(9, "reg", 2, "Fay", "Mon 20:30", "Tue 09:00")]
    told = story(duties=two)
    assert told[0].startswith("In that time the 2 registrars on duty were between them without") is False
    assert told[0].endswith("and without work in hand for 5 h 10 min.")
    assert told[3].startswith("From 03:05 one of 2 registrars was away")


def test_without_emergencies_the_most_at_one_time_are_told() -> None:
    calm = [row for row in TASKS if row["kind"] != "arrest"]
    assert story(tasks=calm)[3] == "The most patients waiting for a senior at one time were 2, at 23:55."


def test_who_waits_before_and_after_the_night_is_counted() -> None:
    tasks = [
        did(1, 0, "clerking", 0, "Mon 19:30", "Mon 20:40", "Mon 21:00"),
        did(2, 2, "senior_review", 2, "Mon 23:00", None, None, None),
        did(3, 3, "senior_review", 2, "Mon 23:00", None, None, None),
    ]
    told = story(tasks=tasks)
    assert (
        told[2]
        == "2 patients arrived between 20:00 and 10:00. Waiting already at 20:00: 1 for a tier 1 doctor."
    )
    patients = logs().patients.to_dict("records")
    stays = [row | {"leave": None} for row in patients]
    assert (
        "Still waiting at 10:00: 1 for a registrar and 1 for a bed." in story(tasks=tasks, patients=stays)[-1]
    )


def test_a_wait_that_goes_on_beyond_the_night_says_how_much_is_of_it() -> None:
    told = night(logs({"tasks": [did(1, 1, "senior_review", 4, "Tue 04:00", "Tue 15:00", None)]}), MONDAY)
    assert (
        told.headline
        == "Patient 1 waited 11 h (6 h of it in this night) for senior review by a registrar, from 04:00 to 15:00."
    )


@pytest.mark.parametrize("number", range(6))
def test_there_are_three_to_six_sentences_beside_the_headline(number: int) -> None:
    told = night(logs(), Which("asked", 0, date(2022, 4, 4) + timedelta(days=number)))
    assert 3 <= len(told.story) <= 6


def test_words() -> None:
    assert words.length(timedelta(hours=5, minutes=10, seconds=59)) == "5 h 10 min"
    assert [words.length(timedelta(minutes=each)) for each in (0.5, 58, 120)] == [
        "under a minute",
        "58 min",
        "2 h",
    ]
    assert words.night_of(date(2022, 4, 30)) == "Saturday 30 April to Sunday 1 May 2022"
    assert words.night_of(date(2022, 5, 3)) == "Tuesday 3 to Wednesday 4 May 2022"
    assert [words.lowered(each) for each in ("Clerking", "AMU bed", "3 beds")] == [
        "clerking",
        "AMU bed",
        "3 beds",
    ]
