"""Hospitals whose beds are imputed: said, and neither ranked nor judged on what gives the imputed back."""

import pytest
from report.cohort import made_up_cohort

from dghsim.report.cohort.gained import gained_section
from dghsim.report.cohort.order import IMPUTED, heading_of, mark, with_star
from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.reading import CohortReading


@pytest.fixture(scope="module")
def found() -> CohortReading:
    return made_up_cohort.reading(tried=made_up_cohort.TRIED, imputed=frozenset({"far"}))


def test_it_is_out_of_ranks_and_verdicts_on_stays_alone(found: CohortReading) -> None:
    of = {one.measure.id: one for aim in found.aims for one in aim.standings}
    assert set(of["stay_mean_days"].ranked) == {"alpha", "beta", "hostile"}
    assert of["stay_mean_days"].hospitals["far"].verdict == "beside"
    assert of["consultant_in_time_percent"].hospitals["far"].verdict != "beside"


def test_it_is_not_among_those_that_gain_most(found: CohortReading) -> None:
    gains = {one.measure.id: one for one in found.tries[0].gains}
    assert set(gains["stay_mean_days"].ranked) == {"alpha", "beta", "hostile"}
    assert "far" in gains["stay_mean_days"].hospitals


def test_tables_and_pictures_say_so(found: CohortReading) -> None:
    section = gained_section(found)
    assert section is not None
    for table in (overview(found), *section.tables):
        tags = {row.cells[0].small: row.cells[0].tag for row in table.rows}
        assert (tags["FAR"], tags["BETA"]) == ("beds imputed", "")
    assert heading_of(found, "none").tag == "synthetic"
    assert (mark(found, "far"), mark(found, "beta")) == ("FAR †", "BETA")
    assert IMPUTED in with_star(found, "Words.")
    assert found.called("far") == "Far Infirmary (FAR, beds imputed)"
