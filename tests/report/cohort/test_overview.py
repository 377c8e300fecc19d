from report.cohort.made_up_cohort import TAKES

from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.reading import CohortReading


def test_rows_are_by_size_and_lead_to_each_hospitals_own_report(reading: CohortReading) -> None:
    heads = [row.cells[0] for row in overview(reading).rows]
    assert [head.small.lower() for head in heads] == sorted(TAKES, key=TAKES.__getitem__)
    assert [head.link for head in heads] == [f"{head.small.lower()}/report.html" for head in heads]
    assert [head.small for head in heads if head.tag == "synthetic"] == ["NONE"]


def test_a_verdict_has_its_colour_and_cannot_tell_is_quiet(reading: CohortReading) -> None:
    found = overview(reading)
    column = [label for label, _ in found.columns].index("Consultant in 6 or 14 hours")
    said = {row.cells[0].small: (row.cells[column].tag, row.cells[column].style) for row in found.rows}
    assert said["FAR"] == ("worse", "worse")
    assert said["NONE"] == ("better", "better")
    assert said["BETA"] == ("cannot tell", "quiet")
    assert [word for word, _ in found.filters] == ["better", "worse", "cannot-tell"]


def test_what_a_script_sorts_by_is_the_value_itself(reading: CohortReading) -> None:
    for row in overview(reading).rows:
        for cell in row.cells[1:]:
            assert abs(float(cell.sort) - float(cell.text)) < 0.5
