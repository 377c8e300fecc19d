"""A cohort's page in Chromium, beside its copy of plotly and one hospital's report, on a laptop and a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from report.conftest import page_of
from report.test_browser import LAPTOP, PHONE, Watched

from dghsim.measures.model import Study
from dghsim.report.assets import PLOTLY_FILE, plotly_script
from dghsim.report.write import write_report

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cohort_html: str, study: Study) -> Path:
    here = tmp_path_factory.mktemp("cohort")
    (here / PLOTLY_FILE).write_text(plotly_script(), encoding="utf-8")
    (here / "report.html").write_text(cohort_html, encoding="utf-8")
    (here / "alpha").mkdir()
    write_report(study, here / "alpha" / "report.html", evidence={}, plotly_at=f"../{PLOTLY_FILE}")
    return here


@pytest.fixture(scope="module")
def watched(browser: Browser, folder: Path) -> Watched:
    opened = Watched(browser, folder / "report.html")
    opened.page.wait_for_selector(".drawn")
    return opened


def codes(watched: Watched) -> list[str]:
    found: list[str] = watched.page.evaluate(
        "[...document.querySelectorAll('#answers table tbody tr')].filter(row => !row.hidden)"
        ".map(row => row.querySelector('small').textContent)"
    )
    return found


@SIZES
def test_it_is_drawn_by_the_copy_beside_it_and_asks_for_nothing_else(
    watched: Watched, size: tuple[int, int]
) -> None:
    watched.at(size)
    assert watched.said == []
    files = {url.rpartition("/")[2] for url in watched.asked if not url.startswith("data:")}
    assert files == {"report.html", PLOTLY_FILE}
    assert watched.count(".plot") == watched.count(".plot:has(.main-svg)") > 3


@SIZES
def test_the_page_does_not_scroll_sideways_and_no_word_is_broken(
    watched: Watched, size: tuple[int, int]
) -> None:
    page = watched.at(size).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    broken = page.evaluate("""[...document.querySelectorAll('.cohort thead th, .cohort .tag')].flatMap(cell => {
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) {
            const text = walk.currentNode;
            for (const word of text.data.matchAll(/[a-z]+/gi)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                if (range.getClientRects().length > 1) { found.push(word[0]); }
            }
        }
        return found;
    })""")
    assert broken == []


def test_on_a_phone_nothing_of_a_table_is_out_of_sight(watched: Watched) -> None:
    page = watched.at(PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    outside = page.evaluate("""[...document.querySelectorAll('table.cohort td, table.cohort tbody th')].filter(cell => {
        const box = cell.getBoundingClientRect();
        return box.width > 0 && (box.left < 0 || box.right > innerWidth || cell.scrollWidth > cell.clientWidth);
    }).map(cell => cell.textContent.trim())""")
    assert outside == []
    named = page.evaluate("""[...document.querySelectorAll('#answers tbody td:not(.nothing)')].map(cell =>
        [getComputedStyle(cell, '::before').content, cell.closest('tr').querySelector('small').textContent])""")
    assert ['"Patients a day"', "ALPHA"] in named
    assert all(words not in {"none", '""'} for words, _ in named)
    page.locator("#answers table thead button", has_text="Patients a day").click()
    assert codes(watched) == ["NONE", "ALPHA", "HOSTILE", "BETA", "FAR"]


def test_a_heading_sorts_both_ways_and_says_so(watched: Watched) -> None:
    page = watched.at(LAPTOP).page
    assert codes(watched) == ["NONE", "ALPHA", "HOSTILE", "BETA", "FAR"]
    head = page.locator("#answers table thead th", has_text="Consultant in 6")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert [codes(watched)[place] for place in (0, -1)] == ["FAR", "NONE"]
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert [codes(watched)[place] for place in (0, -1)] == ["NONE", "FAR"]
    assert "largest first" in page.locator("#answers .sift output").inner_text()
    page.locator("#answers table thead th", has_text="Patients a day").locator("button").click()
    assert page.locator("#answers [aria-sort]").count() == 1
    assert codes(watched) == ["NONE", "ALPHA", "HOSTILE", "BETA", "FAR"]


def test_it_is_filtered_by_name_and_by_verdict(watched: Watched) -> None:
    page = watched.at(PHONE).page
    page.locator("#answers .sift input").fill("ALPHA")
    assert codes(watched) == ["ALPHA"]
    page.locator("#answers .sift input").fill("")
    page.locator("#answers .sift select").select_option(label="better on any")
    assert codes(watched) == ["ALPHA", "HOSTILE"]
    page.locator("#answers .sift select").select_option("")
    assert len(codes(watched)) == 5


def test_a_name_leads_to_the_hospitals_own_report(browser: Browser, folder: Path) -> None:
    watched = Watched(browser, folder / "report.html")
    watched.page.locator("#answers table a", has_text="Alpha").click()
    watched.page.wait_for_selector(".drawn")
    assert watched.page.url.endswith("alpha/report.html")
    assert watched.count(".plot:has(.main-svg)") > 3
    assert watched.said == []


def test_without_script_it_is_a_plain_table(browser: Browser, folder: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((folder / "report.html").as_uri())
    assert page.locator("#answers table tbody tr").count() == 5
    assert page.locator("table button").count() == 0
    assert page.locator("#answers .sift").is_hidden()


def test_on_paper_the_table_is_whole(watched: Watched) -> None:
    page = watched.at(LAPTOP).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#answers .sift").is_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.set_viewport_size({"width": 690, "height": 900})
    box = page.evaluate("""(() => {
        const box = document.querySelector("#answers table").parentElement;
        return [box.scrollWidth, box.clientWidth];
    })()""")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert box[0] <= box[1]


def test_a_picture_without_its_copy_says_what_is_missing(
    browser: Browser, tmp_path: Path, cohort_html: str
) -> None:
    (tmp_path / "report.html").write_text(cohort_html, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_function("document.querySelector('.plot').textContent !== ''")
    assert f"needs {PLOTLY_FILE}" in page.locator(".plot").first.inner_text()


def test_a_single_report_stays_in_one_file(study: Study) -> None:
    page = page_of(study)
    assert "strict-dynamic" not in page
    assert "data-plotly=" not in page
