"""A scenario and changes of it run beside one another come to what each comes to by itself."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from helpers.drawn import counted_draws

from dghsim.errors import InputError
from dghsim.measures.aims import by_measure
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies import drawn_once as module
from dghsim.studies.beside import Beside, replicate_beside
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate

CHANGES: dict[str, dict[str, Any]] = {
    "more beds": {"place.ward.count": 160},
    "slower tests": {"pathway.stage.same_day_tests.duration.median": 200},
    "fewer come": {"demand.stream.ed.per_day": 20},
    "bank seldom": {"rota.ladder.bank.chance": 0.1},
    "dearer bank": {"money.bank_gbp_per_hour.tier_1": 80},
}


@pytest.fixture(scope="module")
def base() -> Scenario:
    return load_scenario(
        shipped("hereford"), sets=["run.weeks=1", "run.warm_up_weeks=1", "run.replications=2"]
    )


@pytest.fixture(scope="module")
def changes(base: Scenario) -> dict[str, Scenario]:
    return {name: changed(base, change) for name, change in CHANGES.items()}


@pytest.fixture(scope="module")
def found(base: Scenario, changes: dict[str, Scenario]) -> Beside:
    return replicate_beside(base, changes, workers=1)


def test_the_base_has_all_its_numbers(base: Scenario, found: Beside) -> None:
    alone = replicate(base, build_rota(base), logs=0)
    pd.testing.assert_frame_equal(found.base.values, alone.values, check_exact=True)
    pd.testing.assert_frame_equal(found.base.face, alone.face, check_exact=True)
    assert found.base.measures == alone.measures


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_has_the_numbers_of_the_aims_that_it_has_alone(
    changes: dict[str, Scenario], found: Beside, name: str
) -> None:
    alone = replicate(changes[name], build_rota(changes[name]), logs=0, whole=False).values
    beside = found.changed[name].values
    assert set(by_measure()) & set(alone) <= set(beside)
    pd.testing.assert_frame_equal(beside, alone[list(beside)], check_exact=True)


def test_who_comes_and_who_works_is_drawn_once_for_all_alike(
    base: Scenario, changes: dict[str, Scenario], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = counted_draws(monkeypatch)
    replicate_beside(base, changes, workers=1, whole=False)
    came = ("as it is", "more beds, which thin what the wards ask for", "fewer come")
    worked = ("as it is", "bank seldom", "dearer bank")
    assert drawn == {"draw_arrivals": 2 * len(came), "fill_gaps": 2 * len(worked)}


def test_a_change_that_cannot_be_run_is_named_and_stops_none_of_the_others(
    base: Scenario, changes: dict[str, Scenario], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.run_drawn

    def run(prepared: Any, *args: Any) -> Any:
        if prepared.scenario is lost:
            raise InputError("goes round in no time")
        return real(prepared, *args)

    lost = changes["slower tests"].model_copy()
    monkeypatch.setattr(module, "run_drawn", run)
    both = {"lost": lost, "more beds": changes["more beds"]}
    found = replicate_beside(base, both, workers=1, whole=False)
    assert found.not_run == {"lost": "goes round in no time"}
    assert list(found.changed) == ["more beds"]
