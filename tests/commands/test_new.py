"""A planner's own file from a hospital of the cohort."""

from pathlib import Path

import pytest

from dghsim.cli import main
from dghsim.scenario.load import load_scenario


def test_a_code_of_the_cohort_gives_that_hospitals_numbers(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mine.toml"), "--from", "RBD"]) == 0
    mine = load_scenario(tmp_path / "mine.toml")
    assert mine.place["amu"].count == 37
    assert mine.hospital.code == "MINE"


def test_without_a_code_it_is_the_default(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "mine.toml")]) == 0
    assert load_scenario(tmp_path / "mine.toml").place["amu"].count == 26


@pytest.mark.parametrize("asked", ["RBDD", "", "../pyproject", "\x1b[2J", "cohort"])
def test_an_unknown_code_is_one_line_and_leaves_nothing(
    tmp_path: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "mine.toml"), "--from", asked]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert list(tmp_path.iterdir()) == []
