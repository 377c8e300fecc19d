"""The decision page in Chromium, at a phone's and a laptop's width, with hostile text in the lever's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands.test_try_levers import QUICKER
from helpers.toml_text import toml_text
from playwright.sync_api import Browser
from report.test_browser import LAPTOP, PHONE, Watched

import dghsim
from dghsim.report.levers.page import write_decision
from dghsim.scenario.shipped import shipped

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    folder: Path = tmp_path_factory.mktemp("decision")
    (folder / "quicker.toml").write_text(toml_text(QUICKER), encoding="utf-8")
    own = str(folder / "quicker.toml")
    sets = ("run.weeks=3", "run.replications=4")
    found = dghsim.decide_levers(shipped("textbook/mmc"), [f"{own}=90", f"{own}=50"], sets=sets)
    write_decision(found, folder, evidence={})
    return Watched(browser, folder / "report.html")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_is_wider_than_the_screen_and_nothing_acts(opened: Watched, size: tuple[int, int]) -> None:
    page = opened.at(size).page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rights = page.evaluate(
        "[...document.querySelectorAll('.option')].map(each => each.getBoundingClientRect().right)"
    )
    assert len(rights) == 2
    assert max(rights) <= size[0]
    assert not opened.said
    assert len(opened.asked) == 1


def test_the_decision_is_on_the_first_screen_of_a_laptop(opened: Watched) -> None:
    page = opened.at(LAPTOP).page
    assert (
        page.evaluate("document.querySelector('.option').getBoundingClientRect().top + scrollY") < LAPTOP[1]
    )


def test_the_picture_of_what_has_to_be_true_is_drawn(opened: Watched) -> None:
    page = opened.at(PHONE).page
    page.locator("#truth .plot").first.scroll_into_view_if_needed()
    page.wait_for_selector("#truth .plot svg")
    assert page.locator("#truth .plot .points path").count() == 3
