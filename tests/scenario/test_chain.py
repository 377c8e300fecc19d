from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario


def test_files_extend_one_another_base_first(small: dict[str, Any], write: Callable[..., Path]) -> None:
    write(small, "one.toml")
    write('extends = "one.toml"\n[place.room]\ncount = 5\n[run]\nweeks = 6\n', "two.toml")
    scenario = load_scenario(write('extends = "two.toml"\n[place.room]\ncount = 7\n'))
    assert (scenario.place["room"].count, scenario.run.weeks, scenario.run.warm_up_weeks) == (7, 6, 1)


def test_base_is_found_beside_the_file_that_names_it(
    small: dict[str, Any], write: Callable[..., Path]
) -> None:
    folder = write(small, "base.toml").parent
    (folder / "below").mkdir()
    write('extends = "../base.toml"\nname = "Middle"', "below/middle.toml")
    assert load_scenario(write('extends = "below/middle.toml"')).name == "Middle"


def test_shipped_scenario_is_found_by_name(write: Callable[..., Path]) -> None:
    assert load_scenario(write('extends = "hereford.toml"')).hospital.code == "RLQ"
    assert load_scenario(write('extends = "hereford"')).hospital.code == "RLQ"
    assert load_scenario(write('extends = "textbook/mmc.toml"')).hospital.code == "MMC"


def test_a_file_called_like_the_shipped_one_may_extend_it(write: Callable[..., Path]) -> None:
    assert load_scenario(write('extends = "hereford.toml"\nname = "Mine"', "hereford.toml")).name == "Mine"


def test_file_beside_comes_before_the_shipped_one(small: dict[str, Any], write: Callable[..., Path]) -> None:
    write(small, "hereford.toml")
    assert load_scenario(write('extends = "hereford.toml"')).hospital.code == "CLINIC"


def test_a_circle_is_refused(write: Callable[..., Path]) -> None:
    write('extends = "b.toml"', "a.toml")
    file = write('extends = "a.toml"', "b.toml")
    with pytest.raises(InputError, match=r"a\.toml: extends: 'b\.toml' leads back to itself"):
        load_scenario(file)


def test_error_names_the_file_and_the_base_that_wrote_the_key(
    small: dict[str, Any], write: Callable[..., Path]
) -> None:
    small["run"]["weeks"] = 0
    write(small, "base.toml")
    file = write('extends = "base.toml"')
    with pytest.raises(InputError) as refused:
        load_scenario(file)
    assert str(refused.value) == f"{file} (base.toml): run.weeks: must be at least 1, not 0"


def test_broken_base_is_told_from_the_file_that_extends_it(write: Callable[..., Path]) -> None:
    write("name = ", "base.toml")
    file = write('extends = "base.toml"')
    with pytest.raises(InputError) as refused:
        load_scenario(file)
    assert str(refused.value).startswith(f"{file}: extends: base.toml: is not TOML")


def test_remove_takes_out_what_the_base_says(small: dict[str, Any], write: Callable[..., Path]) -> None:
    small["rota"]["tier"]["doctors"]["relax"] = {"avg_48": 50}
    small["rota"]["tier"]["doctors"]["relax_reason"] = "agreed"
    write(small, "base.toml")
    file = write(
        'extends = "base.toml"\nremove = ["rota.tier.doctors.relax", "rota.tier.doctors.relax_reason"]'
    )
    assert load_scenario(file).rota.tier["doctors"].relax == {}
