"""The page of a study in Chromium, at a phone's and a laptop's width."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.studies import BEDS, DEMAND, REGISTRARS, source
from playwright.sync_api import Browser, Page
from report.study.test_page import page as page_of
from report.test_browser import LAPTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    factors = {"more_registrars": REGISTRARS, "more_beds": BEDS, "demand": DEMAND}
    study = source(
        factors, lambda row: 6 - row["more_beds"] / 20 + row["demand"], hospitals=("rlq", "rbd"), alone=0.05
    )
    path: Path = tmp_path_factory.mktemp("study") / "page.html"
    path.write_text(page_of(study), encoding="utf-8")
    page = browser.new_page()
    page.on("pageerror", lambda error: page.evaluate("text => { window.wrong = text }", str(error)))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_is_wider_than_the_screen_and_the_decision_is_on_it(
    opened: Page, size: tuple[int, int]
) -> None:
    opened.set_viewport_size({"width": size[0], "height": size[1]})
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    top = opened.evaluate("document.querySelector('#answers .said').getBoundingClientRect().bottom")
    assert top < size[1]


def test_every_picture_is_drawn(opened: Page) -> None:
    for _ in range(12):
        opened.mouse.wheel(0, 700)
        opened.wait_for_timeout(40)
    pictures = opened.evaluate("document.querySelectorAll('.plot').length")
    assert pictures >= 7
    opened.evaluate("document.querySelectorAll('.plot').forEach(plot => plot.scrollIntoView())")
    opened.wait_for_function(
        "document.querySelectorAll('.plot .main-svg').length >= document.querySelectorAll('.plot').length"
    )
    assert opened.evaluate("window.wrong") is None
