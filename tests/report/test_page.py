"""The page as text: what it says, in which order, and that nothing in it can act or call out."""

import dataclasses
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from report import made_up
from report.markup import Markup, parsed, read

from dghsim.measures.model import Study
from dghsim.report.page import report_page
from dghsim.report.write import write_report
from dghsim.rota.checker.breach import Breach

PAGES = ("page", "bare_page", "hostile_page")
SECTIONS = [
    "answers", "rota", "demand", "waiting", "beds", "year", "money", "skills", "next", "summary", "margins", "method"
]  # fmt: skip


@pytest.fixture(scope="module", params=PAGES)
def any_page(request: pytest.FixtureRequest) -> Markup:
    return parsed(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def words(page: str) -> str:
    """What is read, on one line."""
    return read(page)


def test_sections_come_in_their_order(page: str) -> None:
    found = [
        element.attributes["id"] for element in parsed(page).tagged("section") if "id" in element.attributes
    ]
    assert found == SECTIONS


def test_the_answers_come_before_every_picture(page: str) -> None:
    first_picture = page.index("<figure")
    for question in (
        "Does the rota break a rule?",
        "Is it covered?",
        "Are patients seen in time?",
        "budget given?",
    ):
        assert page.index(question) < first_picture


def test_what_stands_behind_the_numbers_is_counted_and_said(words: str) -> None:
    assert (
        "What the 126 numbers behind this page rest on: 40 public 25 from published ranges 61 illustrative"
        in words
    )
    assert "The staffing is illustrative and not Littleton NHS Trust's own" in words
    assert (
        "Patients of 2022/23 Rules training-2019 Pay of 2022/23 Measured over 12 simulated runs of 8 weeks"
        in words
    )


def test_margins_and_warm_up_are_explained(words: str) -> None:
    for said in (
        "How sure is the average?",
        "How bad may a run be?",
        "How much rests on guesses? Not run here.",
        "The first 2 weeks of each run fill the empty hospital and are left out of every number.",
        "The era of pay and the era of demand differ.",
        "this is not legal advice",
        "invented for the tests",
    ):
        assert said in words


def test_what_next_says_what_breaks_first(words: str) -> None:
    assert "Tier 1: juniors 4 in post, 3 after Weekends pass 1 in 3 first." in words
    assert "One more in post, +8%" in words
    assert re.search(
        r"Consultant in 6 or 14 hours % 70\.7 76\.\d \+\d\.\d+ points \([\d.]+ to [\d.]+\) better", words
    )


def test_every_measure_is_in_the_summary_but_what_was_never_measured(study: Study, page: str) -> None:
    (section,) = [each for each in parsed(page).tagged("section") if each.attributes.get("id") == "summary"]
    for measure in study.measures:
        assert (measure.label in section.text) == (measure.id != "nothing_percent")


def test_nothing_is_said_of_safety_or_of_deaths(words: str) -> None:
    assert not re.search(r"\b(un)?safe\b|\bdeath|\bmortality|\bdied\b", words, re.IGNORECASE)


def test_a_hospital_that_is_not_real_needs_no_notice(page: str) -> None:
    def unreal(document: dict[str, object]) -> None:
        document["hospital"] = {"code": "XX1"}

    assert 'class="notice"' in page
    assert 'class="notice"' not in report_page(made_up.study(unreal), (), (), {}, ())


def test_broken_rules_are_listed_as_far_as_there_is_room(study: Study) -> None:
    start = study.rota.shifts["start"].iloc[0].to_pydatetime()
    breach = Breach(
        "lower 1", "max_shift_13h", start, start, 14, 13, "hours", "max_shift_13h: 14 hours, limit 13"
    )
    rota = dataclasses.replace(study.rota, breaches=(breach,) * 15)
    page = report_page(dataclasses.replace(study, rota=rota), (), (), {}, ())
    assert "Rules found broken: 15" in page
    assert page.count("lower 1: max_shift_13h: 14 hours, limit 13") == 12
    assert "and 3 more" in page


def test_ids_are_unique_and_references_lead_somewhere(any_page: Markup) -> None:
    ids = [element.attributes["id"] for element in any_page.elements if "id" in element.attributes]
    assert not [name for name, count in Counter(ids).items() if count > 1]
    for element in any_page.elements:
        for name in ("aria-labelledby", "data-drawing"):
            assert element.attributes.get(name, ids[0]) in ids
        if element.tag == "a":
            assert str(element.attributes["href"]).removeprefix("#") in ids


def test_headings_go_down_one_step_at_a_time(any_page: Markup) -> None:
    levels = [int(element.tag[1]) for element in any_page.tagged("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_nothing_points_outside(any_page: Markup) -> None:
    for element in any_page.elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on"), (element.tag, name)
            if name in ("href", "src", "action", "data", "poster", "srcset", "style"):
                assert not re.search(r"//|javascript:|url\(", str(value)), (element.tag, name, value)
    assert not any_page.tagged("img", "iframe", "object", "embed", "base", "form", "audio", "video")
    assert not any_page.comments


def test_scripts_are_ours_or_data(any_page: Markup) -> None:
    scripts = any_page.tagged("script")
    drawings = [script for script in scripts if script.attributes.get("type") == "application/json"]
    assert len(scripts) - len(drawings) == (2 if drawings else 0)
    assert len(drawings) == len(
        [each for each in any_page.elements if each.attributes.get("class") == "plot"]
    )
    for drawing in drawings:
        assert set(json.loads(drawing.text)) == {"data", "layout", "narrow", "onPaper"}


def test_the_language_and_the_title_are_given(any_page: Markup) -> None:
    assert any_page.tagged("html")[0].attributes["lang"] == "en-GB"
    assert any_page.tagged("title")[0].text.endswith(": rota and acute take")


def test_hostile_names_are_shown_as_they_are_written(hostile_page: str) -> None:
    markup = parsed(hostile_page)
    assert markup.tagged("h1")[0].text == made_up.HOSTILE
    assert markup.tagged("title")[0].text.startswith(made_up.HOSTILE)
    assert "49" not in markup.tagged("h1")[0].text, "{{7*7}} is text"
    assert not markup.tagged("b")
    for letter in "\x00\x1b\u202e\u202c":
        assert letter not in hostile_page


def test_a_queue_has_no_empty_parts(bare_page: str) -> None:
    markup = parsed(bare_page)
    found = [
        element.attributes.get("id") for element in markup.tagged("section") if "id" in element.attributes
    ]
    assert found == ["answers", "summary", "margins", "method"]
    assert 'class="evidence"' not in bare_page


def test_tiers_may_have_any_names() -> None:
    def rename(document: dict[str, Any]) -> None:
        tiers = document["rota"]["tier"]
        tiers["upper"] = dict(tiers["upper"], level=2, label="Ärzte & others")

    assert "Ärzte &amp; others" in report_page(made_up.study(rename), (), (), {}, ())


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_replications_are_enough_for_a_page(study: Study, count: int) -> None:
    few = dataclasses.replace(study, values=study.values.iloc[:count])
    assert f"{count} simulated run" in report_page(few, (), (), {}, ())


def test_the_same_study_gives_the_same_page_below_eight_megabytes(
    study: Study, page: str, tmp_path: Path
) -> None:
    write_report(study, tmp_path / "report.html", **made_up.whole(study))
    written = (tmp_path / "report.html").read_bytes()
    assert written == page.encode("utf-8")
    assert len(written) < 8_000_000
    assert page.count("plotly.js v") == 1
