"""Take duties are prepared once for a scenario and its rota, and read after."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dghsim.rota import kept_duties as module
from dghsim.rota.build import build_rota
from dghsim.rota.gaps import prepare_duties
from dghsim.rota.kept_duties import kept_duties
from dghsim.scenario.load import load_scenario

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"
BRIEF = ["run.weeks=4", "run.warm_up_weeks=1"]


def test_what_is_read_is_what_was_prepared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scenario = load_scenario(HEREFORD, sets=BRIEF)
    rota = build_rota(scenario)
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path))
    asked: list[int] = []

    def prepared(*given: object) -> object:
        asked.append(1)
        return prepare_duties(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "prepare_duties", prepared)
    right = pickle.dumps(prepare_duties(scenario, rota))
    assert [pickle.dumps(kept_duties(scenario, rota)) for _ in range(2)] == [right, right]
    assert len(asked) == 1
    fewer = scenario.model_copy(update={"run": scenario.run.model_copy(update={"replications": 2})})
    kept_duties(fewer, rota)
    assert len(asked) == 1  # how often it is run says nothing of duties
    other = scenario.model_copy(update={"run": scenario.run.model_copy(update={"seed": 9})})
    assert kept_duties(other, rota).seed == 9
    assert len(asked) == 2
