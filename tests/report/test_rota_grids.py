import dataclasses
from datetime import date

import pandas as pd
import pytest
from report import made_up

from dghsim.measures.model import Study
from dghsim.report.figures.dated_rota import dated_grids
from dghsim.report.figures.duty_marks import duty_marks, family
from dghsim.report.figures.rota_grid import template_grids
from dghsim.scenario.rota import Duty, Tier


def duty(start: str, end: str, **more: object) -> Duty:
    return Duty.model_validate({"code": "X", "start": start, "end": end, "cover": [1] * 7} | more)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (duty("20:30", "09:00"), "night"),
        (duty("00:00", "08:00"), "night"),
        (duty("14:00", "23:30"), "late"),
        (duty("08:30", "21:00"), "long"),
        (duty("09:00", "17:00"), "day"),
        (duty("09:00", "17:00", normal=True), "normal"),
        (duty("20:00", "08:00", at="home"), "home"),
    ],
)
def test_duties_are_told_apart_by_when_they_are(given: Duty, kind: str) -> None:
    assert family(given) == kind


def test_cover_is_in_words() -> None:
    marks = duty_marks(Tier.model_validate(made_up.UPPER))
    assert [mark.cover for mark in marks.values()] == [
        "1 every day",
        "1 every day, with CT",
        "at least 1 on Mon to Fri",
    ]
    uneven = dict(
        made_up.LOWER, duty={"a": dict(made_up.LOWER["duty"]["night"], cover=[2, 1, 1, 1, 2, 0, 3])}
    )
    assert (
        duty_marks(Tier.model_validate(uneven))["a"].cover
        == "2 on Mon, 1 on Tue to Thu, 2 on Fri and 3 on Sun"
    )


def test_two_duties_of_a_kind_have_two_colours() -> None:
    night = made_up.LOWER["duty"]["night"]
    twice = dict(made_up.LOWER, duty={"a": night, "b": dict(night, code="N2")})
    assert len({mark.style for mark in duty_marks(Tier.model_validate(twice)).values()}) == 2


def test_the_template_counts_weekends_and_hours(study: Study) -> None:
    lower, upper = template_grids(study)
    assert lower.finding == (
        "1 in 5: each doctor works 2 of 5 weekends and 44.6 hours a week on average, leave not taken off; "
        "1 line is vacant."
    )
    assert [mark.code if mark else "" for mark in lower.lines[2].cells] == ["", "ND", "ND", "", "N", "N", "N"]
    assert upper.lines[2].hours == "42.0", "three takes of 12 hours, each followed by 2 hours' work on call"


def test_what_is_not_proved_best_is_the_best_for_the_effort_allowed(study: Study) -> None:
    # Effort, not time: the same template on every machine.
    found = [dataclasses.replace(each, status="feasible") for each in study.rota.templates]
    grids = template_grids(
        dataclasses.replace(study, rota=dataclasses.replace(study.rota, templates=tuple(found)))
    )
    said = "The best found with the effort allowed to the solver; not proved best."
    assert {grid.solved for grid in grids} == {said}


def test_a_planners_own_rota_has_no_template_but_is_shown_by_name(study: Study) -> None:
    own = dataclasses.replace(study, rota=dataclasses.replace(study.rota, templates=()))
    assert template_grids(own) == ()
    assert {"LD", "N", "ND"} <= {mark.code for mark in dated_grids(own)[0].marks}, (
        "so the letters are explained here"
    )


def test_the_first_measured_weeks_by_name(study: Study) -> None:
    lower, upper = dated_grids(study)
    assert lower.weeks == ("4 April 2022", "11 April 2022", "18 April 2022", "25 April 2022")
    assert [doctor.name for doctor in lower.doctors] == [
        "lower 1",
        "lower 2",
        "lower 3",
        "lower 4",
        "Vacant 5 (lower)",
    ]
    assert [doctor.vacant for doctor in lower.doctors] == [False] * 4 + [True]
    assert {len(doctor.days) for doctor in lower.doctors} == {28}
    _assert_as_in_the_table(study, lower.doctors[0].name, [len(day.marks) for day in lower.doctors[0].days])
    assert any([mark.code for mark in day.marks] == ["CT", "COC"] for day in upper.doctors[0].days)


def _assert_as_in_the_table(study: Study, doctor: str, counts: list[int]) -> None:
    shifts = study.rota.shifts
    days = shifts.loc[shifts["doctor"] == doctor, "start"].dt.date.tolist()
    assert counts == [days.count(date.fromordinal(date(2022, 4, 4).toordinal() + day)) for day in range(28)]


def test_a_run_shorter_than_the_weeks_shown(study: Study) -> None:
    run = study.scenario.run.model_copy(update={"weeks": 1})
    short = dataclasses.replace(study, scenario=study.scenario.model_copy(update={"run": run}))
    assert {len(grid.days) for grid in dated_grids(short)} == {7}


def test_doctors_are_in_the_order_of_their_numbers(study: Study) -> None:
    names = {"lower 1": "doctor 10", "lower 2": "doctor 9", "lower 3": "doctor " + "9" * 5000, "lower 4": "²"}
    renamed = dataclasses.replace(study.rota, shifts=study.rota.shifts.replace({"doctor": names}))
    doctors = dated_grids(dataclasses.replace(study, rota=renamed))[0].doctors
    assert [doctor.name for doctor in doctors][:2] == ["doctor 9", "doctor 10"]


def test_duties_the_scenario_does_not_name_are_said_to_be_unknown(study: Study) -> None:
    odd = study.rota.shifts.replace({"duty": {"night": "made_up"}, "tier": {"upper": "elsewhere"}})
    grids = dated_grids(dataclasses.replace(study, rota=dataclasses.replace(study.rota, shifts=odd)))
    assert [grid.tier for grid in grids] == ["lower", "elsewhere"]
    assert any(mark.label == "A duty that the scenario does not name" for mark in grids[0].marks)


def test_no_shifts_no_grid(study: Study) -> None:
    none = dataclasses.replace(study.rota, shifts=pd.DataFrame(study.rota.shifts.iloc[:0]), templates=())
    assert dated_grids(dataclasses.replace(study, rota=none)) == ()
