"""The nights of the page: what is drawn where, what is said, and that no name in them acts."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta

import pytest
from helpers.nights import PATIENTS, STAYS, at, bed, did, logs, patient
from report import made_up, night_studies
from report.markup import parsed, read

from dghsim.measures.nights.build import night
from dghsim.measures.nights.longest import Which
from dghsim.report.figures.nights.clinicians import clinician_lanes
from dghsim.report.figures.nights.lanes import Bar, Lane, bar
from dghsim.report.figures.nights.patients import MOST, patient_lanes, ward_lane
from dghsim.report.page import report_page
from dghsim.report.sections.nights import night_section

MONDAY = night(logs(), Which("worst", 0, date(2022, 4, 4), 6))


def lane(lanes: tuple[Lane, ...], label: str) -> Lane:
    (found,) = [each for each in lanes if each.label == label]
    return found


def hours(bar: Bar) -> tuple[float, float]:
    """From and to, in hours after 20:00."""
    return round(float(bar.left) * 0.14, 1), round((float(bar.left) + float(bar.width)) * 0.14, 1)


def named(found: Lane, style: str) -> list[tuple[float, float]]:
    return [hours(bar) for bar in found.bars if set(style.split()) <= set(bar.style.split())]


def test_bars_lie_where_the_clock_says() -> None:
    bob = lane(clinician_lanes(MONDAY), "Bob")
    assert named(bob, "on") == [(0.5, 13.0), (13.0, 13.4)]
    assert named(bob, "late") == [(13.0, 13.4)]
    assert named(bob, "spell take") == [(3.7, 6.0), (6.0, 7.1), (8.1, 9.0), (9.0, 9.5)]
    assert named(bob, "spell emergencies") == [(7.1, 8.1)]
    assert named(bob, "broken") == [(6.0, 7.1)]
    assert len(named(bob, "missed")) == 1
    assert named(lane(clinician_lanes(MONDAY), "Cat"), "home") == [(0.0, 12.0)]


def test_a_duty_that_nobody_worked_says_so() -> None:
    nobody = lane(clinician_lanes(MONDAY), "nobody")
    assert [bar.words for bar in nobody.bars] == ["Second on: nobody"]
    assert not nobody.columns, "nothing to open"


def test_a_patients_wait_is_dark_beyond_the_target_and_the_longest_is_marked() -> None:
    lanes, left_out = patient_lanes(MONDAY)
    assert (len(lanes), left_out) == (3, 0)
    one = lane(lanes, "Patient 1")
    assert one.marked
    assert named(one, "for-2 longest") == [(3.8, 9.0)]
    assert named(one, "for-bed") == [(3.0, 6.2), (6.2, 10.0)], "due at 02:10, four hours after arrival"
    assert named(one, "for-bed beyond") == [(6.2, 10.0)]
    assert [line.day for line in one.lines if line.day] == [
        "Monday 4 April 2022", "Tuesday 5 April 2022",
    ]  # fmt: skip
    assert one.more.startswith("2 later steps left out here; dghsim explain RUN --patient 1 --replication 0")
    assert ward_lane(MONDAY)[0].beside == "1 job"


def test_a_wait_that_begins_beyond_its_target_is_one_dark_bar() -> None:
    tasks = [did(1, 0, "clerking", 0, "Mon 23:30", "Tue 00:00", "Tue 00:30")]
    (zero,) = [
        each
        for each in patient_lanes(night(logs({"tasks": tasks}), MONDAY.which))[0]
        if each.label == "Patient 0"
    ]
    assert named(zero, "for-1") == named(zero, "for-1 beyond") == [(3.5, 4.0)], "due at 23:00"


def test_nothing_outside_the_night_has_a_bar() -> None:
    begin, end, hour = MONDAY.begin, MONDAY.end, timedelta(hours=1)
    assert bar(MONDAY, "on", begin - 2 * hour, begin - hour) is None
    assert bar(MONDAY, "on", end + hour, end + 2 * hour) is None
    across = bar(MONDAY, "on", begin - hour, end + hour)
    assert across is not None
    assert (across.left, across.width) == ("0.00", "100.00")
    last = bar(MONDAY, "came", end, end)
    assert last is not None
    assert float(last.left) + float(last.width) <= 100


def test_short_waits_have_no_lane_and_only_the_longest_of_many_have_one() -> None:
    arrive = at("Mon 21:00")
    assert arrive is not None
    many = [*PATIENTS, *(patient(100 + each, "Mon 21:00", None) for each in range(MOST + 5))]
    beds = [*STAYS, *(bed(100 + each, "Mon 22:00", "Mon 22:14") for each in range(MOST + 5))]
    for end, shown, left_out in (("Mon 22:14", 3, 0), ("Mon 22:15", MOST, 8)):
        stays = [row | {"start": at(end)} if row["patient"] >= 100 else row for row in beds]
        told = night(logs({"patients": many, "stays": stays}), MONDAY.which)
        lanes, rest = patient_lanes(told)
        assert (len(lanes), rest) == (shown, left_out)
        assert lane(lanes, "Patient 1").marked


def test_the_page_shows_the_worst_night_and_a_typical_one() -> None:
    page = report_page(night_studies.study(), (), (), {}, ())
    markup, said = parsed(page), read(page)
    assert [each.attributes["id"] for each in markup.elements if each.attributes.get("class") == "night"] == [
        "night-worst", "night-typical",
    ]  # fmt: skip
    assert "The worst night Monday 4 to Tuesday 5 April 2022, replication 0" in said
    assert "A typical night Thursday 7 to Friday 8 April 2022, replication 0" in said
    assert "Patient 1 waited 5 h 10 min for senior review by a registrar, from 23:50 to 05:00." in said
    assert "05:00 Senior review begun (asked for at 23:50) 5 h 10 min Bob (Medical registrar, night)" in said
    assert "The worst of 6 nights in 1 simulated run whose logs were kept" in said
    (section,) = [each for each in markup.tagged("section") if each.attributes.get("id") == "nights"]
    assert not re.search(r"senior_review|reg_day|for-bed", section.text), "no internal names"
    assert '<a href="#nights">The worst night</a>' in page


def test_times_on_the_page_are_of_the_clock() -> None:
    section = night_section(night_studies.study())
    assert section is not None
    times = [line.time for each in section.pictures for lanes in (each.clinicians, each.patients)
             for lane in lanes for line in lane.lines]  # fmt: skip
    assert times
    assert all(re.fullmatch(r"\d\d:\d\d(–(\d\d:\d\d)?)?", time) for time in times)
    assert [clock for clock, _ in section.pictures[0].hours] == [
        "20:00", "22:00", "00:00", "02:00", "04:00", "06:00", "08:00", "10:00",
    ]  # fmt: skip


def test_without_logs_or_without_waiting_there_is_no_section() -> None:
    assert night_section(made_up.bare()) is None
    assert night_section(night_studies.study(logs({"tasks": []}))) is None
    assert 'id="nights"' not in report_page(made_up.bare(), (), (), {}, ())


def test_only_the_worst_is_shown_where_it_is_the_only_night() -> None:
    study = night_studies.study()
    short = study.scenario.model_copy(update={"run": study.scenario.run.model_copy(update={"weeks": 1})})
    early = {name: table[table["replication"] == 0] for name, table in study.logs.items()}
    section = night_section(dataclasses.replace(study, scenario=short, logs=early))
    assert section is not None
    assert [each.id for each in section.pictures] == ["night-worst", "night-typical"]


def test_nothing_is_said_of_deaths_at_a_real_hospital() -> None:
    page = report_page(night_studies.study(logs(hospital__real=True)), (), (), {}, ())
    assert "Died" not in page
    assert "Died" in report_page(night_studies.study(), (), (), {}, ())


@pytest.mark.parametrize("name", [made_up.HOSTILE, "Dr <b>bold</b> ", "<i>N"])
def test_hostile_names_are_text(name: str) -> None:
    page = report_page(night_studies.hostile(), (), (), {}, ())
    markup = parsed(page)
    assert not markup.tagged("b", "i", "img")
    (section,) = [each for each in markup.tagged("section") if each.attributes.get("id") == "nights"]
    assert name in section.text
    for letter in "\x1b\u202e":
        assert letter not in page
    assert "49" not in section.text.replace("{{7*7}}", "")


def test_a_night_ends_fourteen_hours_after_it_begins() -> None:
    assert MONDAY.end - MONDAY.begin == timedelta(hours=14)
