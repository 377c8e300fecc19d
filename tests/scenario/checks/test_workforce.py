from typing import Any

import pytest
from helpers.refused import Load, line

from dghsim.scenario.regions import advert_success, regions

BANK = {"by": "bank", "chance": 0.5}


@pytest.mark.parametrize(
    ("rung", "says"),
    [
        (
            {"tiers": ["doctor"]},
            "rota.ladder.bank.tiers.0: 'doctor' is not a known tier; did you mean doctors?",
        ),
        (
            {"gbp_per_hour": {"nurses": 40}},
            "rota.ladder.bank.gbp_per_hour.nurses: 'nurses' is not a known tier",
        ),
        ({"grades": ["fy9"]}, "rota.ladder.bank.grades.0: 'fy9' is not a known grade"),
        ({"by": "magic"}, "rota.ladder.bank.by"),
        ({"chance": 1.2}, "rota.ladder.bank.chance"),
        ({"slowness": 0.5}, "rota.ladder.bank.slowness"),
    ],
)
def test_rung_that_cannot_be_is_refused(
    small: dict[str, Any], load: Load, rung: dict[str, Any], says: str
) -> None:
    small["rota"]["ladder"] = {"bank": BANK | rung}
    assert line(load, small).startswith(says)


def test_ladder_in_two_forms_is_refused(small: dict[str, Any], load: Load) -> None:
    small["rota"]["ladder"] = {"bank": BANK}
    load(small)
    small["rota"]["gaps"] = {"bank_chance": 0.4}
    assert "both a ladder and gaps" in line(load, small)


@pytest.mark.parametrize(
    ("workforce", "says"),
    [
        ({"grade": {"imt": {}}}, "rota.workforce.grade.imt: 'imt' is not a known grade; known: doctors"),
        ({"region": "midlands"}, "rota.workforce: region must be one of "),
        ({"grade": {"doctors": {"changeover": {"august": 1.0}}}}, "rota.workforce.grade.doctors.changeover"),
        ({"grade": {"doctors": {"sick_share": 0.6}}}, "rota.workforce.grade.doctors.sick_share"),
        ({"grade": {"doctors": {"colour": 1}}}, "rota.workforce.grade.doctors.colour"),
    ],
)
def test_workforce_that_cannot_be_is_refused(
    small: dict[str, Any], load: Load, workforce: dict[str, Any], says: str
) -> None:
    small["rota"]["workforce"] = workforce
    assert line(load, small).startswith(says)


def test_leave_lines_lie_within_the_template(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"]["doctors"]["leave_lines"] = [4]
    load(small)
    small["rota"]["tier"]["doctors"]["leave_lines"] = [5]
    assert "leave_lines must lie within the 4 lines" in line(load, small)


def test_posts_held_vacant_are_of_those_vacant(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"]["doctors"] |= {"in_post": 3, "held_vacant": 1}
    load(small)
    small["rota"]["tier"]["doctors"]["held_vacant"] = 2
    assert "held_vacant 2 is more than the 1 vacant lines" in line(load, small)


def test_every_region_says_where_its_figure_comes_from() -> None:
    assert all(0 < region.unfilled < 1 and region.source for region in regions().values())


@pytest.mark.parametrize(
    ("region", "rural", "chance"),
    [("london", False, 0.62), ("west_midlands", True, 1 - 0.61 * 1.25), ("wales", True, 1 - 0.59 * 1.25)],
)
def test_success_is_one_less_the_unfilled_share(region: str, rural: bool, chance: float) -> None:
    assert advert_success(region, rural) == pytest.approx(chance)
