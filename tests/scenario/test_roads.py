"""The way between two hospitals: as a file says, else by the straight line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dghsim.engine.program import make_program
from dghsim.scenario.load import load_scenario
from dghsim.scenario.pathway import Delay
from dghsim.scenario.roads import lasting, minutes_between, toward
from dghsim.scenario.root import Hospital

COHORT = Path(__file__).parents[2] / "scenarios" / "cohort"


def at(code: str, **around: Any) -> Hospital:
    return Hospital.model_validate({"code": code, "around": around})


YEOVIL = {"longitude": -2.63444, "latitude": 50.9447}
DORCHESTER = {"longitude": -2.44694, "latitude": 50.7129}


def test_by_the_straight_line_it_is_near_what_it_is_by_car() -> None:
    # 32 minutes by car, and 29 km.
    found = minutes_between(at("RA4", **YEOVIL), at("RBD", **DORCHESTER))
    assert found == pytest.approx(1.2 * 28.9, rel=0.005)
    assert minutes_between(at("RA4", **YEOVIL), at("RBD", **YEOVIL)) == 0


@pytest.mark.parametrize("says_here", [True, False])
def test_what_either_file_says_goes_before(says_here: bool) -> None:
    here = at("RA4", **YEOVIL, **({"minutes_to": {"RBD": 32}} if says_here else {}))
    there = at("RBD", **DORCHESTER, **({} if says_here else {"minutes_to": {"RA4": 32}}))
    assert minutes_between(here, there) == 32


def test_of_a_hospital_that_is_nowhere_it_is_not_known() -> None:
    assert minutes_between(at("RA4"), at("RBD", **DORCHESTER)) is None
    assert minutes_between(at("RA4", longitude=1.0), at("RBD", **DORCHESTER)) is None


def on_the_way(by_road: float | None, unit: str = "hours") -> Delay:
    return Delay.model_validate(
        {
            "type": "delay",
            "by_road": by_road,
            "duration": {"family": "lognormal", "unit": unit, "median": 5, "sigma": 0.4},
        }
    )


def test_patients_are_on_the_way_by_how_far_it_is_where_that_is_known() -> None:
    far = at("RA4", minutes_to_next_hospital=40)
    assert lasting(on_the_way(1.5), far) == lasting(on_the_way(None, "minutes"), far).model_copy(
        update={"median": 60.0}
    )
    for delay, hospital in ((on_the_way(1.5), at("RA4")), (on_the_way(None), far)):
        assert lasting(delay, hospital) == delay.duration


def test_only_what_has_a_median_can_go_by_road() -> None:
    given = {"type": "delay", "by_road": 1, "duration": {"family": "fixed", "unit": "minutes", "value": 5}}
    with pytest.raises(ValueError, match="by_road goes with a lognormal duration"):
        Delay.model_validate(given)


def test_the_closed_take_sends_by_the_road_to_the_hospital_that_runs_too() -> None:
    closed = [load_scenario(COHORT / f"{code}.toml", levers=["overnight_closure"]) for code in ("rbd", "ra4")]
    alone, together = closed[0], toward(*closed)
    for scenario, minutes in ((alone, 32), (together, 1.2 * 28.9)):
        for name in ("on_the_way", "on_the_way_direct"):
            stage = scenario.pathway.stage[name]
            assert isinstance(stage, Delay)
            program = make_program(scenario, ("plain",))
            row = program.stages[program.stage_names.index(name)]
            middle = np.median(program.tables[row["duration_table"]]) / 60
            assert middle == pytest.approx(minutes, rel=0.01)
