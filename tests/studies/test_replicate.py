"""Many replications: the same numbers whoever runs them and whoever is done first, in bounded room."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dghsim.measures.model import Measured, Study
from dghsim.rota.build import build_rota
from dghsim.rota.model import DatedRota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies import replicate as module
from dghsim.studies.gather import Gathered, Means, Rows
from dghsim.studies.replicate import Tables, replicate

WALK_IN = Path(__file__).parents[2] / "scenarios" / "published" / "walk_in_centre.toml"
COUNT = 5


@pytest.fixture(scope="module")
def made() -> tuple[Scenario, DatedRota]:
    scenario = load_scenario(WALK_IN, sets=["run.weeks=2"])
    return scenario, build_rota(scenario)


@pytest.fixture(scope="module")
def alone(made: tuple[Scenario, DatedRota]) -> Study:
    return replicate(*made, replications=COUNT, workers=1)


def assert_same(study: Study, other: Study) -> None:
    pd.testing.assert_frame_equal(study.values, other.values, check_exact=True)
    pd.testing.assert_frame_equal(study.face, other.face, check_exact=True)
    assert list(study.profiles) == list(other.profiles)
    for name, profile in study.profiles.items():
        np.testing.assert_array_equal(profile, other.profiles[name], err_msg=name)
    assert list(study.logs) == list(other.logs)
    for name, table in study.logs.items():
        pd.testing.assert_frame_equal(table, other.logs[name], check_exact=True)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_last_begun_may_be_done_first(
    made: tuple[Scenario, DatedRota], alone: Study, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_one = module.run_one

    def late(prepared: Any, number: int, engine: Any) -> Any:
        time.sleep(0.05 * (COUNT - number))
        return run_one(prepared, number, engine)

    monkeypatch.setattr(module, "run_one", late)
    assert_same(alone, replicate(*made, replications=COUNT, workers=workers))


def test_the_first_replications_are_the_same_among_fewer(
    made: tuple[Scenario, DatedRota], alone: Study
) -> None:
    fewer = replicate(*made, replications=2, workers=2)
    pd.testing.assert_frame_equal(alone.values.head(2), fewer.values, check_exact=True)


def test_all_logs_are_handed_on_in_order_and_few_are_held(
    made: tuple[Scenario, DatedRota], alone: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOGS", 2)
    handed: list[Tables] = []
    study = replicate(*made, replications=COUNT, workers=2, logs=4, keep=handed.append)
    for name, table in study.logs.items():
        whole = alone.logs[name]
        pd.testing.assert_frame_equal(table, whole[whole["replication"] < 2])
        four = pd.concat([tables[name] for tables in handed], ignore_index=True)
        pd.testing.assert_frame_equal(four, whole[whole["replication"] < 4])


def test_means_leave_out_what_has_nothing_to_show() -> None:
    means = Means()
    for array in ([1.0, np.nan, np.nan], [2.0, 4.0, np.nan]):
        means.add({"profile": np.array(array)})
    np.testing.assert_array_equal(means.means()["profile"], [1.5, 4.0, np.nan])


def test_rows_of_other_names_are_refused() -> None:
    rows = Rows()
    rows.add({"one": 1.0})
    with pytest.raises(ValueError, match="other names"):
        rows.add({"two": 1.0})


def test_what_is_held_does_not_grow_with_the_profiles() -> None:
    gathered = Gathered()
    for _ in range(50):
        gathered.add(Measured({"one": 1.0}, {"profile": np.ones(1000)}))
    assert gathered.values.table()["one"].tolist() == [1.0] * 50
    assert gathered.face.table().shape == (50, 0)
    assert sum(array.nbytes for array in gathered.profiles.sums.values()) == 8000
