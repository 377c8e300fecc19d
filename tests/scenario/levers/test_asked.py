"""How a lever is asked for in text."""

from pathlib import Path

import pytest
from scenario.levers.test_model import lever_file

from dghsim.scenario.levers.asked import beside, name_and_level, parts, place_of
from dghsim.scenario.levers.read import chosen, sets_of

ODD = ["beds+staff", "year=2026", "a@low", "two=2+2@high"]


@pytest.mark.parametrize("name", ODD)
def test_a_file_is_found_whatever_signs_its_folder_has(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    own = lever_file(folder)
    (alone,) = sets_of([str(own)])
    assert (alone[0].called, alone[0].source) == ("beds=4", str(own))
    for text in (f"{own}=4", f"{own}@high", f"{own}=4@many.low"):
        both = [f"twilight=1+{text}", f"{text} + twilight=1"]
        assert [{one.name for one in chosen([each])} for each in both] == [{"beds", "twilight"}] * 2
        assert [one.source for one in chosen([text])] == [str(own)]
        asked = [one.asked for one in chosen([text])]
        assert [one.asked for one in chosen(asked)] == asked


@pytest.mark.parametrize("name", ODD)
def test_a_file_beside_a_scenario_is_looked_for_there(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    own = lever_file(folder)
    assert beside("surge_beds=4 + beds.toml=4", folder) == f"surge_beds=4+{own}=4"
    assert beside(f"{name}/beds.toml=4+surge_beds", tmp_path) == f"{own}=4+surge_beds"


def test_two_files_joined_are_two(tmp_path: Path) -> None:
    own = lever_file(tmp_path)
    assert parts(f"{own}+{own}=4") == [str(own), f"{own}=4"]


@pytest.mark.parametrize("text", ["no.toml=4", "no.toml", "a+no.toml=4", "\0.toml", "x" * 5000 + "+a.toml"])
def test_what_is_no_file_is_read_by_its_signs(text: str) -> None:
    assert parts(text) == text.split("+")
    assert name_and_level(place_of(text)[0])[0] == text.partition("=")[0]
