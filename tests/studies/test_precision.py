"""Replications by precision, end to end: the number depends on the values alone."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.measures.model import Study
from dghsim.measures.precision.reached import held, reached
from dghsim.measures.precision.text import text_of_precision
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies import replicate as module
from dghsim.studies.replicate import Tables, replicate
from dghsim.studies.simulate import simulate

MMC = Path(__file__).parents[2] / "scenarios" / "textbook" / "mmc.toml"
SHORT = ("run.weeks=1", "run.warm_up_weeks=0", "run.replications=3", "run.most_replications=60")
ASKED: dict[str, float | str] = {"arrivals_per_day": "1%", "wait_service_mean_minutes": 4.0}


@pytest.fixture(scope="module")
def alone() -> Study:
    return simulate(load_scenario(MMC, sets=SHORT), precision=ASKED, workers=1)


def test_it_stops_when_all_are_within_and_says_so(alone: Study) -> None:
    found = reached(alone)
    assert held(alone, found)
    assert [one.measure.id for one in found] == list(ASKED)
    since = max(one.since for one in found)
    assert 15 <= len(alone.values) == since + 5 < 60
    table = alone.summary().set_index("measure_id")
    for one in found:
        row = table.loc[one.measure.id]
        assert one.half_width == pytest.approx((row["ci_high"] - row["ci_low"]) / 2)
        assert one.half_width <= one.limit
        assert one.halves[one.since - 2] > one.limits[one.since - 2] or one.since <= 10
        assert row["replications"] == len(alone.values)
    assert f"{len(alone.values)} replications: enough" in text_of_precision(alone)


def test_the_replications_are_those_of_a_run_of_as_many(alone: Study) -> None:
    plain = simulate(load_scenario(MMC, sets=SHORT), replications=len(alone.values), workers=2)
    pd.testing.assert_frame_equal(plain.values, alone.values, check_exact=True)
    assert text_of_precision(plain) == ""


@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_number_for_any_number_of_workers_whoever_is_done_first(
    alone: Study, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_one = module.run_one

    def late(prepared: Any, number: int, engine: Any) -> Any:
        time.sleep(0.02 * (number % 3))
        return run_one(prepared, number, engine)

    monkeypatch.setattr(module, "run_one", late)
    handed: list[Tables] = []
    scenario = load_scenario(MMC, sets=SHORT)
    again = replicate(
        scenario, build_rota(scenario), precision=alone.precision, workers=workers, logs=1000, keep=handed.append
    )  # fmt: skip
    pd.testing.assert_frame_equal(again.values, alone.values, check_exact=True)
    assert len(handed) == len(alone.values)
    for name, profile in alone.profiles.items():
        np.testing.assert_array_equal(profile, again.profiles[name], err_msg=name)


def test_the_most_allowed_may_not_be_enough() -> None:
    study = simulate(load_scenario(MMC, sets=SHORT), precision={"wait_service_mean_minutes": "1%"}, most=16)
    (one,) = reached(study)
    assert (len(study.values), one.since) == (16, 0)
    assert not held(study, (one,))
    assert one.needed == pytest.approx(16 * (one.half_width / one.limit) ** 2, abs=1)
    said = " ".join(text_of_precision(study).split())
    assert "16 replications, the most allowed, are not enough" in said
    assert f"not within; about {one.needed:,.0f} replications would be" in said


def test_within_too_late_to_see_that_it_holds(alone: Study) -> None:
    most = len(alone.values) - 1
    study = simulate(load_scenario(MMC, sets=SHORT), precision=ASKED, most=most)
    assert len(study.values) == most
    assert not held(study, reached(study))
    assert "too late to see that it stays so" in " ".join(text_of_precision(study).split())


def test_what_never_varies_is_said_to_be_so() -> None:
    study = simulate(load_scenario(MMC, sets=SHORT), precision={"uncovered_hours_per_week": 1})
    assert len(study.values) == 15
    assert "the same in every run so far" in " ".join(text_of_precision(study).split())


def test_what_no_replication_measured_is_not_within(alone: Study) -> None:
    values = alone.values.drop(columns="arrivals_per_day")
    measures = tuple(measure for measure in alone.measures if measure.id in values)
    study = dataclasses.replace(alone, values=values, measures=measures)
    found = reached(study)
    assert [one.since > 0 for one in found] == [False, True]
    assert not held(study, found)
    assert "Arrivals a day: nothing to measure" in text_of_precision(study)


def test_an_unknown_measure_is_refused_before_anything_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_one", None)
    with pytest.raises(InputError, match="not a known measure"):
        simulate(load_scenario(MMC, sets=SHORT), precision={"nonsense": 1})
