"""The section on size, of made-up hospitals whose numbers are known."""

import dataclasses

import numpy as np
import pytest
from report.cohort import made_up_cohort
from report.markup import read

from dghsim.measures.model import Study
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.size.points import COST, FRAGILE, curve_of, on_the_curve
from dghsim.report.cohort.size.section import size_section
from dghsim.studies.size.model import Sizes
from dghsim.studies.size.standing import StandingCost

STANDING = (
    StandingCost("Tier <b>: juniors", 250.0, 10, 73_000.0),
    StandingCost("Tier 2: registrars", 200.0, 6, 100_000.0),
)


def of_size(take: float) -> Study:
    """Dear and alone where small: 1,000 pounds and 70 hours a week at 10 a day, half of each at 20."""
    made = made_up_cohort.hospital("alpha")
    noise = np.linspace(-1, 1, len(made.values))
    values = made.values.assign(
        arrivals_per_day=take,
        cost_per_admission_gbp=10_000 / take + noise,
        one_senior_hours_per_week=700 / take + noise,
        emergencies_met_per_year=90 + noise,
        uncovered_hours_per_week=np.nan,
    )
    return dataclasses.replace(made, values=values)


@pytest.fixture(scope="module")
def sized(reading: CohortReading) -> CohortReading:
    sizes = Sizes(
        STANDING, tuple((take, of_size(take)) for take in (10.0, 20.0, 40.0)), ((60.0, "no rota <i>"),)
    )
    studies = {
        name: dataclasses.replace(study, values=study.values.assign(cost_per_admission_gbp=400.0))
        for name, study in reading.studies.items()
        if name != "beta"
    }
    return dataclasses.replace(reading, sizes=sizes, studies=studies)


@pytest.fixture(scope="module")
def section(sized: CohortReading) -> CohortSection:
    found = size_section(sized)
    assert found is not None
    return found


def test_nothing_where_it_was_not_asked_for(reading: CohortReading) -> None:
    assert size_section(reading) is None


def test_the_curve_is_the_made_up_hospitals_and_an_hour_a_week_is_52_a_year(sized: CohortReading) -> None:
    assert sized.sizes is not None
    assert [round(point.mean) for point in curve_of(sized.sizes, COST)] == [1000, 500, 250]
    alone = curve_of(sized.sizes, FRAGILE[0])
    assert [point.mean for point in alone] == pytest.approx([70 * 52, 35 * 52, 17.5 * 52])
    assert all(point.low < point.mean < point.high for point in alone)
    assert curve_of(sized.sizes, FRAGILE[2]) == []


def test_every_hospital_that_has_the_measure_is_on_the_curve(sized: CohortReading) -> None:
    placed = on_the_curve(sized, COST)
    assert set(placed) == {"none", "alpha", "hostile", "far"}
    assert placed["far"].take == pytest.approx(50, abs=0.2)


def test_the_standing_cost_is_the_same_a_year_and_falls_with_every_patient(section: CohortSection) -> None:
    (table,) = section.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Tier <b>", "250", "10", "£73,000", "£730,000", "£201", "£100", "£50", "£33"]
    assert rows[-1][:5] == ["In all", "450", "16", "", "£1.33 million"]
    assert section.figures[0].finding == (
        "To keep one seat of each duty going day and night costs £1.33 million a year whoever comes: £365 a patient at "
        "10 a day, £91 at 40."
    )


def test_what_size_does_not_change_is_said_to_be_the_same(section: CohortSection) -> None:
    words = section.figures[1].finding
    assert words.startswith("At 10 and 40 patients a day: hours with one senior for everything: 3,640")
    assert "two emergencies at once for the only senior are 90 a year whatever the size" in words


def test_the_bands_add_up_to_the_standing_cost(section: CohortSection) -> None:
    bands = [trace for trace in section.figures[0].data if trace.get("stackgroup")]
    assert len(bands) == len(STANDING)
    assert sum(trace["y"][0] for trace in bands) == pytest.approx(1_330_000 / 3640)


def test_one_that_could_not_be_run_is_named_and_hostile_words_are_words(sized: CohortReading) -> None:
    html = cohort_page(sized, plotly_at="plotly.min.js")
    assert "Not run at 60 a day: no rota <i>" in read(html)
    assert "no rota <i>" not in html
    assert "Tier <b>" not in html


def test_the_sheets_hold_every_point(section: CohortSection, sized: CohortReading) -> None:
    standing, points = section.sheets
    assert len(standing.rows) == 2
    assert [row[:3] for row in points.rows[:3]] == [
        (f"made up, {take} a day", float(take), COST.label) for take in (10, 20, 40)
    ]
    assert {row[0] for row in points.rows} >= set(on_the_curve(sized, FRAGILE[0]))
