"""Homes that do not fit: one line each, naming key and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.homes import nurses, written

from dghsim.errors import InputError
from dghsim.scenario.homes.fit import unusual_homes
from dghsim.scenario.load import load_scenario


@pytest.mark.parametrize(
    ("sets", "says"),
    [
        ('homes.streams=["dor"]', "homes.streams.0: 'dor' is not a known stream of patients"),
        ("homes.comes_back_by=window", "homes.comes_back_by"),
        ("home.north.team=visitor", "home.north.team"),
        ("home.north.reviews_by=visitors", None),
        ("home.north.in_reach_by=nobody", "home.north.in_reach_by"),
        ("homes.in_reach.before=stay_here", "homes.in_reach.before"),
        ("homes.in_reach.before=bed", "homes.in_reach.before"),
        ('homes.group.frail.who={ frailty = ["frial"] }', "homes.group.frail.who.frailty"),
        ('homes.group.frail.who={ fraility = ["frail"] }', "homes.group.frail.who.fraility"),
        ("homes.population=50000", "homes.population: is less than the homes' lists"),
        ("homes.care.last_hour_minutes=720", "homes.team.visitors.end"),
        ("homes.team.visitors.end=07:00", "homes.team.visitors.end"),
        ("homes.team.visitors.in_post=5", "homes.team.visitors"),
        ("homes.team.visitors.cover=[0,0,0,0,0,0,0]", "homes.team.visitors"),
        (
            'homes.team.visitors.evening={ start = "21:00", end = "23:00", cover = [1, 1, 1, 1, 1, 1, 1] }',
            "homes.team.visitors",
        ),
        (
            'homes.team.visitors.evening={ start = "18:00", end = "02:00", cover = [1, 1, 1, 1, 1, 1, 1] }',
            "homes.team.visitors.evening",
        ),
        ("homes.growth.mature_months=3", "homes.growth"),
        ("homes.group.frail.visited_by=mental_health", "homes.group.frail.visited_by"),
        ("homes.in_reach.settled_by=voluntary", "homes.in_reach.settled_by"),
        ('home.north.disciplines={ voluntary = "helpers" }', "home.north.disciplines.voluntary"),
        ("home.north.registered=1e30", "home.north.registered"),
        ("homes.care.mean_days=nan", "homes.care.mean_days"),
        ("homes.care.kept_share=1.1", "homes.care.kept_share"),
    ],
)
def test_one_line(tmp_path: Path, sets: str, says: str | None) -> None:
    file = written(tmp_path)
    if says is None:
        load_scenario(file, sets=[sets])
        return
    with pytest.raises(InputError) as refused:
        load_scenario(file, sets=[sets])
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_home_without_what_homes_have_in_common(tmp_path: Path) -> None:
    file = written(tmp_path)
    text = file.read_text()
    file.write_text(text[: text.index("[homes]")] + text[text.index("[home.north]") :])
    with pytest.raises(InputError, match=r"home: needs \[homes\]"):
        load_scenario(file)


def test_teams_of_one_grade_at_two_pays_or_of_one_label_are_refused(tmp_path: Path) -> None:
    file = written(tmp_path, nurses())
    with pytest.raises(
        InputError, match=r"homes\.team\.nurses\.pay_gbp_per_year: must be 40000, as of team visitors"
    ):
        load_scenario(file, sets=["homes.team.nurses.pay_gbp_per_year=50000"])
    load_scenario(file, sets=["homes.team.nurses.pay_gbp_per_year=50000", "homes.team.nurses.grade=nurse_b"])
    with pytest.raises(
        InputError, match=r"homes\.team\.nurses\.label: must be another than that of team visitors"
    ):
        load_scenario(file, sets=["homes.team.nurses.label=visitors"])


def test_a_home_called_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must have another name"):
        load_scenario(written(tmp_path, homes="none"))


@pytest.mark.parametrize(
    ("names", "registered", "warned"),
    [
        ("a b c", 30_000, 0),
        ("a b c", 29_999, 3),
        ("a b c", 50_000, 0),
        ("a b c", 50_001, 3),
        ("a b", 40_000, 1),
    ],
)
def test_unusual_sizes_and_numbers_are_told(tmp_path: Path, names: str, registered: int, warned: int) -> None:
    sets = [f"home.{name}.registered={registered}" for name in names.split()]
    scenario = load_scenario(written(tmp_path, homes=names), sets=[*sets, "homes.population=400000"])
    assert len(list(unusual_homes(scenario))) == warned
