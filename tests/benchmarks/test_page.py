"""The page is made from what is kept, and says what that says."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.compare import Row
from benchmarks.markdown import cells, digits, number, table
from benchmarks.page import page
from benchmarks.verdict import FLOORS, failures

FOLDER = Path(__file__).parents[2] / "benchmarks"


def kept(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "results" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def answers() -> dict[str, Any]:
    return copy.deepcopy(kept("answers"))


@pytest.fixture
def speed() -> dict[str, Any]:
    return copy.deepcopy(kept("speed"))


def test_the_page_is_the_one_of_the_kept_numbers(answers: dict[str, Any], speed: dict[str, Any]) -> None:
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == page(answers, speed)


def test_nothing_kept_is_as_it_should_not_be(answers: dict[str, Any], speed: dict[str, Any]) -> None:
    assert failures(answers, speed) == []


TABLES = [("front_door", "ciw"), ("one_queue", "ciw"), ("base", "rethinned"), ("exam+1", "dghsim")]


@pytest.mark.parametrize("where", TABLES)
def test_a_row_that_differs_is_told(
    answers: dict[str, Any], speed: dict[str, Any], where: tuple[str, str]
) -> None:
    measures = answers["tables"][where[0]][where[1]]
    name = next(iter(measures))
    measures[name][0] *= 3
    assert any(name in line for line in failures(answers, speed))
    if where[0] != "exam+1":
        told = [line for line in page(answers, speed).split("\n") if f"| {name} |" in line]
        assert any("**differ**" in line for line in told)


def test_treat_sim_as_it_is_may_differ(answers: dict[str, Any], speed: dict[str, Any]) -> None:
    answers["tables"]["base"]["treat_sim"]["09_throughput"][0] *= 2
    assert failures(answers, speed) == []


def test_runs_that_part_without_a_tie_are_told(answers: dict[str, Any], speed: dict[str, Any]) -> None:
    answers["replayed"][1]["partings"] += 1
    assert failures(answers, speed)[0].startswith("customer by customer, run 1")


@pytest.mark.parametrize("model", FLOORS)
def test_a_slip_in_speed_is_told(answers: dict[str, Any], speed: dict[str, Any], model: str) -> None:
    turns = speed["models"][model]["answers"]
    turns["ours"] = [seconds / FLOORS[model] * 0.99 for seconds in turns["theirs"]]
    assert failures(answers, speed) == []
    turns["ours"] = [seconds / FLOORS[model] * 1.01 for seconds in turns["theirs"]]
    assert failures(answers, speed)[0].startswith(f"{model}: ")


def test_numbers_have_four_figures_and_three_decimals_at_the_most() -> None:
    assert [number(value) for value in (12345.6, 123.456, 12.3456, 1.23456, 0.00123, 0)] == [
        "12,346", "123.5", "12.35", "1.235", "0.001", "0.000",
    ]  # fmt: skip
    assert digits(float("nan")) == 3


def test_a_row_says_its_difference_how_sure_and_the_verdict() -> None:
    assert cells(Row("wait", 11.0, 10.0, 0.5, 1.5)) == [
        "wait", "11.00", "10.00", "+1.00 (0.50 to 1.50)", "5.0 %", "**differ**",
    ]  # fmt: skip
    assert cells(Row("wait", 10.0, 10.5, -1.0, 0.0))[-1] == "agree"


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert table(("a", "b"), [("x|y", "1")]).splitlines()[2] == "| x\\|y | 1 |"
