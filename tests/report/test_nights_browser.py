"""The nights in Chromium: click, tap or press Enter on a patient, at a laptop's and at a phone's width."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from report import night_studies
from report.test_browser import LAPTOP, PHONE

from dghsim.report.page import report_page

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
LANE = "#night-worst details.marked"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("nights")
    made = {"plain": night_studies.study(), "hostile": night_studies.hostile()}
    for name, study in made.items():
        (folder / f"{name}.html").write_text(
            report_page(study, (), (), {}, ()), encoding="utf-8", newline="\n"
        )
    return {name: folder / f"{name}.html" for name in made}


def opened(browser: Browser, file: Path, size: tuple[int, int]) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    return page, said


@SIZES
def test_a_patient_opens_to_the_journey(
    browser: Browser, files: dict[str, Path], size: tuple[int, int]
) -> None:
    page, said = opened(browser, files["plain"], size)
    table = page.locator(f"{LANE} table.journey")
    assert table.is_hidden()
    summary = page.locator(f"{LANE} > summary")
    if size == PHONE:
        summary.tap()
    else:
        summary.click()
    assert table.is_visible()
    text = table.inner_text()
    assert "Senior review begun (asked for at 23:50)" in text
    assert "5 h 10 min" in text
    assert "Bob (Medical registrar, night)" in text
    box = table.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert said == []
    page.close()


@SIZES
def test_enter_on_a_patient_opens_and_closes_the_journey(
    browser: Browser, files: dict[str, Path], size: tuple[int, int]
) -> None:
    page, _ = opened(browser, files["plain"], size)
    page.locator(f"{LANE} > summary").focus()
    for shown in (True, False):
        page.keyboard.press("Enter")
        assert page.locator(f"{LANE} table.journey").is_visible() == shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.lane') !== null"), "the next lane"
    page.close()


def test_the_nights_stand_beside_each_other_on_a_laptop_and_one_under_the_other_on_a_phone(
    browser: Browser, files: dict[str, Path]
) -> None:
    for size, beside in ((LAPTOP, True), (PHONE, False)):
        page, _ = opened(browser, files["plain"], size)
        worst, typical = (page.locator(f"#night-{name}").bounding_box() for name in ("worst", "typical"))
        assert worst is not None
        assert typical is not None
        assert (typical["x"] >= worst["x"] + worst["width"]) == beside
        assert (typical["y"] >= worst["y"] + worst["height"]) != beside
        page.close()


@SIZES
def test_bars_stay_in_their_lanes_and_nothing_scrolls_sideways(
    browser: Browser, files: dict[str, Path], size: tuple[int, int]
) -> None:
    for file in files.values():
        page, said = opened(browser, file, size)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width <= room
        outside = page.evaluate("""[...document.querySelectorAll('.lane .bar')].filter(bar => {
            const [inner, outer] = [bar, bar.parentElement].map(part => part.getBoundingClientRect());
            return inner.left < outer.left - 1 || inner.right > outer.right + 3 || inner.height < 3;
        }).length""")
        assert outside == 0
        assert page.locator("#nights img, #nights b, #nights i, #nights script").count() == 0
        assert said == []
        page.close()


def test_on_paper_each_night_has_its_lanes(browser: Browser, files: dict[str, Path]) -> None:
    page, _ = opened(browser, files["plain"], LAPTOP)
    page.emulate_media(media="print")
    assert page.locator("#night-worst .track").first.is_visible()
    assert page.locator("#night-worst table.journey").first.is_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()
