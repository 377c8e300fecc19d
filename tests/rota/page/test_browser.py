"""The page of the rota in Chromium: on a phone, on a laptop, on paper, with hostile names."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.page.write import write_rota_page

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)>" + "y" * 400


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory, make_scenario, templates) -> Page:
    scenario = make_scenario({"run.weeks": 8})
    rota = date_rota(scenario, templates)
    doctors = rota.shifts["doctor"].replace({"registrar 1": HOSTILE})
    path = tmp_path_factory.mktemp("page") / "rota.html"
    write_rota_page(
        DatedRota(rota.shifts.assign(doctor=doctors), rota.templates, rota.leave, rota.hash), scenario, path
    )
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    said: list[object] = []

    def hear(told: object) -> None:
        said.append(told)

    opened.said = said  # type: ignore[attr-defined]
    for what in ("console", "pageerror", "dialog"):
        opened.on(what, hear)
    opened.goto(path.as_uri())
    return opened


@pytest.mark.parametrize("width", [390, 1366])
def test_only_the_grids_scroll_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = page.eval_on_selector_all(
        ".weeks .box", "all => all.map(box => [box.scrollWidth, box.clientWidth])"
    )
    assert len(boxes) == 2
    assert all(inner > outer for inner, outer in boxes)


def test_names_stay_in_sight_while_the_days_scroll(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    name = page.locator("tbody th", has_text="registrar 2").first
    before = name.bounding_box()
    page.locator(".weeks .box").first.evaluate("box => { box.scrollLeft = 500 }")
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["x"] - before["x"]) < 2
    assert after["width"] < 200


def test_nothing_runs_and_nothing_is_fetched(page: Page) -> None:
    assert page.said == []  # type: ignore[attr-defined]
    assert page.locator("img, script").count() == 0
    assert page.locator("tbody th", has_text="<img src=x").count() == 2


def test_each_block_prints_on_a_page_of_its_own(page: Page) -> None:
    data = page.pdf(prefer_css_page_size=True)
    assert (
        data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") == 3
    )  # two of four weeks, and the legend
