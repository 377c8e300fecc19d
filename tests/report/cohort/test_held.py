"""Hospitals by standards."""

from __future__ import annotations

import dataclasses

import pytest
from helpers.packs import pack
from report.cohort import made_up_cohort

from dghsim.report.cohort.held import RULE, held_rows, held_tables
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading

PACK = pack(
    seen={"measure": "consultant_in_time_percent", "at_least": 60, "short": "seen"},
    stay={"measure": "stay_mean_days", "at_most": 6},
    never={"not_modelled": "no <scanner>"},
)


@pytest.fixture(scope="module", params=[frozenset(), frozenset(made_up_cohort.TAKES)], ids=["rule", "own"])
def held_reading(request: pytest.FixtureRequest) -> CohortReading:
    made = made_up_cohort.reading(own=request.param)
    studies = {name: dataclasses.replace(each, packs={"mine": PACK}) for name, each in made.studies.items()}
    return dataclasses.replace(made, studies=studies)


def test_hospitals_down_standards_across(held_reading: CohortReading) -> None:
    (table,) = held_tables(held_reading)
    assert [row[0].partition(" (")[0] for row in table.rows][-1] == "Far Infirmary"
    assert [column.short for column in table.columns] == ["seen", "stay"]
    verdicts = {row[1].partition("/")[0]: [cell.verdict for cell in row[2]] for row in table.rows}
    assert verdicts["far"] == ["not met", "not met"]
    assert verdicts["alpha"] == ["met", "met"]
    assert table.not_modelled == ("It is so: no <scanner>",)
    assert table.finding.startswith("2 hospitals of 5 surely fail")


def test_what_staffing_drives_is_labelled_until_it_is_their_own(held_reading: CohortReading) -> None:
    (table,) = held_tables(held_reading)
    assert [column.rule for column in table.columns] == [RULE if held_reading.by_rule else "", ""]
    staffing = held_rows(held_reading).groupby("standard")["staffing"].unique()
    assert staffing["seen"].tolist() == ["rule" if held_reading.by_rule else "own"]
    assert staffing["stay"].tolist() == [""]


def test_the_page_has_the_table_and_nothing_acts(held_reading: CohortReading) -> None:
    html = cohort_page(held_reading, plotly_at="plotly.min.js")
    assert 'id="standards"' in html
    assert "no &lt;scanner&gt;" in html
    assert ("is no verdict on the hospital" in html) == held_reading.by_rule


def test_a_cohort_held_against_nothing_says_nothing(reading: CohortReading) -> None:
    assert held_tables(reading) == ()
    assert 'id="standards"' not in cohort_page(reading, plotly_at="plotly.min.js")
