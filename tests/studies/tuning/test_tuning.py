"""Tuning finds a number that is known, changes nothing else, and says what it did."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from helpers.finished import no_rota
from studies.tuning.small_ward import KEY, lever, ward

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario
from dghsim.studies.tuning.__main__ import main
from dghsim.studies.tuning.allowed import movable
from dghsim.studies.tuning.plan import parsed_plan, read_plan, shipped_plan
from dghsim.studies.tuning.run import Tuning, tune
from dghsim.studies.tuning.text import proposal, set_lines, told

HEREFORD = Path(__file__).parents[3] / "scenarios" / "hereford.toml"


@pytest.fixture(scope="module")
def found() -> Tuning:
    absent = lever(name="absent", keys=["pathway.stage.elsewhere.cases.0.when.chance"])
    return tune(ward(), no_rota(), [lever(), absent], sweeps=2, workers=1)


def test_it_recovers_the_chance_that_gives_the_figure(found: Tuning) -> None:
    (moved,) = found.moved
    assert moved.was == 0.6
    assert moved.reached
    assert moved.now == pytest.approx(0.33, abs=0.02), "by construction the share is the chance"
    assert found.before.face["same_day"].mean() == pytest.approx(60, abs=3)
    assert found.after.face["same_day"].mean() == pytest.approx(33, abs=0.5)


def test_the_scenario_is_left_as_it_was(found: Tuning) -> None:
    assert found.before.scenario == ward()
    assert found.settings() == {KEY: pytest.approx(0.33, abs=0.02)}


def test_it_says_what_it_did(found: Tuning) -> None:
    said = told(found)
    value = found.settings()[KEY]
    assert set_lines(found) == [f"--set {KEY}={value}"]
    assert f"--set {KEY}={value}\n" in said
    assert "misses -> agrees" in said
    assert "absent: not in this scenario" in said
    assert (
        said.index("Calibrated to") < said.index("Held back: not used, only looked at") < said.index("Moved")
    )
    text = proposal(found)
    assert f"{KEY} = {value} # was 0.6" in text
    tomllib.loads(text)


def test_what_cannot_be_reached_is_said_and_not_hidden() -> None:
    found = tune(ward(), no_rota(), [lever(low=0.5, high=0.9)], sweeps=1, workers=1)
    assert not found.moved[0].reached
    assert found.settings() == {}, "nothing is bent to its limit"
    assert "its figure not reached between 0.5 and 0.9, so left as it was" in told(found)


def test_a_lever_that_may_not_be_moved_stops_it() -> None:
    with pytest.raises(InputError, match="only numbers marked illustrative"):
        tune(ward("public"), no_rota(), [lever()])


def test_a_lever_at_rest_keeps_every_digit() -> None:
    document = ward().model_dump(exclude_unset=True)
    document["pathway"]["stage"]["referral"]["cases"][0]["when"]["chance"] = 0.330123456
    made = type(ward()).model_validate(document)
    found = tune(made, no_rota(), [lever()], sweeps=1, workers=1, replications=2)
    assert found.settings() == {}
    assert found.moved[0].reached, "what agrees is not moved"
    assert found.moved[0].settings() == {KEY: 0.330123456}
    assert "nothing" in told(found)


def test_the_shipped_plan_holds_for_hereford() -> None:
    hereford = load_scenario(HEREFORD)
    for each in shipped_plan():
        movable(each, hereford)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[lever]]\nname = 1", "lever.0"),
        ("= 1", "is not TOML"),
        ("lever = 3", "list"),
        ('[[lever]]\nname="a"\nkeys=["k"]\nfigure="f"\nlow=2\nhigh=1\nassumed="x"', "low must be below high"),
        ('[[lever]]\nname="a"\nkeys=["k"]\nfigure="f"\nlow=nan\nhigh=1\nassumed="x"', "finite"),
        (
            2 * '[[lever]]\nname="a"\nkeys=["k"]\nfigure="f"\nlow=0\nhigh=1\nassumed="x"\n',
            "two levers share a name",
        ),
    ],
)
def test_a_wrong_plan_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        parsed_plan(text, "plan.toml")
    assert "\n" not in str(refused.value)


def test_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read as UTF-8"):
        read_plan(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot be read as UTF-8"):
        read_plan(tmp_path / "bytes.toml")


@pytest.mark.parametrize(
    "words",
    [
        ["--sweeps", "0"],
        ["--replications", "1"],
        ["--workers", "-1"],
        ["--plan", "no-such.toml"],
        ["--set", "run.weeks=x"],
    ],
)
def test_the_command_refuses_in_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(HEREFORD), *words]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("error: ")
    assert said.err.count("\n") == 1
    assert said.out == ""
