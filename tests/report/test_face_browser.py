"""The part of the page with published figures, in Chromium, at a phone's and a laptop's width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from report.test_browser import LAPTOP, PHONE
from report.test_face import GIVEN, held

from dghsim.measures.model import Study
from dghsim.report.page import report_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, study: Study, tmp_path_factory: pytest.TempPathFactory) -> Page:
    path: Path = tmp_path_factory.mktemp("face") / "page.html"
    path.write_text(report_page(held(study, **GIVEN), (), (), {}, ()), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('#face details').forEach(part => { part.open = true; })")
    return page


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_cell_lies_within_the_screen(opened: Page, size: tuple[int, int]) -> None:
    opened.set_viewport_size({"width": size[0], "height": size[1]})
    rights = opened.evaluate(
        "[...document.querySelectorAll('#face td, #face tbody th')].map(cell => cell.getBoundingClientRect().right)"
    )
    assert len(rights) > 20
    assert max(rights) <= size[0]
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("size", "shown"), [(PHONE, True), (LAPTOP, False)], ids=["phone", "laptop"])
def test_a_phone_names_each_cell(opened: Page, size: tuple[int, int], shown: bool) -> None:
    opened.set_viewport_size({"width": size[0], "height": size[1]})
    label = opened.evaluate(
        "getComputedStyle(document.querySelector('#face td[data-label=\"Model\"]'), '::before').content"
    )
    assert ("Model" in label) == shown


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_reason_has_the_width_of_its_table(opened: Page, size: tuple[int, int]) -> None:
    opened.set_viewport_size({"width": size[0], "height": size[1]})
    widths = opened.evaluate("""[...document.querySelectorAll('#face tr.why td')].map(
        cell => cell.offsetWidth / cell.closest('table').offsetWidth)""")
    assert widths
    assert min(widths) > 0.9


def test_on_a_phone_the_verdict_stands_with_its_row(opened: Page) -> None:
    opened.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    tops = opened.evaluate("""[...document.querySelectorAll('#face tbody tr:not(.why)')].map(row => {
        const parts = [row.querySelector('th'), row.querySelector('.tag')];
        const [name, tag] = parts.map(part => part.getBoundingClientRect());
        return tag.top - name.bottom;
    })""")
    assert all(0 <= gap < 150 for gap in tops)
