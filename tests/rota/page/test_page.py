from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.page.write import rota_page, write_rota_page


class Reader(HTMLParser):
    """Tables as rows of cell texts; every tag and attribute met."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.tables[-1][-1][-1] += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_the_page_shows_every_code_of_the_measured_weeks(make_scenario, rota: DatedRota) -> None:
    tables = read(rota_page(rota, make_scenario())).tables
    assert len(tables) == 7 + 1
    nights = sum(row.count("RN") for table in tables[:7] for row in table[2:])
    measured = rota.shifts[(rota.shifts["start"] >= "2026-01-05") & (rota.shifts["start"] < "2026-07-06")]
    assert nights == (measured["duty"] == "night").sum() == 182
    assert ["RN", "Registrars", "night", "20:30 to 09:00"] in tables[-1]
    first = next(row for row in tables[0] if row[0].startswith("registrar 1"))
    assert len(first) == 2 + 28


def test_the_page_needs_nothing_but_itself(make_scenario, rota: DatedRota) -> None:
    page = rota_page(rota, make_scenario())
    found = read(page)
    assert not found.tags & {"script", "img", "link", "iframe", "object"}
    assert not any(name.startswith("on") or name == "src" for name in found.attributes)
    assert not re.search(r"https?:|url\(|@import", page)
    assert "overflow-x: auto" in page
    assert "@media print" in page


def test_hostile_text_is_shown_and_not_run(make_scenario, templates) -> None:
    label = '<script>alert(1)</script>"&'
    scenario = make_scenario({"name": "<img src=x onerror=y>", "rota.tier.registrar.label": label,
                              "rota.tier.registrar.duty.night.code": "<b>&"})  # fmt: skip
    rota = date_rota(scenario, templates)
    doctors = rota.shifts["doctor"].replace(
        {"registrar 1": "<svg/onload=alert(1)>\x00\u202e\r\n" + "z" * 32_000}
    )
    page = rota_page(
        DatedRota(rota.shifts.assign(doctor=doctors), rota.templates, rota.leave[7:], rota.hash), scenario
    )
    found = read(page)
    assert not found.tags & {"script", "img", "svg", "b"}
    assert any("<b>&" in row for table in found.tables for row in table)
    assert "\x00" not in page
    assert "\u202e" not in page


def test_it_is_written_whole_or_not_at_all(make_scenario, rota: DatedRota, tmp_path: Path) -> None:
    write_rota_page(rota, make_scenario(), tmp_path / "rota.html")
    assert (tmp_path / "rota.html").read_text(encoding="utf-8") == rota_page(rota, make_scenario())
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(OSError, match=r"No such|Not a directory"):
        write_rota_page(rota, make_scenario(), tmp_path / "no" / "rota.html")
