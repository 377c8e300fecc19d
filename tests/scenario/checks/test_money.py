from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def line(load: Load, document: dict[str, Any]) -> str:
    with pytest.raises(InputError) as error:
        load(document)
    return str(error.value).split("mine.toml: ", 1)[1]


@pytest.fixture
def doctors(small: dict[str, Any]) -> dict[str, Any]:
    tier: dict[str, Any] = small["rota"]["tier"]["doctors"]
    return tier


def test_grades_must_be_paid_once_any_is(small: dict[str, Any], doctors: dict[str, Any], load: Load) -> None:
    doctors["grades"] = {"imt": 2}
    load(small)
    small["money"] = {"pay_gbp_per_year": {"imd": 50_000}}
    assert line(load, small).startswith(
        "rota.tier.doctors.grades.imt: 'imt' is not a known grade; did you mean imd?"
    )


def test_factor_of_an_unknown_grade(small: dict[str, Any], doctors: dict[str, Any], load: Load) -> None:
    small["work"]["talk"]["factor_by_grade"] = {"registra": 0.7}
    load(small)
    doctors["grades"] = {"registrar": 2}
    assert line(load, small) == (
        "work.talk.factor_by_grade.registra: 'registra' is not a known grade; did you mean registrar?"
    )
