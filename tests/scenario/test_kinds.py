"""A file given to the wrong command is told the right one."""

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.cohort_file import load_cohort
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.scenario.sweep_file import load_sweep

SHIPPED = shipped("hereford").parent


@pytest.mark.parametrize(
    ("load", "file", "says"),
    [
        (load_scenario, "cohort.toml", "is a cohort, not a scenario; dghsim compare and match take one"),
        (load_scenario, "sweeps/first.toml", "is a sweep, not a scenario; dghsim sweep takes one"),
        (load_cohort, "sweeps/first.toml", "is a sweep, not a cohort; "),
        (load_cohort, "hereford.toml", "is a scenario, not a cohort; dghsim run, rota, compare and validate"),
        (load_sweep, "cohort/rbd.toml", "is a scenario, not a sweep; "),
    ],
)
def test_a_file_of_another_kind_is_told_its_command(load, file: str, says: str) -> None:
    with pytest.raises(InputError) as told:
        load(SHIPPED / file)
    assert f"{Path(file).name}: {says}" in str(told.value)


def test_fewer_doctors_than_grades_is_told_with_both_numbers() -> None:
    with pytest.raises(
        InputError, match="grades add up to 18, more than in_post and held_vacant, 16; lower a grade"
    ):
        load_scenario(shipped("hereford"), sets=["rota.tier.tier_1.in_post=16"])
