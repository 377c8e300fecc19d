"""The page in Chromium, at a phone's and a laptop's width, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LAPTOP, PHONE = (1366, 768), (390, 844)
PICTURES = 8
NAMES = ("page", "hostile", "bare")


class Watched:
    """A page opened from a file on a phone, and all that it did since."""

    def __init__(self, browser: Browser, path: Path) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page: Page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.folded = self.count("details.group:not([open])")

    def at(self, size: tuple[int, int]) -> Watched:
        """The same page in a window of another size, once the pictures have followed."""
        if self.page.viewport_size != {"width": size[0], "height": size[1]}:
            self.page.set_viewport_size({"width": size[0], "height": size[1]})
            self.page.wait_for_timeout(400)
        return self

    def count(self, selector: str) -> int:
        return self.page.locator(selector).count()


@pytest.fixture(scope="module")
def opened(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, page: str, hostile_page: str, bare_page: str
) -> dict[str, Watched]:
    folder = tmp_path_factory.mktemp("pages")
    watched = {}
    for name, text in zip(NAMES, (page, hostile_page, bare_page), strict=True):
        (folder / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
        watched[name] = Watched(browser, folder / f"{name}.html")
    return watched


@pytest.fixture(
    params=[(name, size) for size in (PHONE, LAPTOP) for name in NAMES], ids=lambda at: f"{at[0]}-{at[1][0]}"
)
def watched(opened: dict[str, Watched], request: pytest.FixtureRequest) -> Watched:
    name, size = request.param
    return opened[name].at(size)


def test_it_asks_for_nothing_and_complains_of_nothing(watched: Watched) -> None:
    assert [url for url in watched.asked if not url.startswith("data:")] == [watched.page.url]
    assert watched.said == []


def test_it_does_not_scroll_sideways(watched: Watched) -> None:
    watched.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    width, room = watched.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    watched.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = false; })")
    assert width <= room


def test_every_picture_is_drawn_within_its_place(watched: Watched) -> None:
    drawn = watched.page.evaluate("""[...document.querySelectorAll('.plot')].map(place => {
        const picture = place.querySelector('.main-svg');
        const [outer, inner] = [place, picture].map(part => part.getBoundingClientRect());
        return inner.height > 100 && inner.width > 300 && inner.right <= outer.right + 1;
    })""")
    assert drawn == [True] * watched.count(".plot")


def test_no_name_became_an_element(watched: Watched) -> None:
    assert watched.count("img, b, script[src], iframe, svg a, [onerror]") == 0
    assert watched.count("script:not([type])") in (0, 2)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_the_answers_are_seen_first(opened: dict[str, Watched], size: tuple[int, int]) -> None:
    watched = opened["page"].at(size)
    watched.page.evaluate("scrollTo(0, 0)")
    tops = watched.page.evaluate(
        "[...document.querySelectorAll('.answer')].map(part => part.getBoundingClientRect().top)"
    )
    assert len(tops) == 5
    assert tops[0] < size[1] - 120, "the first verdict is on the first screen"
    if size == LAPTOP:
        assert tops[-1] < size[1], "all verdicts are"
    assert tops[-1] < watched.page.evaluate("document.querySelector('figure').getBoundingClientRect().top")
    assert watched.count(".plot") == PICTURES


def test_the_named_rota_scrolls_in_its_own_box_on_a_phone(opened: dict[str, Watched]) -> None:
    before, after, scrolled = (
        opened["page"]
        .at(PHONE)
        .page.evaluate("""(() => {
        const box = document.querySelector('table.dated').parentElement;
        const name = box.querySelector('tbody th');
        box.scrollLeft = 0;
        const before = name.getBoundingClientRect().left;
        box.scrollLeft = 200;
        return [before, name.getBoundingClientRect().left, box.scrollLeft];
    })()""")
    )
    assert scrolled == 200
    assert abs(before - after) < 4, "the names stay in sight"


@pytest.mark.parametrize(
    ("picture", "begins"), [("demand-and-cover", "</script><script>alert(1)"), ("workload", "<b>00")]
)
def test_labels_show_hostile_names_as_text(opened: dict[str, Watched], picture: str, begins: str) -> None:
    labels = opened["hostile"].page.locator(f"#{picture} svg .annotation-text").all_text_contents()
    assert labels
    assert labels[0].startswith(begins)


def test_on_paper_the_pictures_fit_and_the_folded_parts_are_open(opened: dict[str, Watched]) -> None:
    watched = opened["page"].at(PHONE)
    assert watched.folded > 0, "folded when opened on a phone"
    watched.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    watched.page.emulate_media(media="print")
    widths = watched.page.evaluate(
        "[...document.querySelectorAll('.plot .main-svg')].map(part => part.getBoundingClientRect().width)"
    )
    assert set(widths) == {670.0}
    assert watched.count("details.group:not([open])") == 0
    assert watched.page.locator(".on-paper").is_visible()
    assert watched.page.locator(".contents").is_hidden()
    assert watched.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
