"""A planner's grid for the checker, its codes as a run of the scenario reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from helpers.sheets import as_csv

from dghsim.errors import InputError
from dghsim.rota.own import read_own_rota
from dghsim.rota.plain import read_rota_file
from dghsim.scenario.root import Scenario

DAYS = [str(date(2026, 1, 5) + timedelta(days=day)) for day in range(7)]
WEEK = {"run.weeks": 1, "run.warm_up_weeks": 0}
LEGEND = {"LD": "registrar.long_day", "N": "registrar.night", "AL": "leave", "Z": "zero"}
TOLD = ["doctor", "start", "end", "tier", "duty", "kind"]
ROWS = [
    ["Doctor", *DAYS],
    ["Dr Ada", "LD", "ld", "Z", "AL", "N", "N*", "RN"],
    ["Dr Bo", "", "", "N", "", "LD"],
]


@pytest.fixture
def scenario(make_scenario: Callable[[dict[str, object]], Scenario]) -> Scenario:
    return make_scenario(WEEK | {"rota.own": {"file": "mine.csv", "legend": LEGEND}})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    as_csv(tmp_path / "mine.csv", ROWS)
    return tmp_path / "mine.csv"


def sorted_rows(shifts: pd.DataFrame) -> list[tuple[str, ...]]:
    return sorted(shifts[TOLD].astype(str).itertuples(index=False, name=None))


def test_a_grid_is_read_as_the_run_of_its_scenario_reads_it(scenario: Scenario, file: Path) -> None:
    found = sorted_rows(read_rota_file(file, scenario=scenario, tiers=list(scenario.rota.tier)).shifts)
    assert found == sorted_rows(read_own_rota(scenario, file.parent).shifts)
    assert len(found) == 9


def test_a_code_that_only_the_file_explains_keeps_what_it_says(scenario: Scenario, file: Path) -> None:
    as_csv(
        file,
        [
            ["Doctor", *DAYS],
            ["Dr Ada", "LD", "XX", "N", "10:00-14:30"],
            ["Key"],
            ["XX = 10:00-14:00"],
            ["N = 21:00-08:00"],
        ],
    )
    found = sorted_rows(read_rota_file(file, scenario=scenario).shifts)
    assert [row[3:5] for row in found] == [
        ("registrar", "long_day"),
        ("registrar", ""),
        ("registrar", "night"),
        ("registrar", ""),
    ]
    assert [row[1][11:16] for row in found] == ["08:30", "10:00", "21:00", "10:00"]


def test_a_legend_that_is_given_holds_in_place_of_the_scenarios(scenario: Scenario, file: Path) -> None:
    (legend := file.with_name("legend.toml")).write_text(
        'LD = "07:00-15:00"\nN = "off"\nRN = "off"\nZ = "off"'
    )
    found = sorted_rows(read_rota_file(file, scenario=scenario, legend=legend).shifts)
    assert [row[1][11:16] for row in found if row[0] == "Dr Ada"] == ["07:00", "07:00", "09:00"]


def test_without_a_rota_of_its_own_a_scenario_says_nothing_of_codes(make_scenario, file: Path) -> None:
    with pytest.raises(InputError, match="code 'LD' is unknown"):
        read_rota_file(file, scenario=make_scenario(WEEK))


def test_an_unknown_code_is_told_by_its_cell_with_the_codes_of_the_scenario(
    scenario: Scenario, file: Path
) -> None:
    as_csv(file, [["Doctor", *DAYS], ["Dr Ada", "LD", "Q9"]])
    with pytest.raises(InputError, match=r"C2 \(2026-01-06\): code 'Q9' is unknown.*known: n, CND, "):
        read_rota_file(file, scenario=scenario)
