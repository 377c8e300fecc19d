import dataclasses
import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from report import made_up

from dghsim.measures.model import Study
from dghsim.report.page import report_page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium for every test of a page; without one they say so and stand aside, except where CI requires it."""
    if CHROMIUM is None and "DGHSIM_BROWSER_REQUIRED" not in os.environ:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def page_of(study: Study, **changes: object) -> str:
    parts = made_up.whole(study) | changes
    return report_page(study, parts["one_fewer"], parts["what_ifs"], parts["evidence"], parts["warnings"])


@pytest.fixture(scope="session")
def study() -> Study:
    return made_up.study()


@pytest.fixture(scope="session")
def page(study: Study) -> str:
    return page_of(study)


@pytest.fixture(scope="session")
def bare_page() -> str:
    return report_page(made_up.bare(), (), (), {}, ())


@pytest.fixture(scope="session")
def hostile_page() -> str:
    hostile = made_up.hostile()
    parts = made_up.whole(hostile, made_up.HOSTILE)
    warnings = [made_up.HOSTILE, made_up.HOSTILE_DOCTOR]
    fewer = [dataclasses.replace(one, breaks_first=made_up.HOSTILE) for one in parts["one_fewer"]]
    return report_page(hostile, fewer, parts["what_ifs"], parts["evidence"], warnings)
