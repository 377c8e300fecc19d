import dataclasses

from report.markup import parsed, read

from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.cohort.sections import sections

TABLE = Table(
    "Cost", (("Hospital", ""), ("Cost", "£")), (Row((Cell("A <b>", link="a/"), Cell("3"))),), "Costs"
)
OURS = CohortSection("ours", "Our <section>", ("Said.",), (TABLE,), notes=("Noted.",), short="Ours")


def test_a_section_added_is_in_the_contents_and_on_the_page(reading: CohortReading) -> None:
    html = cohort_page(reading, (*sections(reading), OURS), plotly_at="plotly.min.js")
    words = read(html)
    assert "Our <section> Said. Costs" in words
    assert "Noted." in words
    assert [each.text for each in parsed(html).tagged("a") if each.attributes["href"] == "#ours"] == ["Ours"]


def test_a_folded_table_is_closed_under_its_heading(reading: CohortReading) -> None:
    folded = dataclasses.replace(OURS, tables=(dataclasses.replace(TABLE, folded=True),))
    html = cohort_page(reading, (folded,), plotly_at="plotly.min.js")
    assert [each.text for each in parsed(html).tagged("summary")] == ["Costs"]


def test_every_section_has_an_id_of_its_own(tried: CohortReading) -> None:
    ids = [section.id for section in sections(tried)]
    assert ids[:3] == ["answers", "gains", "changed"]
    assert len(set(ids)) == len(ids)
