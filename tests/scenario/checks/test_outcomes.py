from typing import Any

import pytest
from helpers.refused import Load, line


def test_deaths_are_off_unless_asked_for(small: dict[str, Any], load: Load) -> None:
    assert not load(small).outcomes.deaths
    small["outcomes"] = {"deaths": True}
    assert load(small).outcomes.deaths


def test_deaths_are_refused_beside_a_real_hospitals_name(small: dict[str, Any], load: Load) -> None:
    small["hospital"]["real"] = True
    load(small)
    small["outcomes"] = {"deaths": True}
    assert line(load, small) == (
        "outcomes.deaths: must be false where hospital.real is true: nothing is said of deaths beside a real "
        "hospital's name"
    )


def test_nobody_dies_beside_a_real_hospitals_name(small: dict[str, Any], load: Load) -> None:
    small["pathway"]["stage"]["gone"]["outcome"] = "died"
    load(small)
    small["hospital"]["real"] = True
    assert line(load, small) == (
        "pathway.stage.gone.outcome: must not be died where hospital.real is true: no deaths beside a real "
        "hospital's name"
    )


@pytest.mark.parametrize(
    ("key", "value"), [("patients_per_death", 0), ("death_share", 1.1), ("deaths_rise", -0.1), ("deaths", 1)]
)
def test_what_deaths_rest_on_has_bounds(small: dict[str, Any], load: Load, key: str, value: float) -> None:
    small["outcomes"] = {key: value}
    assert line(load, small).startswith(f"outcomes.{key}: must be ")


def test_takes_are_asked_of_grades_there_are(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"]["doctors"]["grades"] = {"imt": 2}
    small["training"] = {"takes_per_year": {"imt": 167}}
    assert load(small).training.takes_per_year == {"imt": 167}
    small["training"] = {"takes_per_year": {"imd": 167}}
    assert line(load, small).startswith(
        "training.takes_per_year.imd: 'imd' is not a known grade; did you mean imt?"
    )
