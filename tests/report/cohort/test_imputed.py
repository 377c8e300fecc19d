"""Hospitals whose beds are imputed: said, and neither ranked nor judged on what gives the imputed back."""

import pytest
from report.cohort import made_up_cohort

from dghsim.report.cohort.changed import changed_panels
from dghsim.report.cohort.gained import gained_section
from dghsim.report.cohort.order import IMPUTED, heading_of, mark, with_star
from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.sections import sections
from dghsim.report.cohort.told import text_of


@pytest.fixture(scope="module")
def found() -> CohortReading:
    return made_up_cohort.reading(tried=made_up_cohort.TRIED, imputed=frozenset({"far"}))


def test_it_is_out_of_ranks_and_verdicts_on_stays_alone(found: CohortReading) -> None:
    of = {one.measure.id: one for aim in found.aims for one in aim.standings}
    assert set(of["stay_mean_days"].ranked) == {"alpha", "beta", "hostile"}
    assert of["stay_mean_days"].hospitals["far"].verdict == "beside"
    assert of["consultant_in_time_percent"].hospitals["far"].verdict != "beside"


def test_a_change_there_is_shown_and_not_judged_where_it_rests_on_that(found: CohortReading) -> None:
    of = {one.measure.id: one.hospitals["far"].verdict for one in found.tries[0].changes}
    assert (of["ed_stay_over_percent"], of["stay_mean_days"]) == ("beside", "beside")
    assert of["consultant_in_time_percent"] == "better"
    figure = changed_panels(found, found.tries[0])
    assert figure is not None
    assert figure.numbers is not None
    last = dict(zip(figure.numbers.columns, figure.numbers.rows[-1], strict=True))
    assert last["Hospital"] == "Far Infirmary (FAR, beds imputed)"
    assert last["ED stay of the admitted over 4 hours, %"].endswith(", not judged")
    assert "far" not in next(line for line in text_of(found).splitlines() if "ED stay" in line)


def test_every_file_says_what_is_imputed(found: CohortReading) -> None:
    for sheet in (sheet for section in sections(found) for sheet in section.sheets if sheet.rows):
        at, who = sheet.columns.index("imputed"), sheet.columns.index("hospital")
        assert {row[at] for row in sheet.rows if row[who] == "far"} <= {"beds"}
        assert {row[at] for row in sheet.rows if row[who] == "beta"} <= {"no"}


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
