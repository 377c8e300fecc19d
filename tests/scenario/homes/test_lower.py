"""Homes laid into a scenario: again and again the same, and nothing left of them when they are taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.homes import nurses, written

from dghsim.scenario.homes.lower import with_homes, without_homes
from dghsim.scenario.homes.names import BEGINS
from dghsim.scenario.load import load_scenario
from dghsim.scenario.provenance import trace
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed

REACH = 'reviews_by = "nurses"\nreviews_per_week = 40\nin_reach_by = "nurses"\nin_reach_slots = 3\n'


@pytest.fixture
def homes(tmp_path: Path) -> Scenario:
    return load_scenario(written(tmp_path, REACH + nurses()))


def test_laid_in_again_they_are_the_same(homes: Scenario) -> None:
    again = with_homes(homes)
    assert again.model_dump_json() == homes.model_dump_json()
    assert list(again.pathway.stage) == list(homes.pathway.stage)


def test_taken_out_nothing_of_them_is_left(homes: Scenario, tmp_path: Path) -> None:
    plain = Scenario.model_validate(without_homes(homes.model_dump(exclude_unset=True)))
    alone = load_scenario(tmp_path / "small.toml")
    for part in ("demand", "pathway", "work", "place", "window"):
        assert getattr(plain, part) == getattr(alone, part)
    assert not plain.rota.tier


def test_a_number_of_theirs_that_is_changed_is_laid_in_anew(homes: Scenario) -> None:
    more = changed(homes, {"home.north.step_up_slots": 7, "homes.team.nurses.cover": [1, 1, 0, 0, 0, 0, 0]})
    assert more.place["homes_north_slots"].count == 7
    assert more.rota.tier["homes_nurses"].duty["at_work"].cover[2] == 0
    assert more.pathway == homes.pathway


def test_the_delay_that_in_reach_spares_is_come_to_by_way_of_it(homes: Scenario, tmp_path: Path) -> None:
    stages = homes.pathway.stage
    names = list(stages)
    assert names.index("homes_before_care_asked") == names.index("care_asked") - 1
    assert stages["homes_before_care_asked"].next == "care_asked"
    assert stages["needs_care"].cases[0].goto == "homes_before_care_asked"  # type: ignore[union-attr]
    assert stages["homes_north_reach_home"].next == "out"
    assert load_scenario(written(tmp_path)).pathway.stage["needs_care"].cases[0].goto == "care_asked"  # type: ignore[union-attr]


def test_what_they_bring_needs_no_source_of_its_own(homes: Scenario) -> None:
    keys = [row.key for row in trace(homes)]
    assert any(key.startswith("home.north.") for key in keys)
    assert not any(BEGINS in key for key in keys)
