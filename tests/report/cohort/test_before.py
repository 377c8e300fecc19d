"""2016/17 of each hospital, as demand and A&E only."""

import dataclasses

import pytest
from report.cohort import made_up_cohort

from dghsim.report.cohort.before import before_section
from dghsim.report.cohort.reading import CohortReading
from dghsim.scenario.root import Intervention, Scenario

CODES = {"alpha": "RLQ", "beta": "RBZ", "none": "RBD"}


def of_trust(scenario: Scenario, code: str) -> Scenario:
    rates: dict[str, object] = {"demand.stream.ed.per_day": 20.5, "demand.stream.direct.per_day": 4.0}
    earlier = Intervention(says="The take of then", evidence="Public", set=rates)
    year = "2016/17" if code == "RBZ" else "2022/23"
    return scenario.model_copy(
        update={
            "hospital": scenario.hospital.model_copy(update={"code": code}),
            "era": scenario.era.model_copy(update={"demand": year}),
            "intervention": {} if code == "RBZ" else {"demand_2016_17": earlier},
        }
    )


@pytest.fixture(scope="module")
def known(reading: CohortReading) -> CohortReading:
    studies = {
        name: dataclasses.replace(study, scenario=of_trust(study.scenario, CODES[name]))
        if name in CODES
        else study
        for name, study in reading.studies.items()
    }
    return dataclasses.replace(reading, studies=studies)


def test_those_that_reported_are_shown_and_the_synthetic_is_not(known: CohortReading) -> None:
    section = before_section(known)
    assert section is not None
    (table,) = section.tables
    rows = {row.cells[0].small: [(cell.text, cell.small) for cell in row.cells[1:]] for row in table.rows}
    assert set(rows) == {"ALPHA", "BETA"}
    assert rows["ALPHA"][:4] == [("148", ""), ("78.0", ""), ("86.9", "then 55.7"), ("33.0", "")]
    assert rows["ALPHA"][4][0] == "24.5"
    assert rows["BETA"][2] == ("94.5", "")


def test_who_is_simulated_with_that_year_is_said(known: CohortReading) -> None:
    section = before_section(known)
    assert section is not None
    assert "1 hospital had merged by 2022/23 and is simulated with the take of 2016/17" in section.lead[1]
    assert "context, without a verdict" in section.lead[0]
    (sheet,) = section.sheets
    of = {row[0]: dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows}
    assert {name: each["take_simulated_is_of"] for name, each in of.items()} == {
        "alpha": "2022/23",
        "beta": "2016/17",
    }
    assert of["beta"]["medical_take_a_day"] == of["beta"]["take_simulated_a_day"]


def test_hospitals_of_no_known_trust_have_no_such_table() -> None:
    assert before_section(made_up_cohort.reading()) is None
