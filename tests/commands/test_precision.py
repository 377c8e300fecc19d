"""`dghsim run FILE --precision MEASURE=HALFWIDTH` from end to end."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pandas as pd
import pytest

from dghsim.cli import main
from dghsim.commands.progress import Progress
from dghsim.commands.session import Session
from dghsim.measures.precision.ask import precision_of
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario

MMC = Path(__file__).parents[2] / "scenarios" / "textbook" / "mmc.toml"
SHORT = ("--set", "run.weeks=1", "--set", "run.warm_up_weeks=0", "--replications", "3")
WAIT = "wait_service_mean_minutes"


def test_replications_are_added_and_every_file_says_how_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = ["--precision", f"{WAIT}=4", "--precision", "arrivals_per_day=2%"]
    assert main(["run", str(MMC), *SHORT, *asked, "--output", str(out)]) == 0
    said = capsys.readouterr()
    manifest = json.loads((out / "manifest.json").read_text())
    count = manifest["replications"]
    assert 15 <= count < 1000
    assert f"How many runs? {count} replications: enough" in said.out
    assert "as many runs as it takes, at most 1000" in said.err
    assert manifest["precision"]["held"] is True
    assert [one["measure_id"] for one in manifest["precision"]["measures"]] == [WAIT, "arrivals_per_day"]
    assert all(one["within_from"] <= count - 5 for one in manifest["precision"]["measures"])
    summary = pd.read_csv(out / "summary.csv").set_index("measure_id")
    assert summary.loc[WAIT, "replications"] == count


def test_the_warm_up_is_checked_on_the_first_weeks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    weeks = ["--set", "run.weeks=12", "--set", "run.warm_up_weeks=4", "--replications", "3"]
    assert main(["run", str(MMC), *weeks, "--output", str(out)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Warm-up of 4 weeks: " in said
    assert "in the first 16 weeks of 3 runs" in said
    kept = json.loads((out / "manifest.json").read_text())["warm_up"]
    assert kept["weeks_left_out"] == 4
    assert set(kept["weeks_by_mser"]) == {"patients", "wait"}
    assert 'id="first-weeks"' in (out / "report.html").read_text(encoding="utf-8")


def test_without_it_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(MMC), *SHORT, "--output", str(tmp_path / "out")]) == 0
    assert "How many runs" not in capsys.readouterr().out
    assert "precision" not in json.loads((tmp_path / "out" / "manifest.json").read_text())


@pytest.mark.parametrize(
    "asked",
    ["nonsense=1", f"{WAIT}=0", f"{WAIT}=nan", f"{WAIT}=1e99", f"{WAIT}=", "=", "posts", f"{WAIT}=101%"],
)
def test_what_cannot_be_asked_gets_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(MMC), f"--precision={asked}", "--output", str(out)]) == 2
    printed, err = capsys.readouterr()
    assert printed == ""
    assert err.count("\n") == 1
    assert "precision" in err
    assert not out.exists()


def test_changes_beside_it_are_run_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Scenario] = []
    monkeypatch.setattr(Session, "study", lambda _, scenario, *__, **___: seen.append(scenario))
    scenario = load_scenario(MMC, sets=[f"run.precision={{{WAIT}=5}}"])
    Session(Namespace(), Progress(quiet=True)).beside(scenario, Path(), "a change")
    assert precision_of(scenario) is not None
    assert (precision_of(seen[0]), seen[0].run.replications) == (None, 4)


def test_compare_leaves_it_out_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sets = [*SHORT, "--set", f"run.precision={{{WAIT}=5}}", "--output", str(tmp_path / "out")]
    assert main(["compare", str(MMC), str(MMC), *sets]) == 0
    assert "run.precision is not for compare; each is run 3 times" in capsys.readouterr().err
