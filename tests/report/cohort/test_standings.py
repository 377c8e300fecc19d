from report.cohort import made_up_cohort

from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Table
from dghsim.report.cohort.standings import rank_section


def tables(reading: CohortReading) -> dict[str, Table]:
    return {table.heading: table for table in rank_section(reading).tables}


def test_nobody_is_ranked_on_what_staffing_drives(reading: CohortReading) -> None:
    assert list(tables(reading)) == ["Stay, mean, days"]
    (note,) = (each for each in rank_section(reading).notes if "consultant in 6 or 14 hours" in each)
    assert note.startswith("Not ranked, since staffing drives it, and staffing is one rule for all: ")
    assert "ED stay of the admitted over 4 hours" in note


def test_a_name_in_the_ranks_leads_to_its_own_report_and_the_synthetic_is_not_among_them(
    reading: CohortReading,
) -> None:
    rows = tables(reading)["Stay, mean, days"].rows
    assert {row.cells[0].link for row in rows} == {
        f"{name}/report.html" for name in made_up_cohort.TAKES if name != "none"
    }


def test_those_whose_own_staffing_is_in_are_ranked_among_themselves() -> None:
    found = made_up_cohort.reading(own=frozenset({"alpha", "far"}))
    rows = tables(found)["Consultant in 6 or 14 hours, %"].rows
    assert [row.cells[0].text for row in rows] == ["Alpha Infirmary", "Far Infirmary"]
    assert [(row.cells[2].text, row.cells[2].small) for row in rows] == [("1", "(1 to 1)"), ("2", "(2 to 2)")]
    one = made_up_cohort.reading(own=frozenset({"alpha"}))
    assert "Consultant in 6 or 14 hours, %" not in tables(one)
    assert any("only 1 hospital has its own in" in note for note in rank_section(one).notes)
