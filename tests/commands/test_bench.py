"""`dghsim bench` end to end."""

import json

import pytest

from dghsim.cli import main
from dghsim.scenario.shipped import shipped


def test_it_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    mmc = str(shipped("textbook/mmc"))
    assert main(["bench", mmc, "--set", "run.weeks=8", "--quiet"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert {"kernel", "twin", "heap", "split", "ratios", "scenario", "versions"} <= set(found)
    assert found["ratios"]["kernel_to_twin"] > 1


@pytest.mark.parametrize("arguments", [["nowhere.toml"], ["--set", "run.weeks=-1"]])
def test_bad_input_gets_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
