"""Hospitals by standards."""

from __future__ import annotations

import dataclasses

import pytest
from helpers.packs import pack
from report.cohort import made_up_cohort

from dghsim.report.cohort.held import SAME_RULE, held_rows, held_section
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading

PACK = pack(
    seen={"measure": "consultant_in_time_percent", "at_least": 60, "short": "seen"},
    stay={"measure": "stay_mean_days", "at_most": 6},
    never={"not_modelled": "no scanner", "short": "<never>"},
)


@pytest.fixture(scope="module", params=[frozenset(), frozenset(made_up_cohort.TAKES)], ids=["rule", "own"])
def held_reading(request: pytest.FixtureRequest) -> CohortReading:
    made = made_up_cohort.reading(own=request.param)
    studies = {name: dataclasses.replace(each, packs={"mine": PACK}) for name, each in made.studies.items()}
    return dataclasses.replace(made, studies=studies)


def test_hospitals_down_standards_across(held_reading: CohortReading) -> None:
    section = held_section(held_reading)
    assert section is not None
    (table,) = section.tables
    assert [heading for heading, _ in table.columns] == ["Hospital", "seen", "stay"]
    verdicts = {
        row.cells[0].link.partition("/")[0]: [cell.tag for cell in row.cells[1:]] for row in table.rows
    }
    assert list(verdicts)[-1] == "far"
    assert verdicts["far"] == ["not met", "not met"]
    assert verdicts["alpha"] == ["met", "met"]
    assert section.notes == ("Ours, not modelled: <never>",)
    assert (
        table.heading
        == "Ours: 2 hospitals of 5 surely below at least one of these, of 1 more it cannot be told"
    )


def test_what_staffing_drives_is_labelled_until_it_is_their_own(held_reading: CohortReading) -> None:
    section = held_section(held_reading)
    assert section is not None
    units = [unit for _, unit in section.tables[0].columns[1:]]
    assert units == [f"60 % or more{f', {SAME_RULE}' if held_reading.by_rule else ''}", "6 days or less"]
    assert any("no verdict on the hospital" in said for said in section.lead) == held_reading.by_rule
    staffing = held_rows(held_reading).groupby("standard")["staffing"].unique()
    assert staffing["seen"].tolist() == ["rule" if held_reading.by_rule else "own"]
    assert staffing["stay"].tolist() == [""]


def test_every_verdict_is_on_a_sheet(held_reading: CohortReading) -> None:
    section = held_section(held_reading)
    assert section is not None
    (sheet,) = section.sheets
    assert sheet.columns[:3] == ("hospital", "imputed", "pack")
    assert len(sheet.rows) == 15
    never = next(row for row in sheet.rows if row[sheet.columns.index("standard")] == "never")
    assert never[sheet.columns.index("mean")] is None


def test_the_page_has_the_table_and_nothing_acts(held_reading: CohortReading) -> None:
    html = cohort_page(held_reading, plotly_at="plotly.min.js")
    assert 'id="standards"' in html
    assert "not modelled: &lt;never&gt;" in html


def test_a_cohort_held_against_nothing_says_nothing(reading: CohortReading) -> None:
    assert held_section(reading) is None
    assert 'id="standards"' not in cohort_page(reading, plotly_at="plotly.min.js")
