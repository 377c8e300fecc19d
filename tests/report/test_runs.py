"""How many runs and from when on: the part of the page, its pictures, and nothing in it that acts."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser
from report import made_up

from dghsim.measures.model import Study
from dghsim.measures.precision.model import Precision, Target
from dghsim.report.page import report_page
from dghsim.report.results import manifest
from dghsim.report.sections.runs import runs

STAY, WAIT, COST = "ed_stay_mean_hours", "boarding_mean_hours", "cost_bank_gbp_per_year"
TARGETS = (
    Target(STAY, 20, percent=True),
    Target(WAIT, 0.01, percent=False),
    Target("nothing_percent", 1, False),
)


def warmed(study: Study | None = None, *targets: Target) -> Study:
    """The made-up study with the first weeks of a hospital that fills in three, and targets of which one is met."""
    base = study or made_up.study()
    week = np.arange(made_up.WEEKS + 2) + 0.5
    series = {
        "start_patients": np.minimum(12 * week, 40) + np.arange(made_up.WEEKS + 2) % 2,
        "start_boarding": 0.1 * week,
        "start_wait": 1 + 0 * week,
    }
    asked = Precision(targets or TARGETS, 3, 12)
    return dataclasses.replace(base, profiles=base.profiles | series, precision=asked)


def page_of(study: Study) -> str:
    parts = made_up.whole(dataclasses.replace(study, precision=None))
    return report_page(study, parts["one_fewer"], parts["what_ifs"], parts["evidence"], parts["warnings"])


def test_a_row_for_each_average_and_a_line_for_each_that_was_measured() -> None:
    part = runs(warmed())
    assert part is not None
    assert [row.verdict.split()[0] for row in part.rows] == ["within,", "not", "nothing"]
    assert [row.asked for row in part.rows] == ["±20% of the average", "±0.01", "±1"]
    assert part.rows[1].verdict.endswith("replications would be")
    assert part.finding.startswith("12 replications, the most allowed, are not enough: 2 of the 3 averages")
    figure = part.half_widths
    assert figure is not None
    assert len(figure.data) == 2
    assert figure.finding.startswith("Wait for a bed, mean: not within")
    shares = [line["y"][-1] for line in figure.data]
    assert shares[0] < 1 < shares[1]
    assert figure.layout["yaxis"]["range"][1] > shares[1]
    assert figure.numbers is not None
    assert len(figure.numbers.rows) == 12


def test_money_is_written_as_money() -> None:
    part = runs(warmed(None, Target(COST, 3000, percent=False)))
    assert part is not None
    (row,) = part.rows
    assert row.found.startswith("£")
    assert " ±£" in row.found
    assert (row.asked, row.unit) == ("±£3,000", "a year")


def test_the_weeks_left_out_and_the_cut_are_drawn() -> None:
    part = runs(warmed())
    assert part is not None
    assert part.warm_up.startswith("Warm-up of 2 weeks: ")
    figure = part.first_weeks
    assert figure is not None
    assert len(figure.data) == 3
    left_out, cut = figure.layout["shapes"][:2]
    assert (left_out["x0"], left_out["x1"]) == (0, 2)
    assert cut["x0"] == cut["x1"] >= 2
    assert figure.numbers is not None
    assert len(figure.numbers.rows) == made_up.WEEKS + 2


def test_where_there_is_no_answer_no_cut_is_drawn() -> None:
    """Waiting for a bed only grows: half of the weeks, where MSER stops looking, is not where it settles."""
    part = runs(warmed())
    assert part is not None
    assert part.first_weeks is not None
    cuts = [shape["yref"] for shape in part.first_weeks.layout["shapes"] if shape["type"] == "line"]
    assert cuts == ["y domain", "y3 domain"]
    assert part.first_weeks.finding.startswith("Patients inside: ")
    assert part.first_weeks.reading.endswith("Dashed: where MSER would cut, where it has an answer.")


def test_a_picture_of_nothing_that_settles_says_so() -> None:
    base = warmed()
    grows = {"start_patients": 5.0 + np.arange(made_up.WEEKS + 2)}
    part = runs(dataclasses.replace(base, profiles={**base.profiles, **grows}))
    assert part is not None
    assert part.first_weeks is not None
    assert (
        part.first_weeks.finding
        == "No end of the beginning of patients inside and waiting for a bed is found."
    )


def test_a_number_that_was_asked_for_is_said_to_be_so() -> None:
    part = runs(dataclasses.replace(warmed(), precision=None))
    assert part is not None
    assert part.finding.startswith("12 replications, as was asked for.")
    assert (part.rows, part.half_widths) == ((), None)


def test_neither_leaves_the_part_out(page: str) -> None:
    assert 'id="runs"' not in page


def test_it_is_on_the_page_and_in_the_contents() -> None:
    page = page_of(warmed())
    assert '<h2 id="runs-h">' in page
    assert 'href="#runs"' in page
    assert "Is the warm-up long enough?" in page


def test_the_manifest_says_both() -> None:
    made = manifest(warmed(), "0" * 64, "run")
    assert made["warm_up"]["weeks_left_out"] == 2  # type: ignore[index]
    assert made["precision"]["held"] is False  # type: ignore[index]
    assert made["precision"]["measures"][2]["mean"] is None  # type: ignore[index]


@pytest.mark.browser
def test_names_that_act_do_not_and_it_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of(warmed(made_up.hostile())), encoding="utf-8")
    for width in (390, 1366):
        page = browser.new_page(viewport={"width": width, "height": 800})
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("dialog", lambda dialog, said=said: (said.append(dialog.message), dialog.dismiss()))
        page.goto(file.as_uri())
        assert page.locator("#runs .plot svg.main-svg").count() >= 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert said == []
        page.close()
