"""Lists by age: patients of an age come from lists in proportion to their people of that age."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import finished, written

from dghsim.errors import InputError
from dghsim.scenario.homes.fit import unusual_homes
from dghsim.scenario.load import load_scenario

AGES = 'homes.ages={ attribute = "frailty", people = { fit = 70000, frail = 30000 } }'


def shares(name: str, fit: float, frail: float) -> str:
    return f"home.{name}.age_shares={{ fit = {fit}, frail = {frail} }}"


def test_patients_of_an_age_are_on_the_lists_on_which_people_of_it_are(tmp_path: Path) -> None:
    """Of 100,000 people 30,000 are frail; of those in the south two thirds of the frail, and none elsewhere."""
    file = written(tmp_path, homes="north south")
    run = finished(file, AGES, shares("north", 0.8, 0.2), shares("south", 0.6, 0.4), "run.weeks=20")
    came = run.arrivals.attributes
    listed, frail = came["homes_list"], came["frailty"] == run.arrivals.labels["frailty"].index("frail")
    south = listed == run.arrivals.labels["homes_list"].index("south")
    assert south[frail].mean() == pytest.approx(20 / 30, abs=0.03)
    assert south[~frail].mean() == pytest.approx(30 / 70, abs=0.03)
    assert not (listed == run.arrivals.labels["homes_list"].index("none")).any()


def test_without_ages_the_lists_are_as_they_were_and_alike_shares_say_the_same(tmp_path: Path) -> None:
    plain = load_scenario(written(tmp_path, homes="north south")).demand.attribute["homes_list"].shares
    assert plain == {"north": 0.5, "south": 0.5, "none": 0.0}
    same = [shares(name, 0.7, 0.3) for name in ("north", "south")]
    alike = load_scenario(tmp_path / "homes.toml", sets=[AGES, *same])
    by_age = alike.demand.attribute["homes_list"].shares
    assert isinstance(by_age, dict)
    for each in by_age.values():
        assert isinstance(each, dict)
        assert np.array(list(each.values())) == pytest.approx([0.5, 0.5, 0.0])


@pytest.mark.parametrize(
    ("sets", "says"),
    [
        ([AGES], "home.north.age_shares: must have one entry for each label of frailty"),
        ([AGES, shares("north", 0, 0)], "home.north.age_shares: must not all be nought"),
        ([AGES, shares("north", 0.5, 0.5)], "homes.ages.people.frail: is less than the homes' lists"),
        ([AGES.replace("frailty", "fraility"), shares("north", 0.7, 0.3)], "homes.ages.attribute"),
        (
            [AGES.replace("fit =", "fitt ="), shares("north", 0.7, 0.3)],
            "homes.ages.people: must have one entry",
        ),
    ],
)
def test_one_line(tmp_path: Path, sets: list[str], says: str) -> None:
    with pytest.raises(InputError) as refused:
        load_scenario(written(tmp_path), sets=sets)
    assert says in str(refused.value)


def test_shares_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    sets = [AGES, shares("north", 0.56, 0.24), "homes.population=120000"]
    told = [line for line in unusual_homes(load_scenario(written(tmp_path), sets=sets)) if "add up" in line]
    assert len(told) == 2
    assert "home.north.age_shares add up to 0.8" in told[0]
