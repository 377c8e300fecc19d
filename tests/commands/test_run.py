"""What `dghsim run` says before it runs."""

from pathlib import Path
from typing import Any

import pytest

from dghsim.cli import main
from dghsim.commands.session import Session
from dghsim.errors import InputError


def stopped(*_: Any, **__: Any) -> None:
    raise InputError("stopped before the run")


def test_a_file_that_cannot_work_is_said_to_be_so_before_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(Session, "study", stopped)
    busy = ["--set", "work.service.duration.mean=20", "--output", str(tmp_path / "out")]
    mmc = Path(__file__).parents[2] / "scenarios" / "textbook" / "mmc.toml"
    assert main(["run", str(mmc), *busy]) == 2
    told = capsys.readouterr().err
    assert "Warning: offered load above cover: Service: about 560 clinician-hours a week" in told
    assert "stopped before the run" in told.split("without end")[1]


def test_run_warns_in_the_words_of_validate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(Session, "study", stopped)
    hereford = str(Path(__file__).parents[2] / "scenarios" / "hereford.toml")
    night = ["--set", "rota.tier.registrar.duty.night.cover=[0, 0, 0, 0, 0, 0, 0]"]
    assert main(["validate", hereford, *night]) == 0
    listed = capsys.readouterr().out.split("Warnings:\n")[1].split("\n\n")[0].splitlines()
    assert main(["run", hereford, *night, "--output", str(tmp_path / "out")]) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Warning: ")]
    assert said == [f"Warning: {line.strip()}" for line in listed]
    assert any(
        "Escort to a specialist centre, registrar: less than 0.1 doctors asked for, and nobody who answers it"
        in line
        for line in said
    )
