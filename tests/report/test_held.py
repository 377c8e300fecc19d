"""The section on standards of a report."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from helpers.packs import pack
from report import made_up
from report.markup import parsed, read

from dghsim.measures.model import Study
from dghsim.report.page import report_page
from dghsim.report.results import write_tables
from dghsim.report.sections.held import held_section
from dghsim.scenario.packs import shipped_packs


@pytest.fixture(scope="module")
def held_study() -> Study:
    mine = pack(it={"measure": "consultant_in_time_percent", "at_least": 90, "says": made_up.HOSTILE})
    return dataclasses.replace(made_up.study(), packs=shipped_packs() | {"=mine.toml": mine})


def test_a_page_without_packs_has_no_such_section(page: str) -> None:
    assert 'id="standards"' not in page


def test_every_pack_is_a_table_and_hostile_words_are_inert(held_study: Study) -> None:
    html = report_page(held_study, [], [], made_up.EVIDENCE, [])
    sections = [each for each in parsed(html).tagged("section") if each.attributes.get("id") == "standards"]
    assert len(sections) == 1
    words = read(html)
    for name in ("Society for Acute Medicine", "GMC and HEE", "Contract and working time", "Ours"):
        assert name in words
    assert "<script>alert(1)" not in html
    assert 'href="#standards"' in html


def test_a_standard_of_many_tiers_is_said_once(held_study: Study) -> None:
    section = held_section(held_study)
    assert section is not None
    contract = next(each for each in section.packs if each.name.startswith("Contract"))
    hours = [row for row in contract.rows if row.says.startswith("48 hours")]
    assert len(hours) == 1
    assert len(contract.rows) > 6


def test_verdicts_are_in_the_results_folder(held_study: Study, tmp_path: Path) -> None:
    write_tables(held_study, tmp_path, "hash", "run")
    summary = pd.read_csv(tmp_path / "summary.csv").set_index("measure_id")
    said = summary.loc["consultant_in_time_percent", "standards"]
    assert "sam consultant: not met" in str(said)
    table = pd.read_csv(tmp_path / "standards.csv")
    assert {"sam", "rcp", "seven_day", "training", "contract", "'=mine.toml"} == set(table["pack"])
