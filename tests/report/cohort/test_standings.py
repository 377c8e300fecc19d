from report.cohort import made_up_cohort

from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.standings import rank_tables


def test_nobody_is_ranked_on_what_staffing_drives(reading: CohortReading) -> None:
    tables = {table.measure: table for table in rank_tables(reading)}
    assert tables["Consultant in 6 or 14 hours"].rows == ()
    assert "staffing drives it" in tables["Consultant in 6 or 14 hours"].why_not
    assert tables["Hours uncovered"].rows == ()
    assert tables["Stay, mean"].rows[0].hospital == "None Infirmary (NONE, synthetic)"
    assert len(tables["Stay, mean"].rows) == 5


def test_those_whose_own_staffing_is_in_are_ranked_among_themselves() -> None:
    found = made_up_cohort.reading(own=frozenset({"alpha", "far"}))
    tables = {table.measure: table for table in rank_tables(found)}
    rows = tables["Consultant in 6 or 14 hours"].rows
    assert [row.hospital for row in rows] == ["Alpha Infirmary (ALPHA)", "Far Infirmary (FAR)"]
    assert [row.rank for row in rows] == ["1 (1 to 1)", "2 (2 to 2)"]
    one = made_up_cohort.reading(own=frozenset({"alpha"}))
    alone = {table.measure: table for table in rank_tables(one)}["Consultant in 6 or 14 hours"]
    assert alone.rows == ()
    assert "only 1 hospital has its own in" in alone.why_not
