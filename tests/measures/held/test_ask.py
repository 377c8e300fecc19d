"""A pack that names what nobody measures is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.measures.held import packs_for
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import SHIPPED_PACKS, Scenario
from dghsim.scenario.shipped import shipped

PACK = """
schema_version = 1
kind = "standards"
name = "Ours"
[standard.it]
says = "It is so"
source = "Board"
dated = "2026"
"""


@pytest.fixture(scope="module")
def mmc() -> Scenario:
    return load_scenario(shipped("textbook/mmc"), sets=["standards.packs=[]"])


def asked(scenario: Scenario, folder: Path, line: str) -> list[str]:
    file = folder / "mine.toml"
    file.write_text(PACK + line)
    return list(packs_for(scenario, folder, [str(file)]))


def test_the_near_ones_are_named(tmp_path: Path, mmc: Scenario) -> None:
    with pytest.raises(InputError) as refused:
        asked(mmc, tmp_path, 'measure = "occupancy_mean_percent_wards"\nat_most = 92')
    said = str(refused.value)
    assert "mine.toml: standard.it.measure: 'occupancy_mean_percent_wards' is not a known measure" in said
    assert "did you mean occupancy_mean_percent_ward or " in said


def test_what_is_beside_is_looked_up_too(tmp_path: Path, mmc: Scenario) -> None:
    with pytest.raises(
        InputError, match=r"standard\.it\.beside: 'zzzzzz' is not a known measure; summary\.csv"
    ):
        asked(mmc, tmp_path, 'not_modelled = "no"\nbeside = "zzzzzz"')


@pytest.mark.parametrize("measure", ["consultant_in_time_percent", "rota_breaches", "stay_mean_days"])
def test_a_measure_of_hospitals_is_known_to_a_queue(tmp_path: Path, mmc: Scenario, measure: str) -> None:
    assert asked(mmc, tmp_path, f'measure = "{measure}"\nat_most = 1')


def test_a_measure_of_each_tier_is_known_without_the_tier(tmp_path: Path, mmc: Scenario) -> None:
    assert asked(mmc, tmp_path, 'measure = "hours_per_week"\nat_most = 48\nby_tier = true')


def test_every_measure_that_the_shipped_packs_name_is_there() -> None:
    hereford = load_scenario(shipped("hereford"))
    assert tuple(packs_for(hereford, Path())) == SHIPPED_PACKS
