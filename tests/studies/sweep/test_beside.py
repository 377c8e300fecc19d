"""Cells run beside one another share what is drawn alike, and each comes to what it comes to alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.drawn import counted_draws
from helpers.sweeps import MMC, asked, swept

from dghsim.scenario.load import load_scenario
from dghsim.studies.simulate import simulate
from dghsim.studies.stored.study import open_study
from dghsim.studies.sweep import batches

SLOWER = '[factor.minutes]\nkey = "work.service.duration.mean"\nvalues = [10, 12]\n'
MORE_COME = '[factor.take]\nkey = "demand.stream.customers.per_day"\nvalues = [40, 60]\n'


@pytest.fixture(autouse=True)
def one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few cells there are."""
    monkeypatch.setattr(batches, "_EACH", 1)


def test_cells_with_the_same_patients_draw_them_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = counted_draws(monkeypatch)
    swept(asked(tmp_path, SLOWER + MORE_COME, head="chunk_cells = 4"), tmp_path / "out")
    assert drawn == {"draw_arrivals": 2 * 2, "fill_gaps": 2}


def test_each_comes_to_what_it_comes_to_alone(tmp_path: Path) -> None:
    swept(asked(tmp_path, SLOWER + MORE_COME, head="chunk_cells = 4"), tmp_path / "out")
    key = "demand.stream.customers.per_day=60"
    sets = ["run.weeks=1", "run.warm_up_weeks=0", "work.service.duration.mean=12", key]
    alone = simulate(load_scenario(MMC, sets=sets), replications=2).values
    with open_study(tmp_path / "out") as study:
        rows = study.sql("SELECT * FROM runs WHERE minutes = 12 AND take = 60 ORDER BY replication")
    np.testing.assert_array_equal(rows[list(alone.columns)].to_numpy(), alone.to_numpy())
