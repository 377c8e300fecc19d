"""`dghsim run FILE --uncertainty N` from end to end, on a queue small enough to run in a second."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from dghsim.cli import main
from dghsim.studies.uncertainty import run as uncertainty

MMC = Path(__file__).parents[2] / "scenarios" / "textbook" / "mmc.toml"
SHORT = ("--set", "run.weeks=1", "--set", "run.warm_up_weeks=0", "--replications", "3", "--quiet")
RANGES = """extends = "mmc.toml"

[[provenance]]
keys = ["work.service.duration.mean"]
evidence = "illustrative"
source = "Anybody's guess"
low = 8
high = 16
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "mmc.toml").write_text(MMC.read_text(encoding="utf-8"), encoding="utf-8")
    made = tmp_path / "mine.toml"
    made.write_text(RANGES, encoding="utf-8")
    return made


def test_the_model_interval_is_filled_and_the_input_that_decides_is_named(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(file), *SHORT[:-1], "--uncertainty", "24", "--output", str(out)]) == 0
    said, progress = capsys.readouterr()
    assert "Guesses: 24 draws from their ranges: done" in progress
    assert "1 guess has a range (1 number of the scenario)" in " ".join(said.split())
    assert "work.service.duration.mean, 8 to 16" in said
    table = pd.read_csv(out / "summary.csv").set_index("measure_id")
    busy = next(name for name in table.index if name.startswith("utilisation"))
    row = table.loc[busy]
    # Ten an hour among three: 55.6 % busy at ten minutes each, 83.3 % at fifteen; the draws go from 46 % to 86 %.
    assert 44 < row["model_low"] < 52
    assert 80 < row["model_high"] < 90
    assert json.loads((out / "manifest.json").read_text())["uncertainty"]["draws"] == 24
    assert {"guesses.csv", "draws.parquet"} <= {path.name for path in out.iterdir()}
    assert 'id="guesses"' in (out / "report.html").read_text(encoding="utf-8")


def test_without_it_nothing_is_drawn(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["run", str(file), *SHORT, "--output", str(out)]) == 0
    assert pd.read_csv(out / "summary.csv")[["model_low", "model_high"]].isna().all(axis=None)
    assert not {"guesses.csv", "draws.parquet"} & {path.name for path in out.iterdir()}


@pytest.mark.parametrize("draws", ["0", "1", "-4", "2.5", "many", "", "10001", "9" * 50, "nan", "１６"])
def test_what_is_no_number_of_draws_gets_one_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], draws: str
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(file), f"--uncertainty={draws}", "--output", str(out)]) == 2
    printed, err = capsys.readouterr()
    assert printed == ""
    assert err.count("\n") == 1
    assert "--uncertainty" in err
    assert "2 to 10000" in err
    assert not out.exists()


def test_a_file_without_ranges_is_refused_before_anything_is_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(MMC), "--uncertainty", "8", "--output", str(out)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "low and high in [[provenance]]" in err
    assert list(tmp_path.iterdir()) == []


def test_a_run_stopped_among_the_draws_leaves_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(uncertainty, "with_guesses", stopped)
    before = set(tmp_path.iterdir())
    assert main(["run", str(file), *SHORT, "--uncertainty", "8", "--output", str(tmp_path / "out")]) == 130
    assert set(tmp_path.iterdir()) == before
