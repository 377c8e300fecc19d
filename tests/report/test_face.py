"""The part of the page that holds the model against published figures, as text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from report import made_up
from report.markup import parsed, read

from dghsim.measures.face import load, validity
from dghsim.measures.face.figure import Figure
from dghsim.measures.face.load import figures
from dghsim.measures.model import Study
from dghsim.report.page import report_page
from dghsim.report.results import write_tables
from dghsim.report.sections.face import face

RUNS = 12
GIVEN = {
    "samba_ews": 69.0, "samba_clinician": 85.0, "samba_consultant": 30.0, "seven_day_weekday": 90.0,
    "same_day": 33.0, "nights_overnight": 7.0, "occupancy": 93.0,
}  # fmt: skip
GOLDEN = (
    "Against published figures 2 figures held back, so that nothing put in was chosen towards them: the model agrees "
    "with 0, is near 1 and misses 1. 4 figures calibrated to: the model agrees with 2, is near 0 and misses 2, which "
    "proves nothing. 2 figures of another year or of other patients: shown beside the model's at the end, not judged. "
    "Agrees: the source's range and the model's 95% interval overlap."
)


def held(made: Study, **given: float) -> Study:
    """The study with a face: each figure's values a little round a mean."""
    spread = np.linspace(-1, 1, RUNS)
    return dataclasses.replace(made, face=pd.DataFrame({name: mean + spread for name, mean in given.items()}))


@pytest.fixture(scope="module")
def page(study: Study) -> str:
    return report_page(held(study, **GIVEN, discharges_sunday=3.0), (), (), {}, ())


def section(page: str) -> str:
    begins = page.index('<section id="face"')
    return page[begins : page.index("</section>", begins)] + "</section>"


def test_the_section_says_what_it_found(page: str) -> None:
    words = read(section(page))
    assert GOLDEN in words
    assert (
        "SAMBA: competent clinician within 4 hours From arrival to the first clinician able to assess"
        in words
    )
    assert (
        "79 % 77.8 to 79.7: 95% interval of the national figure; near: within 10 85.0 84.6 to 85.4" in words
    )
    assert "Other years: June 2014 81; June 2018 91.4; June 2019 90.4; June 2021 87.4." in words
    assert "misses no reason known" in words
    assert "Published and model side by side, without a verdict" in words
    assert "not judged another year" in words
    assert "not judged different population" in words
    assert "Not in this scenario: Admitted through ED" in words


def test_what_is_not_judged_is_not_hidden(page: str) -> None:
    markup = parsed(section(page))
    assert not markup.tagged("details")
    (row,) = [each for each in markup.tagged("tr") if "another year" in each.text]
    assert "90.0" in row.text, "the model's number beside the source's"


def test_a_reason_has_a_row_of_its_own(study: Study) -> None:
    text = section(report_page(held(study, same_day=20.0), (), (), {}, ()))
    (row,) = [each for each in parsed(text).tagged("tr") if each.attributes.get("class") == "why"]
    assert row.text.strip().startswith("Why it misses: ")


def test_of_wide_intervals_the_page_says_that_nobody_can_tell(study: Study) -> None:
    wide = dataclasses.replace(study, face=pd.DataFrame({"samba_clinician": [60.0, 90.0]}))
    words = read(section(report_page(wide, (), (), {}, ())))
    assert "cannot tell more replications needed" in words
    assert "misses 0, and of 1 more replications would have to tell" in words
    assert "0.0 to 100.0" in words, "Student's interval is cut to what is possible"


def test_it_stands_on_the_page_and_in_its_contents(page: str) -> None:
    assert '<a href="#face">Against published figures</a>' in page
    assert page.index('<section id="face"') < page.index('<section id="summary"')


def test_what_repeats_the_row_above_is_said_once(page: str) -> None:
    assert read(section(page)).count("Eur J Intern Med 2023") == 1, "of three figures of one survey"


def test_a_queue_has_no_such_part(bare_page: str) -> None:
    assert 'id="face"' not in bare_page
    assert face(made_up.bare()) is None


def test_one_run_has_no_interval(study: Study) -> None:
    alone = dataclasses.replace(study, face=pd.DataFrame({"samba_ews": [69.0]}))
    made = face(alone)
    assert made is not None
    assert made.judged[0].rows[0].interval == "one run: no interval"


def test_hostile_words_in_the_data_are_shown_as_text(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt() -> tuple[Figure, ...]:
        words = made_up.HOSTILE
        return tuple(
            each.model_copy(update={
                "label": words, "like": words, "subject": words, "unit": words,
                "published": [one.model_copy(update={
                    "range": words, "year": words, "population": words, "source": words, "reasons": {"any": words},
                }) for one in each.published],
            })
            for each in figures()
        )  # fmt: skip

    monkeypatch.setattr(validity, "figures", _same(spoilt()))
    text = section(report_page(held(study, **GIVEN), (), (), {}, ()))
    assert not parsed(text).tagged("script")
    assert not parsed(text).tagged("img")
    assert "<b>" not in text
    assert made_up.HOSTILE in read(text)
    assert load.figures is figures


def test_the_results_folder_has_the_same_rows(study: Study, tmp_path: Path) -> None:
    write_tables(held(study, **GIVEN), tmp_path, "hash", "run")
    table = pd.read_csv(tmp_path / "face_validity.csv").set_index("figure_id")
    assert table.loc["samba_clinician", "verdict"] == "near"
    assert table.loc["samba_clinician", "model"] == pytest.approx(85)
    assert set(GIVEN) == set(table.index[table["replications"] > 0])


def test_a_queue_has_no_such_file(tmp_path: Path) -> None:
    write_tables(made_up.bare(), tmp_path, "hash", "run")
    assert not (tmp_path / "face_validity.csv").exists()


def _same(found: tuple[Figure, ...]) -> Callable[[], tuple[Figure, ...]]:
    return lambda: found
