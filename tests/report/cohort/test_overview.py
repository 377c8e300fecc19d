from report.cohort import made_up_cohort
from report.cohort.made_up_cohort import TAKES

from dghsim.report.cohort.overview import overview
from dghsim.report.cohort.reading import CohortReading


def test_rows_are_by_size_and_lead_to_each_hospitals_own_report(reading: CohortReading) -> None:
    heads = [row.cells[0] for row in overview(reading).rows]
    assert [head.small.lower() for head in heads] == sorted(TAKES, key=TAKES.__getitem__)
    assert [head.link for head in heads] == [f"{head.small.lower()}/report.html" for head in heads]
    assert [head.small for head in heads if head.tag == "synthetic"] == ["NONE"]


def said(reading: CohortReading, label: str) -> dict[str, tuple[str, str]]:
    found = overview(reading)
    column = [name for name, _ in found.columns].index(label)
    return {row.cells[0].small: (row.cells[column].tag, row.cells[column].style) for row in found.rows}


def test_nobody_is_better_or_worse_on_what_staffing_drives(reading: CohortReading) -> None:
    found = said(reading, "Consultant in 6 or 14 hours")
    assert found["FAR"] == ("lower", "differs")
    assert found["BETA"] == ("cannot tell", "quiet")
    assert found["NONE"] == ("", "quiet")


def test_with_everybodys_own_staffing_in_there_is_better_and_worse() -> None:
    own = made_up_cohort.reading(own=frozenset(TAKES))
    assert said(own, "Consultant in 6 or 14 hours")["FAR"] == ("worse", "worse")


def test_the_filter_offers_what_the_table_holds(reading: CohortReading) -> None:
    assert [word for word, _ in overview(reading).filters] == ["better", "worse", "cannot-tell", "lower"]


def test_what_a_script_sorts_by_is_the_value_itself(reading: CohortReading) -> None:
    for row in overview(reading).rows:
        for cell in row.cells[1:]:
            assert abs(float(cell.sort) - float(cell.text)) < 0.5
