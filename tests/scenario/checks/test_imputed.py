from pathlib import Path

import pytest

from dghsim.scenario.checks.imputed import own_though_imputed
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped

IMPUTED = shipped("hereford").parent / "cohort" / "rbz.toml"


def doubts(folder: Path, more: str) -> list[str]:
    mine = folder / "mine.toml"
    mine.write_text(f'extends = "{IMPUTED}"\n{more}', encoding="utf-8")
    return list(own_though_imputed(load_scenario(mine)))


def test_own_beds_under_the_mark_of_imputed_ones_are_told(tmp_path: Path) -> None:
    (line,) = doubts(tmp_path, "[place.ward]\ncount = 120\n")
    assert line == (
        "hospital.imputed: says that beds is of others, and place.ward.count is your own: once all of it is, say "
        'imputed = ["direct", "delay"], or it stays out of ranks and verdicts'
    )


@pytest.mark.parametrize(
    "more",
    ["", '[place.ward]\ncount = 120\n[hospital]\nimputed = ["direct", "delay"]\n'],
    ids=["none own", "mark taken off"],
)
def test_nothing_is_said_where_there_is_no_doubt(tmp_path: Path, more: str) -> None:
    assert not doubts(tmp_path, more)
