from typing import Any

from helpers.refused import Load, line


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
