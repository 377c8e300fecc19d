"""Which of the files beside a hospital's is the nearest hospital's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario
from dghsim.scenario.nearest import nearest
from dghsim.scenario.root import Hospital

COHORT = Path(__file__).parents[2] / "scenarios" / "cohort"


@pytest.mark.parametrize(
    ("code", "its", "minutes"), [("rbd", "ra4", 35), ("rbz", "ra9", 92), ("rlt", "rjc", 31)]
)
def test_of_the_cohort_the_nearest_is_found(code: str, its: str, minutes: int) -> None:
    file = COHORT / f"{code}.toml"
    found = nearest(file, load_scenario(file).hospital)
    assert found.file.stem == its
    assert round(found.minutes) == minutes


def made(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder / "here.toml"


HERE = Hospital.model_validate({"code": "HERE", "around": {"minutes_to": {"A": 20, "B": 10}}})


def test_other_files_of_the_same_hospital_and_what_is_no_scenario_are_passed_over(tmp_path: Path) -> None:
    file = made(
        tmp_path, a='[hospital]\ncode = "A"', b='[hospital]\ncode = "B"',
        same='[hospital]\ncode = "HERE"\naround = { minutes_to = { HERE = 0 } }',
        broken="[hospital", lever='kind = "lever"', odd='[hospital]\ncode = ["A"]',
    )  # fmt: skip
    assert nearest(file, HERE).file.stem == "b"
    made(tmp_path, b="")
    assert nearest(file, HERE).file.stem == "a"


def test_where_nobody_knows_the_way_there_is_none(tmp_path: Path) -> None:
    file = made(tmp_path, c='[hospital]\ncode = "C"')
    with pytest.raises(InputError, match=r"no file beside .*here\.toml.* is of another hospital") as refused:
        nearest(file, HERE)
    assert "\n" not in str(refused.value)
