import dataclasses

import pytest
from report.cohort import made_up_cohort
from report.markup import read

from dghsim.measures.face.figure import Figure, Published
from dghsim.measures.face.validity import Held
from dghsim.measures.face.verdict import Verdict
from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.public import public_section
from dghsim.report.cohort.reading import CohortReading


def held(name: str, public: float, model: float, verdict: Verdict, context: str | None = None) -> Held:
    status = "calibrated_to" if name == "bed_days_each" else "held_back"
    published = Published.model_validate({
        "value": public, "low": public, "high": public, "range": "none", "year": "2022/23", "sites": ["A"],
        "population": "<b>", "source": "=NHS", "status": status,
    })  # fmt: skip
    figure = Figure.model_validate({
        "id": name, "subject": "Beds", "label": f"Label of {name}", "unit": "%", "counterpart": "x", "like": "Like.",
        "near": 5, "context": context, "published": [published],
    })  # fmt: skip
    return Held(figure, published, (), (), model, model - 1, model + 1, 4, verdict, context or "")


@pytest.fixture(scope="module")
def against() -> CohortReading:
    found = {
        "alpha": (40.0, 12.0, "misses", 5.0), "beta": (20.0, 19.0, "agrees", 11.2), "far": (10.0, 13.0, "near", 6.0),
    }  # fmt: skip
    return dataclasses.replace(
        made_up_cohort.reading(),
        held={
            name: {
                "bed_wait_4_hours": held("bed_wait_4_hours", public, model, verdict),  # type: ignore[arg-type]
                "bed_days_each": held("bed_days_each", stay, stay, "not judged", "different population"),
            }
            for name, (public, model, verdict, stay) in found.items()
        },
    )


def test_misses_are_counted_before_all_and_stand_in_the_table(against: CohortReading) -> None:
    section = public_section(against)
    assert section is not None
    assert "agrees with 1, is near 1 and misses 1." in section.lead[0]
    judged, context = section.tables
    said = {
        row.cells[0].small: (row.cells[1].text, row.cells[1].small, row.cells[1].tag) for row in judged.rows
    }
    assert said["ALPHA"] == ("12", "public 40", "misses")
    assert [row.cells[0].small for row in judged.rows] == ["ALPHA", "BETA", "FAR"]
    assert context.folded
    assert {row.cells[1].tag for row in context.rows} == {"calibrated to"}


def test_the_first_screen_says_how_like_the_real_ones_they_are(against: CohortReading) -> None:
    words = read(cohort_page(against, plotly_at="plotly.min.js"))
    assert words.index("Cannot be told: ") < words.index("misses 1.") < words.index("None Infirmary")


def test_the_longest_implied_stay_and_who_has_no_figure_are_said(against: CohortReading) -> None:
    section = public_section(against)
    assert section is not None
    assert any("11.2 days a patient, at Beta Infirmary (BETA)" in note for note in section.notes)
    assert any("Nothing of these kinds is public" in note and "HOSTILE" in note for note in section.notes)
    assert not any("synthetic" in note for note in section.notes)


def test_a_mark_is_drawn_where_it_is_and_in_its_colour(against: CohortReading) -> None:
    section = public_section(against)
    assert section is not None
    (figure,) = section.figures
    marks = figure.data[1]
    assert list(zip(marks["x"], marks["y"], strict=True)) == [(40, 12), (20, 19), (10, 13)]
    assert marks["marker"]["symbol"] == ["diamond", "circle", "circle-open"]
    assert figure.also[0].endswith("label of bed_wait_4_hours: −0.50.")


def test_every_figure_is_in_the_file_with_its_source_and_status(against: CohortReading) -> None:
    section = public_section(against)
    assert section is not None
    (sheet,) = section.sheets
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert len(rows) == 6
    assert {row["status"] for row in rows if row["figure_id"] == "bed_days_each"} == {"calibrated to"}
    assert all(row["source"] == "=NHS" and row["like_with_like"] == "Like." for row in rows)


def test_nothing_public_is_no_section(reading: CohortReading) -> None:
    assert public_section(reading) is None
