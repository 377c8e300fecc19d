from report.cohort.made_up_cohort import TAKES

from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.reading import CohortReading


def test_rows_are_by_size_and_lead_to_each_hospitals_own_report(reading: CohortReading) -> None:
    rows = overview(reading).rows
    assert [row.code.lower() for row in rows] == sorted(TAKES, key=TAKES.__getitem__)
    assert [row.at for row in rows] == [f"{row.code.lower()}/report.html" for row in rows]
    assert [row.code for row in rows if row.synthetic] == ["NONE"]


def test_a_verdict_has_its_colour_and_cannot_tell_is_quiet(reading: CohortReading) -> None:
    found = overview(reading)
    column = [label for label, _ in found.columns].index("Consultant in 6 or 14 hours")
    said = {row.code: (row.cells[column].verdict, row.cells[column].style) for row in found.rows}
    assert said["FAR"] == ("worse", "worse")
    assert said["NONE"] == ("better", "better")
    assert said["BETA"] == ("cannot tell", "quiet")
    assert found.verdicts == ("better", "worse", "cannot tell")


def test_what_a_script_sorts_by_is_the_value_itself(reading: CohortReading) -> None:
    for row in overview(reading).rows:
        for cell in (row.take, *row.cells):
            assert abs(float(cell.sort) - float(cell.value)) < 0.5
