"""The way between two hospitals: as a file says, else by the straight line."""

from __future__ import annotations

from typing import Any

import pytest

from dghsim.scenario.roads import minutes_between
from dghsim.scenario.root import Hospital


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
